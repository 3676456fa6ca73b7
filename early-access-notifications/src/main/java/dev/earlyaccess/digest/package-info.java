/** What the feedback group is told by mail: every answer by itself, or a day's answers together. */
@NullMarked
package dev.earlyaccess.digest;

import org.jspecify.annotations.NullMarked;
