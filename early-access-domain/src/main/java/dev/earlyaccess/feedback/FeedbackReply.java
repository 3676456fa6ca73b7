package dev.earlyaccess.feedback;

import dev.earlyaccess.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reply of the team.
 *
 * @param feedback the id of the feedback that is replied to
 * @param by the writer
 * @param byName the writer's name, which the user sees; null if the writer's token has none
 */
public record FeedbackReply(
        long id,
        long feedback,
        String text,
        UserId by,
        @Nullable String byName,
        Instant at) {}
