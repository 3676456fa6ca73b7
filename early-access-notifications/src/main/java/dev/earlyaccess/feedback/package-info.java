/** Asking users, a week into a beta, what should be changed. */
@NullMarked
package dev.earlyaccess.feedback;

import org.jspecify.annotations.NullMarked;
