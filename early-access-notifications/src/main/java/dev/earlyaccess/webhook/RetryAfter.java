package dev.earlyaccess.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The header {@code Retry-After}: a number of seconds, or a date (RFC 9110, 10.2.3). */
final class RetryAfter {

    /** Longer times are taken for a mistake of the server. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /** When to try again; empty if the header can not be read. */
    static Optional<Instant> read(String header, Instant now) {
        String value = header.strip();
        Optional<Instant> then =
                value.matches("[0-9]{1,9}") ? Optional.of(now.plusSeconds(Long.parseLong(value))) : date(value);
        return then.map(instant -> instant.isAfter(now.plus(LONGEST)) ? now.plus(LONGEST) : instant);
    }

    private static Optional<Instant> date(String value) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value)));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }
}
