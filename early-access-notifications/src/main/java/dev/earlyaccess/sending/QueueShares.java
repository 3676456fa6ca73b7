package dev.earlyaccess.sending;

import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.outbox.Occasion;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How the occasions with mails that are due share a batch, by the {@link MailType.QueuePriority} of their
 * types.
 *
 * @param first the occasions whose mails are claimed before all others
 * @param perType the occasions that have one share together, by type
 * @param perOccasion the occasions that have a share each
 */
record QueueShares(List<String> first, Map<MailType, List<String>> perType, List<String> perOccasion) {

    static QueueShares of(List<String> occasions) {
        QueueShares shares =
                new QueueShares(new ArrayList<>(), new EnumMap<>(MailType.class), new ArrayList<>(occasions.size()));
        occasions.forEach(shares::add);
        return shares;
    }

    private void add(String occasion) {
        MailType type = Occasion.parse(occasion).type();
        switch (type.priority()) {
            case FIRST -> first.add(occasion);
            case PER_TYPE ->
                perType.computeIfAbsent(type, of -> new ArrayList<>()).add(occasion);
            case PER_OCCASION -> perOccasion.add(occasion);
        }
    }

    /** The size of each share of {@code limit} mails. The remainder is distributed randomly. */
    int share(int limit) {
        int shares = Math.max(1, perType.size() + perOccasion.size());
        return (limit + ThreadLocalRandom.current().nextInt(shares)) / shares;
    }
}
