/** Asking users, a week into a beta, what should be changed. */
@NullMarked
package dev.earlyaccess.feedbackrequest;

import org.jspecify.annotations.NullMarked;
