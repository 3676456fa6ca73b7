/**
 * The audit trail: what was done by anybody but a user about themselves. A room that changes something records
 * it here in the transaction of the change.
 */
@NullMarked
package dev.earlyaccess.audit;

import org.jspecify.annotations.NullMarked;
