/**
 * Mails that come in: reads the mailbox, processes mails that mail providers post, and finds the mail to
 * which a reply belongs.
 */
@NullMarked
package dev.earlyaccess.inbound;

import org.jspecify.annotations.NullMarked;
