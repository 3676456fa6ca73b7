/** Feedback of users about betas, and the replies of the team: one inbox for the app and for mail. */
@NullMarked
package dev.earlyaccess.feedback;

import org.jspecify.annotations.NullMarked;
