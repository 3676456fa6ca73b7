package dev.earlyaccess.api.transfer;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The last line of the response to an import. Without it, the response is not complete. */
@Schema(
        description =
                "The last line of the response to an import. If it is missing, the import broke off: send the file again.")
record ImportSummary(
        @Schema(description = "How many rows the response has.", example = "1000000")
        long rows,

        @Schema(description = "How many of them are `imported`.", example = "999000")
        long imported,

        @Schema(description = "How many of them are `unchanged`.", example = "990")
        long unchanged,

        @Schema(description = "How many of them are `refused`.", example = "10")
        long refused,

        @Schema(description = "Whether these are all rows of the file.", example = "true")
        boolean complete,

        @Schema(
                description = "A sentence that says why not; null if they are.",
                example = "The feature dark-mode moved from the stage concept to the stage beta during the import.",
                nullable = true)
        @Nullable
        String detail) {}
