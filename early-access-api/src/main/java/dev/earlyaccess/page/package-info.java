/** The few pages that the service shows by itself, outside any frontend: small, without scripts, in light and dark. */
@NullMarked
package dev.earlyaccess.page;

import org.jspecify.annotations.NullMarked;
