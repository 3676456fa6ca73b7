package dev.earlyaccess.api.feature;

import dev.earlyaccess.enrollment.Enrollments;
import dev.earlyaccess.feature.PlannedTransition;
import dev.earlyaccess.feature.StageTransition;
import dev.earlyaccess.feature.TransitionCheck;
import dev.earlyaccess.preview.TransitionMails;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Stage;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what transitions would do. */
@Component
class TransitionPreviews {

    private final Enrollments enrollments;
    private final TransitionMails mails;

    TransitionPreviews(Enrollments enrollments, TransitionMails mails) {
        this.enrollments = enrollments;
        this.mails = mails;
    }

    TransitionPreview of(PlannedTransition planned) {
        StageTransition transition = planned.transition();
        Stage from = planned.feature().stage();
        Map<EnrollmentStatus, Long> counts = enrollments.countsOf(planned.feature());
        long users = counts.getOrDefault(EnrollmentStatus.INTERESTED, 0L)
                + counts.getOrDefault(EnrollmentStatus.OPTED_IN, 0L);
        return new TransitionPreview(
                from,
                transition.to(),
                planned.check().isPassed(),
                transition.to() == Stage.BETA ? users : 0,
                enabled(from, users),
                enabled(transition.to(), users),
                view(mails.of(planned, users)),
                view(planned.check()),
                planned.check().overridden());
    }

    /** How many of the users who are interested or opted in have a feature of this stage; null: everybody has it. */
    private static @Nullable Long enabled(Stage stage, long users) {
        return switch (stage) {
            case BETA -> users;
            case GENERAL_AVAILABILITY -> null;
            case CONCEPT, ARCHIVED -> 0L;
        };
    }

    private static TransitionPreview.ExpectedMailsView view(TransitionMails.ExpectedMails mails) {
        return new TransitionPreview.ExpectedMailsView(
                mails.type() == null ? null : mails.type().code(),
                mails.mails(),
                mails.notWanted(),
                mails.noAddress(),
                mails.suppressed(),
                mails.isEstimate());
    }

    private static TransitionPreview.MissingView view(TransitionCheck check) {
        return new TransitionPreview.MissingView(
                check.needsReason(),
                check.missingFields(),
                check.unmet().stream().map(ChecklistController.ItemView::of).toList());
    }
}
