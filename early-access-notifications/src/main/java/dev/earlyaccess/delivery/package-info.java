/**
 * The ledger of mails that are owed, and the pump that asks whether each still holds and sends it.
 *
 * <p>A row of {@code delivery} is one mail owed to one recipient for one occasion; the row is the queue, and what became of
 * the mail stands on it. A mail goes this way:
 *
 * <ol>
 *   <li>A sweep owes it: status {@code owed}.
 *   <li>{@link dev.earlyaccess.delivery.Pump} claims a {@link dev.earlyaccess.delivery.Batch}. Each occasion is a lane, and a
 *       batch takes from all lanes alike, so that a large launch holds nobody else up and a paused one costs nothing.
 *       {@link dev.earlyaccess.delivery.RateLimit} may ration it. A claim is a lease by the database's clock: what a
 *       killed instance held is free again once it ends.
 *   <li>{@link dev.earlyaccess.delivery.Cases} reads what a batch is about, {@link dev.earlyaccess.delivery.Kind} decides for
 *       each delivery whether it still holds, and what holds is rendered, by as many threads as there are
 *       processors and a few letters ahead. Meanwhile the next batch is claimed.
 *   <li>The {@link dev.earlyaccess.delivery.Crew} takes the letters, one thread and one kept SMTP connection each.
 *   <li>{@link dev.earlyaccess.delivery.Recorder} commits what became of them, for all connections together. Only then does a
 *       connection send its next letter: so a crash repeats at most one mail for each connection, under the same Message-ID.
 * </ol>
 *
 * <p>Whose fault a refusal is decides what becomes of the mail ({@link dev.earlyaccess.mail.NotSent.Fault}). The letter's, for
 * good: {@code failed}. The recipient's, for good: {@code failed}, and the address is left alone from then on. For now:
 * again later, by {@link dev.earlyaccess.delivery.Backoff}, and {@code failed} after the last attempt. The sender's: mails of
 * that {@linkplain dev.earlyaccess.delivery.RestingKinds kind rest}. The server's: nobody counts an attempt, everything is given
 * back, and {@link dev.earlyaccess.delivery.PumpThread} tries less and less often until the server is back.
 *
 * <p>Between claim and commit there are never more than three batches and a few letters for each connection in memory.
 */
@NullMarked
package dev.earlyaccess.delivery;

import org.jspecify.annotations.NullMarked;
