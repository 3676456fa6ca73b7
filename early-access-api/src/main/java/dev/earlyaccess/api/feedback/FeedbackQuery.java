package dev.earlyaccess.api.feedback;

import dev.earlyaccess.api.request.PlainText;
import dev.earlyaccess.api.request.TextLength;
import dev.earlyaccess.api.security.Caller;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.feedback.FeedbackFilter;
import dev.earlyaccess.feedback.FeedbackStatus;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters that select feedback, of the list and of the export. */
record FeedbackQuery(
        @Parameter(description = "Only feedback about this feature. Omit for all.") @Nullable
        FeatureKey feature,

        @Parameter(
                description = "Only feedback that is not matched to a feature.",
                schema = @Schema(type = "boolean", defaultValue = "false"))
        @Nullable
        Boolean unmatched,

        @Parameter(description = "Only feedback with these statuses. Default: all except `automatic`.") @Nullable
        Set<FeedbackStatus> status,

        @Parameter(
                description = "Only feedback with these words in its subject or text; the beginning of a word is "
                        + "enough. \"Quotes\" search for a phrase, `or` for either word, `-` excludes a word.")
        @PlainText
        @TextLength(max = 200)
        @Nullable
        String q) {

    FeedbackFilter filter(Caller me, Features features) {
        me.requireSight(q);
        return new FeedbackFilter(
                feature == null ? null : features.require(feature).id(),
                Boolean.TRUE.equals(unmatched),
                status == null || status.isEmpty() ? FeedbackChange.SET_BY_PEOPLE : status,
                q == null || q.isBlank() ? null : q);
    }
}
