package dev.earlyaccess.api.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.earlyaccess.api.stream.EventStream;
import dev.earlyaccess.enrollment.FeaturePreview;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.stage.Stage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A flag, evaluated for one user: {@code evaluationSuccess} of OFREP. */
@Schema(name = "Evaluation", description = "A flag, evaluated for one user.")
record Evaluation(
        @Schema(description = "The feature's key.", example = "dark-mode")
        String key,

        @Schema(description = "Whether the feature is on for the user.", example = "true")
        boolean value,

        @Schema(
                description =
                        "Why: `TARGETING_MATCH` if the user is in, or has opted out; `STATIC` if it is so for everybody who "
                                + "chose nothing; `DISABLED` for a concept and an archived feature.",
                example = "TARGETING_MATCH")
        EvaluationReason reason,

        @Schema(description = "`on` or `off`.", example = "on")
        String variant,

        @Schema(description = "What is known about the feature and the user's choice.")
        Metadata metadata) {

    /** The reasons of OpenFeature that occur here. */
    enum EvaluationReason {
        TARGETING_MATCH,
        STATIC,
        DISABLED
    }

    /** Flat, as OpenFeature wants it; what is not known is left out. */
    @Schema(name = "EvaluationMetadata", description = "What is known about the feature and the user's choice.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Metadata(
            @Schema(description = "The feature's stage.", example = "beta")
            Stage stage,

            @Schema(description = "Who made the user's choice; left out if there is none.", example = "launch")
            @Nullable
            Origin origin,

            @Schema(
                    description = "Where users read how the feature works; left out if it is not known.",
                    example = "https://docs.example.com/dark-mode")
            @Nullable
            String documentationUrl) {}

    /** All flags, evaluated for one user: {@code bulkEvaluationSuccess} of OFREP. */
    @Schema(name = "Evaluations", description = "All flags, evaluated for one user.")
    record Evaluations(
            @Schema(description = "The flags, by the names of their features.")
            List<Evaluation> flags,

            @Schema(description = "Where to hear of changes.")
            List<EventStream> eventStreams) {}

    static Evaluation of(FeaturePreview feature) {
        return new Evaluation(
                feature.key().value(),
                feature.enabled(),
                reason(feature),
                feature.enabled() ? "on" : "off",
                new Metadata(
                        feature.stage(),
                        feature.enrollment().origin(),
                        feature.feature().documentationUrl()));
    }

    private static EvaluationReason reason(FeaturePreview feature) {
        return switch (feature.stage()) {
            case CONCEPT, ARCHIVED -> EvaluationReason.DISABLED;
            case GENERAL_AVAILABILITY -> EvaluationReason.STATIC;
            case BETA ->
                feature.enrollment().status() == EnrollmentStatus.NONE
                        ? EvaluationReason.STATIC
                        : EvaluationReason.TARGETING_MATCH;
        };
    }
}
