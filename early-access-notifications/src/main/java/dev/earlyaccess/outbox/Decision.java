package dev.earlyaccess.outbox;

import dev.earlyaccess.user.MailObstacle;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens to a delivery that is due. */
public sealed interface Decision {

    /** It still holds, and is sent now. */
    record Send() implements Decision {}

    /**
     * It no longer holds.
     *
     * @param obstacle why the recipient gets no mail; null if the mail no longer holds for another reason
     */
    record Cancel(String reason, @Nullable MailObstacle obstacle) implements Decision {

        Cancel(String reason) {
            this(reason, null);
        }

        Cancel(MailObstacle obstacle) {
            this(obstacle.sentence(), obstacle);
        }
    }

    /** It still holds, but must wait. */
    record Postpone(Instant until) implements Decision {}
}
