package dev.earlyaccess.sending;

import dev.earlyaccess.mail.MailType;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How far one run of the dispatcher has come: the occasions with mails that are due, and its position in the
 * queue of each. A run never claims again before its position, because the queue's index keeps entries of
 * finished deliveries until the next vacuum, and each claim would read all of them. Deliveries that are given
 * back meanwhile are left to the next run. For one thread at a time.
 */
final class QueueProgress {

    private static final long MAX_AGE_NANOS = 1_000_000_000;

    private static final Position START = new Position(OffsetDateTime.parse("0001-01-01T00:00:00Z"), 0);

    private final Map<String, Position> positions = new HashMap<>();
    private List<String> occasions = List.of();
    private Set<MailType> types = Set.of();
    private long occasionsReadAt;

    /** The position of a delivery in the queue of its occasion. */
    record Position(OffsetDateTime dueAt, long id) {

        private boolean isBefore(Position other) {
            int byDue = dueAt.compareTo(other.dueAt);
            return byDue < 0 || byDue == 0 && id < other.id;
        }
    }

    /**
     * The occasions of these types with mails that are due. Empty if they were not read within the last
     * second.
     */
    List<String> occasionsOf(Set<MailType> types) {
        boolean isFresh = System.nanoTime() - occasionsReadAt < MAX_AGE_NANOS;
        return types.equals(this.types) && isFresh ? occasions : List.of();
    }

    void keepOccasions(List<String> occasions, Set<MailType> types) {
        this.occasions = occasions;
        this.types = types;
        this.occasionsReadAt = System.nanoTime();
    }

    Position positionIn(String occasion) {
        return Objects.requireNonNullElse(positions.get(occasion), START);
    }

    void advance(String occasion, Position position) {
        positions.merge(occasion, position, (before, now) -> before.isBefore(now) ? now : before);
    }
}
