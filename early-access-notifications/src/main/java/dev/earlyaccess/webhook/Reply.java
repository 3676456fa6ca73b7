package dev.earlyaccess.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What Slack makes of a post. */
sealed interface Reply {

    /** It is posted. */
    record Taken() implements Reply {}

    /** This text will never be taken; another one may. */
    record Refused(String reason) implements Reply {}

    /**
     * Nothing is taken now.
     *
     * @param until when to try again, where Slack says that
     */
    record NotNow(String reason, @Nullable Instant until) implements Reply {}
}
