/** Sends what the outbox owes: claims, SMTP connections, the rate limit, and results committed in groups. */
@NullMarked
package dev.earlyaccess.sending;

import org.jspecify.annotations.NullMarked;
