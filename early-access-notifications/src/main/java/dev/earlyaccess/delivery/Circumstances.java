package dev.earlyaccess.delivery;

import dev.earlyaccess.stage.Enrollment;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.MailPreferences;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What decides whether a mail about a feature still holds.
 *
 * @param stage the feature's
 * @param stageSince when it entered it
 * @param enrollment the recipient's, as stored
 * @param address the recipient's, as the token told it; null too where mail can't reach it
 * @param wanted which mails the recipient wants
 * @param launchMail the launch mail to the same recipient about the same feature, if there is one
 */
record Circumstances(
        Stage stage,
        Instant stageSince,
        Enrollment enrollment,
        @Nullable String address,
        MailPreferences wanted,
        @Nullable LaunchMail launchMail) {

    /**
     * How far that mail is.
     *
     * @param sentAt null unless it was sent
     */
    record LaunchMail(Status status, @Nullable Instant sentAt) {}

    /** The enrollment as the stage reads it. */
    Enrollment reads() {
        return stage.read(enrollment, stageSince);
    }

    /** Since when the recipient has been using the feature, or could have: the opt-in or the stage, whichever is later. */
    Instant usingSince() {
        Instant since = Objects.requireNonNullElse(reads().since(), stageSince);
        return since.isAfter(stageSince) ? since : stageSince;
    }
}
