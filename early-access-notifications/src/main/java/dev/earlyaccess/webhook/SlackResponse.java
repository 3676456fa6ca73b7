package dev.earlyaccess.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What Slack makes of a post. */
sealed interface SlackResponse {

    /** It is posted. */
    record Taken() implements SlackResponse {}

    /** This text will never be taken; another one may. */
    record Refused(String reason) implements SlackResponse {}

    /**
     * Nothing is taken now.
     *
     * @param until when to try again, where Slack says that
     */
    record NotNow(String reason, @Nullable Instant until) implements SlackResponse {}
}
