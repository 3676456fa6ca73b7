/** Mails that come in: reads the mailbox, takes what mail providers hand over, and finds the mail that a reply answers. */
@NullMarked
package dev.earlyaccess.inbound;

import org.jspecify.annotations.NullMarked;
