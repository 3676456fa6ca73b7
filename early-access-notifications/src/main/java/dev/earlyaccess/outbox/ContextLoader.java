package dev.earlyaccess.outbox;

import java.util.List;
import java.util.Set;

/** Knows what mails of some kinds are about: whoever owes them tells here what to say when they are due. */
public interface ContextLoader {

    /** The kinds that it knows; nobody else does. */
    Set<MailType> kinds();

    /**
     * Reads all that matters about deliveries of these kinds, in few statements.
     *
     * @param claims at least one
     */
    List<DeliveryContext> read(List<ClaimedDelivery> claims);
}
