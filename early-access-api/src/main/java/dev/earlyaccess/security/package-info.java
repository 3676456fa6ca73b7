/** Who may call: tokens verified, roles read from them, and what is open without one. */
@NullMarked
package dev.earlyaccess.security;

import org.jspecify.annotations.NullMarked;
