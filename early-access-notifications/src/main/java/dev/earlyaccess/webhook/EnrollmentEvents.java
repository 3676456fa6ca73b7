package dev.earlyaccess.webhook;

import dev.earlyaccess.scheduling.RequestsFirst;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Puts changes of enrollments into messages, up to 500 changes of one type into a message. A change is in the table of
 * changes or in messages, never in both.
 */
@Component
class EnrollmentEvents {

    private static final int MOST = 500;

    private final WebhookQueue queue;
    private final TransactionOperations transaction;
    private final RequestsFirst requests;

    EnrollmentEvents(WebhookQueue queue, TransactionOperations transaction, RequestsFirst requests) {
        this.queue = queue;
        this.transaction = transaction;
        this.requests = requests;
    }

    /** Queues messages until no change is left. While users call, it rests between them. */
    void queueAll(Instant now) {
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            long begin = requests.begin();
            more = Boolean.TRUE.equals(transaction.execute(status -> queueSome(now)));
            requests.restAfter(begin);
        }
    }

    private boolean queueSome(Instant now) {
        List<EnrollmentChange> changes = queue.takeChanges(MOST);
        inRounds(changes)
                .forEach(round -> round.forEach(
                        (type, some) -> queue.add(WebhookEvent.of(type, some, now), EventPayload.of(type, some, now))));
        return changes.size() == MOST;
    }

    /**
     * Changes by their types, the messages of which are posted one after another. A user who changes to another type begins a
     * new round, so that the user's changes stay in order.
     */
    static List<Map<EventType, List<EnrollmentChange>>> inRounds(List<EnrollmentChange> changes) {
        List<Map<EventType, List<EnrollmentChange>>> rounds = new ArrayList<>();
        Map<String, EventType> typeOfUser = new HashMap<>();
        for (EnrollmentChange change : changes) {
            EventType type = EventType.of(change.status());
            EventType before = typeOfUser.put(change.user(), type);
            if (rounds.isEmpty() || before != null && before != type) {
                rounds.add(new EnumMap<>(EventType.class));
                typeOfUser.clear();
                typeOfUser.put(change.user(), type);
            }
            rounds.get(rounds.size() - 1)
                    .computeIfAbsent(type, any -> new ArrayList<>())
                    .add(change);
        }
        return rounds;
    }
}
