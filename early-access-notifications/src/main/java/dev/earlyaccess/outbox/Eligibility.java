package dev.earlyaccess.outbox;

import dev.earlyaccess.stage.Enrollment;
import dev.earlyaccess.stage.Stage;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What decides whether a mail still holds.
 *
 * @param isWanted whether the recipient wants such mails
 * @param address the recipient's; null where there is none that mail can reach
 * @param use the recipient's use of the feature, where the mail is about that
 * @param isMoot whether there is nothing left to tell
 */
public record Eligibility(
        boolean isWanted,
        @Nullable String address,
        @Nullable FeatureUse use,
        boolean isMoot) {

    /** Those of a mail that would have nothing to tell any more. */
    public static final Eligibility MOOT = new Eligibility(true, null, null, true);

    /** Those of a mail that has something to tell. */
    Eligibility(boolean isWanted, @Nullable String address, @Nullable FeatureUse use) {
        this(isWanted, address, use, false);
    }

    /** Those of a mail that is not about the use of a feature. */
    public static Eligibility of(boolean isWanted, @Nullable String address) {
        return new Eligibility(isWanted, address, null);
    }

    /**
     * How it stands between a user and a feature.
     *
     * @param stage the feature's
     * @param stageSince when it entered it
     * @param enrollment the user's, as stored
     * @param launchMail the launch mail to the same user about the same feature, if there is one
     */
    record FeatureUse(
            Stage stage,
            Instant stageSince,
            Enrollment enrollment,
            @Nullable LaunchMail launchMail) {

        /** The enrollment as the stage reads it. */
        Enrollment reads() {
            return stage.read(enrollment, stageSince);
        }

        /** Since when the user has been using the feature, or could have: the opt-in or the stage, whichever is later. */
        Instant since() {
            Instant since = Objects.requireNonNullElse(reads().since(), stageSince);
            return since.isAfter(stageSince) ? since : stageSince;
        }
    }

    /**
     * How far that mail is.
     *
     * @param sentAt null unless it was sent
     */
    record LaunchMail(DeliveryStatus status, @Nullable Instant sentAt) {}
}
