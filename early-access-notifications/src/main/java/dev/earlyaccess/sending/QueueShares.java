package dev.earlyaccess.sending;

import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.outbox.Occasion;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How the occasions with something due share a batch.
 *
 * @param ahead those that are served before all others
 * @param shared by kind, those that have one lane together
 * @param single those that have a lane each
 */
record QueueShares(List<String> ahead, Map<MailType, List<String>> shared, List<String> single) {

    static QueueShares of(List<String> occasions) {
        QueueShares lanes =
                new QueueShares(new ArrayList<>(), new EnumMap<>(MailType.class), new ArrayList<>(occasions.size()));
        occasions.forEach(lanes::add);
        return lanes;
    }

    private void add(String occasion) {
        MailType kind = Occasion.parse(occasion).type();
        switch (kind.priority()) {
            case FIRST -> ahead.add(occasion);
            case PER_TYPE ->
                shared.computeIfAbsent(kind, of -> new ArrayList<>()).add(occasion);
            case PER_OCCASION -> single.add(occasion);
        }
    }

    /** How much of so many a lane gets: where they can't be shared alike, more or less by chance. */
    int share(int limit) {
        int lanes = Math.max(1, shared.size() + single.size());
        return (limit + ThreadLocalRandom.current().nextInt(lanes)) / lanes;
    }
}
