package dev.earlyaccess.api.transfer;

import dev.earlyaccess.enrollment.EnrollmentImport.ImportedEnrollment;
import dev.earlyaccess.user.ImportedUser;
import dev.earlyaccess.user.UserId;
import jakarta.validation.Validator;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks rows of a file with enrollments. */
@Component
class RowCheck {

    private static final Set<String> STATUSES = Set.of("interested", "opted-in");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd[['T'][' ']HH:mm[:ss[.SSSSSSSSS][.SSSSSS][.SSS]][XXX]]");

    private final Validator validator;

    RowCheck(Validator validator) {
        this.validator = validator;
    }

    /**
     * A row that was checked.
     *
     * @param fault a sentence; null if there is none
     */
    record Checked(
            @Nullable ImportedEnrollment enrollment,
            @Nullable String fault) {}

    Checked check(ImportedLine line, Instant now) {
        ImportedRow row = line.row();
        if (row == null) {
            return new Checked(null, "The row " + line.fault() + ".");
        }
        Set<String> faults = validator.validate(row).stream()
                .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                .collect(Collectors.toCollection(TreeSet::new));
        if (row.userId() == null) {
            faults.add("userId is missing");
        } else if (!UserId.isValid(row.userId())) {
            faults.add(
                    "userId must have 1 to 255 characters, none of them a control character, and must not be dots alone "
                            + "or begin with " + UserId.OF_API_KEYS);
        }
        if (row.status() != null && !STATUSES.contains(row.status())) {
            faults.add("status must be interested or opted-in, or empty");
        }
        Optional<Instant> since = row.since() == null ? Optional.of(now) : time(row.since());
        if (since.isEmpty() || since.get().isBefore(Instant.EPOCH)) {
            faults.add("since must be a time like 2026-11-01T09:00:00Z or a date like 2026-11-01");
        } else if (since.get().isAfter(now)) {
            faults.add("since must not be in the future");
        }
        return faults.isEmpty()
                ? new Checked(enrollment(row, since.orElseThrow()), null)
                : new Checked(null, String.join("; ", faults) + ".");
    }

    private static ImportedEnrollment enrollment(ImportedRow row, Instant since) {
        UserId user = new UserId(String.valueOf(row.userId()));
        return new ImportedEnrollment(new ImportedUser(user, row.email(), row.name(), row.locale()), since);
    }

    /** A time without an offset is UTC. */
    private static Optional<Instant> time(String text) {
        try {
            TemporalAccessor read = TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (read instanceof OffsetDateTime exact) {
                return Optional.of(exact.toInstant());
            }
            LocalDateTime local = read instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) read;
            return Optional.of(local.toInstant(ZoneOffset.UTC));
        } catch (DateTimeException ex) {
            return Optional.empty();
        }
    }
}
