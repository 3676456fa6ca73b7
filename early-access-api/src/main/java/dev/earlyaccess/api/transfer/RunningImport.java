package dev.earlyaccess.api.transfer;

import dev.earlyaccess.api.transfer.ImportedRowView.RowOutcome;
import dev.earlyaccess.api.transfer.RowCheck.Checked;
import dev.earlyaccess.enrollment.EnrollmentImport;
import dev.earlyaccess.enrollment.EnrollmentImport.ImportResult;
import dev.earlyaccess.enrollment.EnrollmentImport.ImportTally;
import dev.earlyaccess.enrollment.EnrollmentImport.ImportTarget;
import dev.earlyaccess.enrollment.EnrollmentImport.ImportedEnrollment;
import dev.earlyaccess.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One import: a few rows after the other. */
final class RunningImport {

    private final EnrollmentImport enrollments;
    private final RowCheck check;
    private final ImportTarget target;
    private final Instant at;
    private final FirstRows firstRows = new FirstRows();
    private final Map<RowOutcome, Long> outcomes = new EnumMap<>(RowOutcome.class);
    private int row;

    RunningImport(EnrollmentImport enrollments, RowCheck check, ImportTarget target, Instant at) {
        this.enrollments = enrollments;
        this.check = check;
        this.target = target;
        this.at = at;
    }

    /** A row whose result is to come, if it has no outcome yet. */
    private record Pending(
            int row,
            @Nullable String user,
            @Nullable ImportedEnrollment enrollment,
            @Nullable RowOutcome outcome,
            @Nullable String detail) {}

    /** Imports these rows in one transaction. */
    List<ImportedRowView> add(List<ImportedLine> lines) {
        List<Pending> pending = new ArrayList<>();
        lines.forEach(line -> pending.add(pending(line)));
        List<ImportedEnrollment> valid = new ArrayList<>();
        for (Pending one : pending) {
            if (one.enrollment() != null) {
                valid.add(one.enrollment());
            }
        }
        Map<UserId, ImportResult> results = valid.isEmpty() ? Map.of() : enrollments.add(target, valid, at);
        List<ImportedRowView> views =
                pending.stream().map(one -> view(one, results)).toList();
        views.forEach(view -> outcomes.merge(view.outcome(), 1L, Long::sum));
        return views;
    }

    private Pending pending(ImportedLine line) {
        row++;
        Checked checked = check.check(line, at);
        String user = line.row() == null ? null : line.row().userId();
        ImportedEnrollment enrollment = checked.enrollment();
        if (enrollment == null) {
            return new Pending(row, user, null, RowOutcome.REFUSED, checked.fault());
        }
        int first = firstRows.note(enrollment.user().id().value(), row);
        return first == row
                ? new Pending(row, user, enrollment, null, null)
                : new Pending(
                        row,
                        user,
                        null,
                        RowOutcome.UNCHANGED,
                        "Row %d is about the same user, and the first one counts.".formatted(first));
    }

    private static ImportedRowView view(Pending row, Map<UserId, ImportResult> results) {
        ImportedEnrollment enrollment = row.enrollment();
        ImportResult result =
                enrollment == null ? null : results.get(enrollment.user().id());
        if (result == null) {
            return new ImportedRowView(
                    row.row(), row.user(), row.outcome() == null ? RowOutcome.UNCHANGED : row.outcome(), row.detail());
        }
        return new ImportedRowView(row.row(), row.user(), outcome(result), detail(result));
    }

    private static RowOutcome outcome(ImportResult result) {
        return switch (result) {
            case ENROLLED, COMPLETED -> RowOutcome.IMPORTED;
            case ENROLLED_BEFORE, OPTED_OUT -> RowOutcome.UNCHANGED;
            case ERASED -> RowOutcome.REFUSED;
        };
    }

    private static @Nullable String detail(ImportResult result) {
        return switch (result) {
            case ENROLLED -> null;
            case COMPLETED -> "The user was enrolled before. The address, the name or the language is new.";
            case ENROLLED_BEFORE -> "The user was enrolled before.";
            case OPTED_OUT -> "The user has opted out, and stays out.";
            case ERASED -> "This user was erased in the last 30 days.";
        };
    }

    /** The counts so far. */
    ImportTally tally() {
        return new ImportTally(number(RowOutcome.IMPORTED), number(RowOutcome.UNCHANGED), number(RowOutcome.REFUSED));
    }

    private long number(RowOutcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }
}
