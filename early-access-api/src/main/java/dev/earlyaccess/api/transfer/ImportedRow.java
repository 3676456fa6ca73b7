package dev.earlyaccess.api.transfer;

import dev.earlyaccess.api.request.LanguageTag;
import dev.earlyaccess.api.request.PlainText;
import dev.earlyaccess.api.request.TextLength;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A row of a file with enrollments, as it is written there. */
@Schema(
        description =
                "A user who registered elsewhere. In CSV, the fields are columns, in any order; an empty cell is no value.")
record ImportedRow(
        @Schema(
                description = "The `sub` that the user's tokens have or will have.",
                example = "ada",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String userId,

        @Schema(
                description = "The mail address. It is used until a token of the user tells one.",
                example = "ada@example.com",
                nullable = true)
        @Email
        @PlainText
        @TextLength(max = 254)
        @Nullable
        String email,

        @Schema(
                description = "The name. It is shown until a token of the user tells one.",
                example = "Ada Lovelace",
                nullable = true)
        @PlainText
        @TextLength(max = 254)
        @Nullable
        String name,

        @Schema(
                description = "The language for mails, until a token of the user tells one: a BCP 47 language tag.",
                example = "de",
                nullable = true)
        @LanguageTag
        @Nullable
        String locale,

        @Schema(
                description =
                        "`interested` or `opted-in`. Both mean the same: the user is interested in a concept, and opted in to a "
                                + "beta. Omit for that, too.",
                example = "interested",
                nullable = true)
        @Nullable
        String status,

        @Schema(
                description = "When the user registered: a time or a date (UTC), not in the future. Default: now.",
                example = "2026-11-01T09:00:00Z",
                nullable = true)
        @Nullable
        String since,

        @Schema(
                description = "A column of the export. It is ignored: who is imported was enrolled by the team.",
                example = "self",
                nullable = true)
        @Nullable
        String origin) {

    ImportedRow {
        userId = orNull(userId);
        email = orNull(email);
        name = orNull(name);
        locale = canonical(orNull(locale));
        status = orNull(status);
        since = orNull(since);
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** As in tokens, where some systems write {@code de_DE}. What is no language tag stays as it is, and is refused. */
    private static @Nullable String canonical(@Nullable String tag) {
        if (tag == null) {
            return null;
        }
        try {
            return new Locale.Builder()
                    .setLanguageTag(tag.replace('_', '-'))
                    .build()
                    .toLanguageTag();
        } catch (IllformedLocaleException ex) {
            return tag;
        }
    }
}
