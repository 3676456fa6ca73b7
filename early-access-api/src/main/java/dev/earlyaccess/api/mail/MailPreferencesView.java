package dev.earlyaccess.api.mail;

import dev.earlyaccess.user.MailPreferences;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import jakarta.validation.constraints.NotNull;

/**
 * The preferences in requests and responses. A request needs all three, so that none changes by accident.
 */
@Schema(name = "MailPreferences", description = "Which mails a user wants.")
public record MailPreferencesView(
        @Schema(
                description = "Mails that a beta has begun which the user was interested in.",
                example = "true",
                requiredMode = RequiredMode.REQUIRED)
        @NotNull
        Boolean launches,

        @Schema(
                description = "Mails that ask for feedback about a beta that the user uses.",
                example = "true",
                requiredMode = RequiredMode.REQUIRED)
        @NotNull
        Boolean feedbackRequests,

        @Schema(
                description = "Mails with news about a feature that the user is interested in or opted in to.",
                example = "false",
                requiredMode = RequiredMode.REQUIRED)
        @NotNull
        Boolean updates) {

    /** The view of these preferences. */
    public static MailPreferencesView of(MailPreferences mails) {
        return new MailPreferencesView(mails.launches(), mails.feedbackRequests(), mails.updates());
    }

    MailPreferences toMailPreferences() {
        return new MailPreferences(launches, feedbackRequests, updates);
    }
}
