package dev.earlyaccess.outbox;

import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.stage.Enrollment;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.MailObstacle;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a mail that was owed still holds when it is due.
 *
 * @param obstacle what keeps mails of this type from the recipient; null if nothing does
 * @param address the recipient's; null where there is none that mail can reach
 * @param use the recipient's use of the feature, where the mail is for enrolled users
 * @param hasContent whether the mail would still have something to say
 */
public record Eligibility(
        @Nullable MailObstacle obstacle,
        @Nullable String address,
        @Nullable FeatureUse use,
        boolean hasContent) {

    /** The eligibility of a mail that has nothing to say any more. */
    public static final Eligibility NO_CONTENT = new Eligibility(null, null, null, false);

    /** How soon to check again whether the launch mail, for which a feedback request waits, has been sent. */
    private static final Duration SOON = Duration.ofMinutes(5);

    /** The eligibility of a mail for enrolled users. */
    Eligibility(@Nullable MailObstacle obstacle, @Nullable String address, FeatureUse use) {
        this(obstacle, address, use, true);
    }

    /** The eligibility of a mail that is not for enrolled users. */
    public static Eligibility of(@Nullable MailObstacle obstacle, @Nullable String address) {
        return new Eligibility(obstacle, address, null, true);
    }

    /**
     * A user's use of a feature.
     *
     * @param stageSince when the feature entered the stage
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

        /** The start of the use: the later of the opt-in and the start of the stage. */
        Instant since() {
            Instant since = Objects.requireNonNullElse(reads().since(), stageSince);
            return since.isAfter(stageSince) ? since : stageSince;
        }
    }

    /** @param sentAt null unless it was sent */
    record LaunchMail(DeliveryStatus status, @Nullable Instant sentAt) {}

    /** Decides what happens to a mail of this type that is due now. A pure function. */
    public Decision decide(MailType type, Instant now, Duration feedbackDelay) {
        return whyOutsideAudience(type.audience())
                .or(this::whyEmpty)
                .<Decision>map(Decision.Cancel::new)
                .or(this::whyUnwanted)
                .or(() -> whyTooEarly(type.audience(), now, feedbackDelay).map(Decision.Cancel::new))
                .or(() -> waitForLaunchMail(type.audience(), now, feedbackDelay))
                .orElseGet(Decision.Send::new);
    }

    private Optional<String> whyOutsideAudience(MailType.Audience audience) {
        return switch (audience) {
            case BETA_USERS, EXPERIENCED_BETA_USERS -> whyNoBetaUser();
            case FOLLOWERS -> whyNoFollower();
            case FOLLOWERS_OF_AVAILABLE_FEATURE ->
                requireUse().stage() == Stage.GENERAL_AVAILABILITY
                        ? whyNoFollower()
                        : Optional.of("The feature is not generally available");
            case FORMER_USERS -> hasContent ? Optional.empty() : Optional.of("The feature has changed stage again");
            case FEEDBACK_AUTHOR, TEAM -> Optional.empty();
        };
    }

    private Optional<String> whyNoBetaUser() {
        if (requireUse().stage() != Stage.BETA) {
            return Optional.of("The feature is not a beta");
        }
        return requireUse().reads().status() == EnrollmentStatus.OPTED_IN
                ? Optional.empty()
                : Optional.of("The user is not opted in");
    }

    private Optional<String> whyNoFollower() {
        if (!requireUse().stage().takesUpdates()) {
            return Optional.of("The feature is archived");
        }
        return switch (requireUse().reads().status()) {
            case INTERESTED, OPTED_IN -> Optional.empty();
            case OPTED_OUT, NONE -> Optional.of("The user is no longer interested or opted in");
        };
    }

    private Optional<String> whyEmpty() {
        return hasContent ? Optional.empty() : Optional.of("There is nothing left to report");
    }

    private Optional<Decision> whyUnwanted() {
        MailObstacle any = obstacle == null && address == null ? MailObstacle.NO_ADDRESS : obstacle;
        return Optional.ofNullable(any).map(Decision.Cancel::new);
    }

    private Optional<String> whyTooEarly(MailType.Audience audience, Instant now, Duration delay) {
        return audience == MailType.Audience.EXPERIENCED_BETA_USERS
                        && now.isBefore(requireUse().since().plus(delay))
                ? Optional.of("The user has used the feature only since "
                        + requireUse().since())
                : Optional.empty();
    }

    private Optional<Decision> waitForLaunchMail(MailType.Audience audience, Instant now, Duration delay) {
        LaunchMail launchMail = audience == MailType.Audience.EXPERIENCED_BETA_USERS
                ? requireUse().launchMail()
                : null;
        if (launchMail == null) {
            return Optional.empty();
        }
        if (launchMail.status() == DeliveryStatus.OWED) {
            return Optional.of(new Decision.Postpone(now.plus(delay.compareTo(SOON) < 0 ? delay : SOON)));
        }
        return Optional.ofNullable(launchMail.sentAt())
                .map(sentAt -> sentAt.plus(delay))
                .filter(now::isBefore)
                .map(Decision.Postpone::new);
    }

    private FeatureUse requireUse() {
        return Objects.requireNonNull(use, "A mail for enrolled users needs to know how they use the feature");
    }
}
