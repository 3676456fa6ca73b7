/** What users say about betas, and what the team answers: one inbox, whichever way it came in. */
@NullMarked
package dev.earlyaccess.feedback;

import org.jspecify.annotations.NullMarked;
