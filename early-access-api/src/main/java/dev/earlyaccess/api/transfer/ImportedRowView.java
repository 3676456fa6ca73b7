package dev.earlyaccess.api.transfer;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.shared.KebabCase;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of a row. */
@Schema(name = "ImportedEnrollment", description = "What became of a row of an imported file.")
record ImportedRowView(
        @Schema(description = "The number of the row. The first one after the header is row 1.", example = "1")
        long row,

        @Schema(description = "The user id in the row; null if it cannot be read.", example = "ada", nullable = true)
        @Nullable
        String userId,

        @Schema(
                description =
                        "`imported`: something was stored. `unchanged`: what was known before stays. `refused`: the row is wrong.",
                example = "imported")
        RowOutcome outcome,

        @Schema(
                description = "A sentence that says why, or what is wrong; null if there is nothing to say.",
                example = "since must not be in the future.",
                nullable = true)
        @Nullable
        String detail) {

    /** What became of a row, in a word. */
    enum RowOutcome implements KebabCase {
        @JsonProperty("imported")
        IMPORTED,
        @JsonProperty("unchanged")
        UNCHANGED,
        @JsonProperty("refused")
        REFUSED
    }
}
