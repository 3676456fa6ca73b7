package dev.earlyaccess.outbox;

import dev.earlyaccess.mail.MailType;
import java.util.List;
import java.util.Set;

/**
 * Loads the context of mails of some types. Each package that owes mails has a loader for them, which says
 * what they contain when they are due.
 */
public interface ContextLoader {

    /** The types of mail that this loader knows. Each type has exactly one loader. */
    Set<MailType> types();

    /**
     * Loads the contexts of deliveries of these types, in few statements.
     *
     * @param deliveries at least one
     */
    List<DeliveryContext> load(List<ClaimedDelivery> deliveries);
}
