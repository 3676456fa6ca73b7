package dev.earlyaccess.api.feature;

import dev.earlyaccess.api.request.PlainText;
import dev.earlyaccess.api.request.TextLength;
import dev.earlyaccess.stage.EnrollmentStatus;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters that select enrollments, of the list and of the export. */
record EnrollmentQuery(
        @Parameter(description = "Only enrollments with these statuses. Omit for all.") @Nullable
        Set<EnrollmentStatus> status,

        @Parameter(
                description =
                        "Only users whose id or mail address begins with this, or whose name has words that begin with "
                                + "its words, as in the list of users. Omit for all.",
                example = "ada")
        @PlainText
        @TextLength(max = 255)
        @Nullable
        String user) {

    Set<EnrollmentStatus> statuses() {
        return status == null || status.isEmpty() ? EnumSet.complementOf(EnumSet.of(EnrollmentStatus.NONE)) : status;
    }
}
