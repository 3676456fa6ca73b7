package dev.earlyaccess.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "09:00, UTC, 2026-06-02T08:59:59Z, 2026-06-01",
        "09:00, UTC, 2026-06-02T09:00:00Z, 2026-06-02",
        "09:00, Europe/Vienna, 2026-06-02T06:59:59Z, 2026-06-01",
        "09:00, Europe/Vienna, 2026-06-02T07:00:00Z, 2026-06-02",
        "09:00, Asia/Tokyo, 2026-06-01T23:59:59Z, 2026-06-01",
        "09:00, Asia/Tokyo, 2026-06-02T00:00:00Z, 2026-06-02",
        "00:00, America/New_York, 2026-06-02T03:59:59Z, 2026-06-01",
        "00:00, America/New_York, 2026-06-02T04:00:00Z, 2026-06-02",
        // Clocks are put forward at 02:00: 02:30 is 03:30 that day.
        "02:30, Europe/Vienna, 2026-03-29T01:29:59Z, 2026-03-28",
        "02:30, Europe/Vienna, 2026-03-29T01:30:00Z, 2026-03-29",
        // Clocks are put back at 03:00: it is 02:30 twice, and due the first time.
        "02:30, Europe/Vienna, 2026-10-25T00:29:59Z, 2026-10-24",
        "02:30, Europe/Vienna, 2026-10-25T00:30:00Z, 2026-10-25",
        "02:30, Europe/Vienna, 2026-10-25T01:30:00Z, 2026-10-25"
    })
    void knowWhichDigestIsDue(LocalTime at, ZoneId zone, Instant now, LocalDate day) {
        assertThat(new DigestSettings(at, zone).latestDue(now)).isEqualTo(day);
    }

    @Test
    void areDueOncePerDayDespiteClockChanges() {
        DigestSettings settings = new DigestSettings(LocalTime.of(2, 30), ZoneId.of("Europe/Vienna"));
        List<LocalDate> days = Stream.iterate(
                        Instant.parse("2026-01-01T12:00:00Z"), now -> now.plus(Duration.ofMinutes(10)))
                .limit(365 * 24 * 6)
                .map(settings::latestDue)
                .toList();

        assertThat(days).isSorted();
        assertThat(days.stream().distinct())
                .containsExactlyElementsOf(LocalDate.of(2026, 1, 1)
                        .datesUntil(LocalDate.of(2027, 1, 2))
                        .toList());
    }
}
