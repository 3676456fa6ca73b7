package dev.earlyaccess.sending;

import dev.earlyaccess.mail.MailType;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How far one pass of the pump has come: which occasions there are, and where in each it goes on. A pass never looks again where
 * it has been, because the queue's index keeps what was sent until the next vacuum, and each claim would read past all
 * of it. What is given back behind its back, the next pass finds. For one thread at a time.
 */
final class QueueProgress {

    private static final long FRESH_NANOS = 1_000_000_000;

    private static final Position BEGINNING = new Position(OffsetDateTime.parse("0001-01-01T00:00:00Z"), 0);

    private final Map<String, Position> positions = new HashMap<>();
    private List<String> occasions = List.of();
    private Set<MailType> kinds = Set.of();
    private long foundAt;

    /** Where a delivery stands in the queue of its occasion. */
    record Position(OffsetDateTime dueAt, long id) {

        private boolean isBefore(Position other) {
            int byDue = dueAt.compareTo(other.dueAt);
            return byDue < 0 || byDue == 0 && id < other.id;
        }
    }

    /** The occasions of these kinds with something due, if they were looked for just now; else none. */
    List<String> occasionsOf(Set<MailType> kinds) {
        return kinds.equals(this.kinds) && System.nanoTime() - foundAt < FRESH_NANOS ? occasions : List.of();
    }

    void found(List<String> occasions, Set<MailType> kinds) {
        this.occasions = occasions;
        this.kinds = kinds;
        this.foundAt = System.nanoTime();
    }

    Position in(String occasion) {
        return Objects.requireNonNullElse(positions.get(occasion), BEGINNING);
    }

    void reached(String occasion, Position position) {
        positions.merge(occasion, position, (before, now) -> before.isBefore(now) ? now : before);
    }
}
