package dev.earlyaccess.api.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a flag was not evaluated: {@code evaluationFailure} of OFREP. */
@Schema(name = EvaluationFailure.NAME, description = "Why a flag was not evaluated.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record EvaluationFailure(
        @Schema(description = "The flag's key, if one flag was to be evaluated.", example = "dark-mode") @Nullable
        String key,

        @Schema(description = "What kind of failure it is, as OpenFeature names it.", example = "FLAG_NOT_FOUND")
        ErrorCode errorCode,

        @Schema(description = "What is wrong, and what to do.", example = "There is no feature dark-mode.")
        String errorDetails) {

    static final String NAME = "EvaluationFailure";
}
