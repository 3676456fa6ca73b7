/** The ledger of mails that are owed, and the pump that asks whether each still holds and sends it. */
@NullMarked
package dev.earlyaccess.delivery;

import org.jspecify.annotations.NullMarked;
