/** The team's replies to feedback, on their way to whoever gave it. */
@NullMarked
package dev.earlyaccess.reply;

import org.jspecify.annotations.NullMarked;
