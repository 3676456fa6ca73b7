/** Who in the company hears of what users say about betas, and in which mails. */
@NullMarked
package dev.earlyaccess.feedbackgroup;

import org.jspecify.annotations.NullMarked;
