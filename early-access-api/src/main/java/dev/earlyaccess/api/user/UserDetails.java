package dev.earlyaccess.api.user;

import dev.earlyaccess.api.feedback.FeedbackView;
import dev.earlyaccess.api.mail.DeliveryView;
import dev.earlyaccess.api.mail.MailPreferencesView;
import dev.earlyaccess.api.mail.SuppressionView;
import dev.earlyaccess.enrollment.FeaturePreview;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.recipient.UnsentMail;
import dev.earlyaccess.recipient.WhyNotSent;
import dev.earlyaccess.stage.Enrollment;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.stage.WhyEnabled;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the service knows about one user. */
@Schema(name = "UserDetails", description = "What the service knows about one user.")
record UserDetails(
        String id,
        @Nullable String name,
        @Nullable String email,

        @Schema(
                description = "The language in the user's newest token (BCP 47); null if there is none.",
                example = "de-AT",
                nullable = true)
        @Nullable
        String locale,

        @Schema(
                description =
                        "When the newest token that the user has sent was issued; null if the user has never signed in, or the token does not say so.",
                example = "2026-11-22T09:00:00Z",
                nullable = true)
        @Nullable
        Instant tokenIssuedAt,

        MailPreferencesView mailPreferences,

        @Schema(
                description = "Why no mail is sent to the user's address; null if it is not suppressed.",
                nullable = true)
        @Nullable
        SuppressionView suppression,

        @Schema(description = "Every feature, in the order of names, with the user's enrollment.")
        List<UserEnrollment> enrollments,

        @Schema(
                description = "The 200 newest mails that are or were owed to the user, the newest first. All of them: "
                        + "`GET /api/v1/admin/deliveries?recipient=`.")
        List<DeliveryView> mails,

        @Schema(
                description =
                        "At most 200 mails about features that the user has an enrollment in, which were never owed to the "
                                + "user; those about the newest event first.")
        List<UnsentMailView> unsentMails,

        @Schema(
                description =
                        "The 50 newest entries of feedback from the user, the newest first. `GET /api/v1/admin/feedback/{id}` "
                                + "has the whole mail of each.")
        List<FeedbackView> feedback)
        implements DescribedUser {

    /** A feature as one user has it. */
    @Schema(name = "UserEnrollment", description = "Whether a user has a feature, and why.")
    record UserEnrollment(
            @Schema(description = "The feature's key.", example = "dark-mode")
            String feature,

            @Schema(description = "The feature's name.", example = "Dark mode")
            String name,

            @Schema(description = "The feature's stage.", example = "beta")
            Stage stage,

            @Schema(
                    description = "The enrollment status, as the stage reads it; `none` if the user made no choice.",
                    example = "opted-in")
            EnrollmentStatus status,

            @Schema(
                    description =
                            "Who made the choice: the user, the launch, or somebody of the team (`admin`); null if there is no choice.",
                    example = "launch",
                    nullable = true)
            @Nullable
            Origin origin,

            @Schema(
                    description = "When the choice was made; null if there is no choice.",
                    example = "2026-11-22T09:00:00Z",
                    nullable = true)
            @Nullable
            Instant since,

            @Schema(description = "Whether the user has the feature.", example = "true")
            boolean enabled,

            @Schema(
                    description =
                            "What decides whether the user has the feature. `own-choice`: the user. `launch`: the beta began "
                                    + "while the user was interested. `admin`: somebody of the team, on the user's behalf. `stage`: the stage, "
                                    + "which is the same for everybody. `never-chosen`: the user did not opt in to the beta.",
                    example = "launch")
            WhyEnabled reason,

            @Schema(
                    description = "The same as a sentence.",
                    example = "On: the user was interested when the beta began.")
            String explanation) {

        static UserEnrollment of(FeaturePreview feature) {
            Enrollment enrollment = feature.enrollment();
            return new UserEnrollment(
                    feature.key().value(),
                    feature.name(),
                    feature.stage(),
                    enrollment.status(),
                    enrollment.origin(),
                    enrollment.since(),
                    feature.enabled(),
                    WhyEnabled.in(feature.stage(), enrollment),
                    WhyEnabled.sentence(feature.stage(), enrollment));
        }
    }

    /** A mail that was never owed to the user. */
    @Schema(name = "UnsentMail", description = "A mail that was never owed to the user, and why.")
    record UnsentMailView(
            @Schema(
                    description =
                            "The kind of mail: launch, feedback-request, update, general-availability or pulled-back.",
                    example = "update")
            String kind,

            @Schema(description = "The key of the feature that the mail is about.", example = "dark-mode")
            String feature,

            @Schema(description = "The id of the update; null for other kinds.", example = "42", nullable = true)
            @Nullable
            Long update,

            @Schema(
                    description = "The subject of an update; null for other kinds.",
                    example = "Dark mode has larger charts",
                    nullable = true)
            @Nullable
            String subject,

            @Schema(
                    description =
                            "When the update was posted; for `launch`: when the launch began; for `feedback-request`: when the beta began.",
                    example = "2026-11-22T09:00:00Z")
            Instant eventAt,

            @Schema(
                    description =
                            "Why. `opted-out`: the user is opted out. `joined-later`: the user was not in at the time. "
                                    + "`already-in`: the user was opted in before the launch. `no-launch`: the feature was a beta from the "
                                    + "beginning. `stage-changed`: the feature moved to another stage before the mail was prepared, so the "
                                    + "launch was pulled back, for example. "
                                    + "`not-yet`: the mail is not due yet (see `dueAt`). `in-progress`: the mails are being prepared. "
                                    + "`no-address`, `suppressed`, `not-wanted`: this prevents mails to the user at this moment. "
                                    + "`unknown`: nothing prevents the mail at this moment; something did then.",
                    example = "not-wanted")
            WhyNotSent reason,

            @Schema(description = "The same as a sentence.", example = "The user does not want mails of this kind.")
            String explanation,

            @Schema(
                    description = "When the mail will be due; null if it will not.",
                    example = "2026-11-29T09:00:00Z",
                    nullable = true)
            @Nullable
            Instant dueAt) {

        static UnsentMailView of(UnsentMail mail) {
            return new UnsentMailView(
                    mail.type().code(),
                    mail.feature().value(),
                    mail.type() == MailType.UPDATE ? mail.update() : null,
                    mail.subject(),
                    mail.eventAt(),
                    mail.reason(),
                    mail.reason().sentence(),
                    mail.dueAt());
        }
    }
}
