package dev.earlyaccess.feedback;

import dev.earlyaccess.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the team answered.
 *
 * @param feedback the id of the feedback that it answers
 * @param by who wrote it
 * @param byName the name that the user sees; null where the writer's token has none
 */
public record FeedbackReply(
        long id,
        long feedback,
        String text,
        UserId by,
        @Nullable String byName,
        Instant at) {}
