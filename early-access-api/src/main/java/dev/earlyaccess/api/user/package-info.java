/** About one user: what support needs to know to help. */
@NullMarked
package dev.earlyaccess.api.user;

import org.jspecify.annotations.NullMarked;
