/** Tests that a new version continues what an older version had begun. */
@NullMarked
package dev.earlyaccess.upgrade;

import org.jspecify.annotations.NullMarked;
