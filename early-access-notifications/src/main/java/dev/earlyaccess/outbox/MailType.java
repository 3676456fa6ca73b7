package dev.earlyaccess.outbox;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.mail.Template;
import dev.earlyaccess.outbox.Eligibility.FeatureUse;
import dev.earlyaccess.outbox.Eligibility.LaunchMail;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.MailTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What a delivery is for, and the one question to ask before it is sent: does it still hold? */
public enum MailType implements KebabCase {
    /** Tells whoever was interested that the beta has begun. */
    LAUNCH(Template.LAUNCH, QueuePriority.PER_OCCASION) {
        @Override
        public Decision judge(Eligibility circumstances, Instant now, Duration feedbackDelay) {
            return whyNotInUse(circumstances)
                    .or(() -> whyNot(circumstances))
                    .<Decision>map(Decision.Cancel::new)
                    .orElseGet(Decision.Send::new);
        }
    },

    /** Asks a user of the beta what to change. */
    FEEDBACK_REQUEST(Template.FEEDBACK_REQUEST, QueuePriority.PER_OCCASION) {
        @Override
        public Decision judge(Eligibility circumstances, Instant now, Duration feedbackDelay) {
            return whyNotInUse(circumstances)
                    .or(() -> whyNot(circumstances))
                    .or(() -> whyTooEarly(circumstances, now, feedbackDelay))
                    .<Decision>map(Decision.Cancel::new)
                    .or(() -> waitForLaunchMail(circumstances, now, feedbackDelay))
                    .orElseGet(Decision.Send::new);
        }
    },

    /** Takes the team's reply to whoever gave feedback. */
    FEEDBACK_REPLY(Template.FEEDBACK_REPLY, QueuePriority.AHEAD),

    /** Tells a member of the feedback group of one answer. */
    FEEDBACK_ANSWER(Template.FEEDBACK_ANSWER, QueuePriority.SHARED),

    /** Tells a member of the feedback group of a day's answers. */
    DIGEST(Template.DIGEST, QueuePriority.PER_OCCASION),

    /** Tells those who are interested or opted in what is new about the feature. */
    UPDATE(Template.UPDATE, QueuePriority.PER_OCCASION) {
        @Override
        public Decision judge(Eligibility circumstances, Instant now, Duration feedbackDelay) {
            return whyNoNews(circumstances)
                    .or(() -> whyNot(circumstances))
                    .<Decision>map(Decision.Cancel::new)
                    .orElseGet(Decision.Send::new);
        }
    },

    /** Tells them that the feature is now on for everybody. */
    GENERAL_AVAILABILITY(Template.GENERAL_AVAILABILITY, QueuePriority.PER_OCCASION) {
        @Override
        public Decision judge(Eligibility circumstances, Instant now, Duration feedbackDelay) {
            return whyNotAvailable(circumstances)
                    .or(() -> whyNoNews(circumstances))
                    .or(() -> whyNot(circumstances))
                    .<Decision>map(Decision.Cancel::new)
                    .orElseGet(Decision.Send::new);
        }
    },

    /** Tells an owner once a month which features stand still. */
    ATTENTION(Template.ATTENTION, QueuePriority.PER_OCCASION);

    /** How soon to look again whether the mail that another one waits for has been sent. */
    private static final Duration SOON = Duration.ofMinutes(5);

    /** How mails of a kind share the way with all others. */
    public enum QueuePriority {
        /** All of one occasion go in a lane of their own. */
        PER_OCCASION,
        /** All of the kind go in one lane, however many occasions they have: each of those is small. */
        SHARED,
        /** They go ahead of all lanes: they are few, and somebody waits for each. */
        AHEAD
    }

    private final Template template;
    private final QueuePriority lane;

    MailType(Template template, QueuePriority lane) {
        this.template = template;
        this.lane = lane;
    }

    /** The kind of this occasion. */
    public static MailType of(String occasion) {
        return KebabCase.require(MailType.class, occasion.substring(0, occasion.indexOf(':')));
    }

    /** The reason for such a mail about this feature; nobody gets two mails for the same reason. */
    public String occasion(FeatureKey feature) {
        return occasion((Object) feature);
    }

    /** The reason for such a mail about this event: a reply, an answer, a day, a month, an update. */
    public String occasion(Object event) {
        return code() + ":" + event;
    }

    public QueuePriority lane() {
        return lane;
    }

    Template template() {
        return template;
    }

    /** Which of a user's preferences turns such mails off. Only of those that one turns off. */
    MailTopic topic() {
        return template.about().orElseThrow();
    }

    /** Whether its recipients are mail addresses of the team's, which need not be any user's. */
    public boolean isForTheTeam() {
        return switch (this) {
            case FEEDBACK_ANSWER, DIGEST, ATTENTION -> true;
            case LAUNCH, FEEDBACK_REQUEST, FEEDBACK_REPLY, UPDATE, GENERAL_AVAILABILITY -> false;
        };
    }

    /** Decides what becomes of a delivery that is due. Pure: whoever asks reads the circumstances and acts. */
    public Decision judge(Eligibility circumstances, Instant now, Duration feedbackDelay) {
        return whyNot(circumstances).<Decision>map(Decision.Cancel::new).orElseGet(Decision.Send::new);
    }

    private static Optional<String> whyNotInUse(Eligibility circumstances) {
        if (use(circumstances).stage() != Stage.BETA) {
            return Optional.of("The feature is no beta");
        }
        if (use(circumstances).reads().status() != EnrollmentStatus.OPTED_IN) {
            return Optional.of("The user has not got it switched on");
        }
        return Optional.empty();
    }

    private static Optional<String> whyNotAvailable(Eligibility circumstances) {
        return use(circumstances).stage() == Stage.GENERAL_AVAILABILITY
                ? Optional.empty()
                : Optional.of("The feature is not generally available");
    }

    private static Optional<String> whyNoNews(Eligibility circumstances) {
        if (!use(circumstances).stage().takesUpdates()) {
            return Optional.of("The feature is archived");
        }
        return switch (use(circumstances).reads().status()) {
            case INTERESTED, OPTED_IN -> Optional.empty();
            case OPTED_OUT, NONE -> Optional.of("The user is neither interested nor opted in any more");
        };
    }

    private static Optional<String> whyNot(Eligibility circumstances) {
        if (circumstances.isMoot()) {
            return Optional.of("There is nothing left to tell");
        }
        if (!circumstances.isWanted()) {
            return Optional.of("The recipient wants no such mails");
        }
        if (circumstances.address() == null) {
            return Optional.of("The recipient has no address that mail can reach");
        }
        return Optional.empty();
    }

    private static Optional<String> whyTooEarly(Eligibility circumstances, Instant now, Duration delay) {
        return now.isBefore(use(circumstances).since().plus(delay))
                ? Optional.of(
                        "The user began to use it only at " + use(circumstances).since())
                : Optional.empty();
    }

    private static Optional<Decision> waitForLaunchMail(Eligibility circumstances, Instant now, Duration delay) {
        LaunchMail launchMail = use(circumstances).launchMail();
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

    private static FeatureUse use(Eligibility circumstances) {
        return Objects.requireNonNull(circumstances.use());
    }
}
