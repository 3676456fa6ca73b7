/** Features over HTTP: users read them and opt in or out, admins create, describe, move and measure them. */
@NullMarked
package dev.earlyaccess.api.feature;

import org.jspecify.annotations.NullMarked;
