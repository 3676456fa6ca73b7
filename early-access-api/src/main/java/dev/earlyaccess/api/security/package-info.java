/** Who may call what: tokens, roles, and the keys of the mail endpoints. */
@NullMarked
package dev.earlyaccess.api.security;

import org.jspecify.annotations.NullMarked;
