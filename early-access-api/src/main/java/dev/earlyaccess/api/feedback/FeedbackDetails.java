package dev.earlyaccess.api.feedback;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One entry of feedback, with all that arrived. */
@Schema(name = "FeedbackDetails", description = "Feedback from a user, with the whole mail from which it was read.")
record FeedbackDetails(
        @JsonUnwrapped FeedbackView feedback,

        @Schema(
                description = "The whole mail as plain text, with what `text` leaves out: quotes, signatures, enclosed "
                        + "mails. At most 100,000 characters. Null for feedback from the app, and for mails that arrived "
                        + "before the service kept them.",
                example =
                        "The charts are hard to read.\n\nOn 8 June 2026 Early Access wrote:\n> What should we change?",
                nullable = true)
        @Nullable
        String original) {}
