/** How hooks are opened: each to whoever has its key, and to nobody else. */
@NullMarked
package dev.earlyaccess.hook;

import org.jspecify.annotations.NullMarked;
