/** How moments stand in the tables. */
@NullMarked
package dev.earlyaccess.time;

import org.jspecify.annotations.NullMarked;
