package dev.earlyaccess.delivery;

import dev.earlyaccess.delivery.Circumstances.LaunchMail;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.mail.Template;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.KebabCase;
import dev.earlyaccess.stage.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a delivery is for, and the one question to ask before it is sent: does it still hold? */
public enum Kind implements KebabCase {
    /** Tells whoever was interested that the beta has begun. */
    LAUNCH(Template.LAUNCH) {
        @Override
        Verdict judge(Circumstances circumstances, Instant now, Duration feedbackDelay) {
            return whyNot(circumstances).<Verdict>map(Verdict.Cancel::new).orElseGet(Verdict.Send::new);
        }
    },

    /** Asks a user of the beta what to change. */
    FEEDBACK_REQUEST(Template.FEEDBACK_REQUEST) {
        @Override
        Verdict judge(Circumstances circumstances, Instant now, Duration feedbackDelay) {
            return whyNot(circumstances)
                    .or(() -> whyTooEarly(circumstances, now, feedbackDelay))
                    .<Verdict>map(Verdict.Cancel::new)
                    .or(() -> waitForLaunchMail(circumstances, now, feedbackDelay))
                    .orElseGet(Verdict.Send::new);
        }
    };

    /** How soon to look again whether the mail that another one waits for has been sent. */
    private static final Duration SOON = Duration.ofMinutes(5);

    private final Template template;

    Kind(Template template) {
        this.template = template;
    }

    /** The reason for such a mail about this feature; nobody gets two mails for the same reason. */
    public String occasion(FeatureKey feature) {
        return code() + ":" + feature;
    }

    Template template() {
        return template;
    }

    /** Decides what becomes of a delivery that is due. Pure: whoever asks reads the circumstances and acts. */
    abstract Verdict judge(Circumstances circumstances, Instant now, Duration feedbackDelay);

    Optional<String> whyNot(Circumstances circumstances) {
        if (circumstances.stage() != Stage.BETA) {
            return Optional.of("The feature is no beta");
        }
        if (circumstances.reads().status() != EnrollmentStatus.OPTED_IN) {
            return Optional.of("The user has not got it switched on");
        }
        if (!circumstances.wanted().wants(template.about())) {
            return Optional.of("The user wants no such mails");
        }
        if (circumstances.address() == null) {
            return Optional.of("The user has no address that mail can reach");
        }
        return Optional.empty();
    }

    private static Optional<String> whyTooEarly(Circumstances circumstances, Instant now, Duration delay) {
        return now.isBefore(circumstances.usingSince().plus(delay))
                ? Optional.of("The user began to use it only at " + circumstances.usingSince())
                : Optional.empty();
    }

    private static Optional<Verdict> waitForLaunchMail(Circumstances circumstances, Instant now, Duration delay) {
        LaunchMail launchMail = circumstances.launchMail();
        if (launchMail == null) {
            return Optional.empty();
        }
        if (launchMail.status() == Status.OWED) {
            return Optional.of(new Verdict.PutOff(now.plus(delay.compareTo(SOON) < 0 ? delay : SOON)));
        }
        return Optional.ofNullable(launchMail.sentAt())
                .map(sentAt -> sentAt.plus(delay))
                .filter(now::isBefore)
                .map(Verdict.PutOff::new);
    }
}
