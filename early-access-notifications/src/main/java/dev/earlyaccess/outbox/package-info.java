/** Mails that are owed: each one once, and the decision whether a mail still holds when it is due. */
@NullMarked
package dev.earlyaccess.outbox;

import org.jspecify.annotations.NullMarked;
