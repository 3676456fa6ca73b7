package dev.earlyaccess.team;

import static dev.earlyaccess.team.AttentionReason.OLDER_THAN_SIX_MONTHS;
import static dev.earlyaccess.team.AttentionReason.PAST_TARGET_DATE;
import static dev.earlyaccess.team.AttentionReason.QUIET_FOR_90_DAYS;
import static dev.earlyaccess.team.AttentionReason.STILL_EVALUATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.stage.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StalenessTest {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private Stage stage = Stage.CONCEPT;
    private Instant stageSince = Instant.parse("2026-06-01T09:00:00Z");
    private @Nullable LocalDate targetDate = null;
    private Instant lastSignOfLife = stageSince;
    private long evaluations = 0;

    @ParameterizedTest
    @CsvSource({
        "2026-07-15, UTC, 2026-07-16T00:00:00Z",
        "2026-07-15, Europe/Vienna, 2026-07-15T22:00:00Z",
        "2026-07-15, America/New_York, 2026-07-16T04:00:00Z",
        "2028-02-28, UTC, 2028-02-29T00:00:00Z",
        "2026-12-31, UTC, 2027-01-01T00:00:00Z",
        // In Santiago clocks were put forward at midnight: that day began at one o'clock.
        "2026-09-05, America/Santiago, 2026-09-06T04:00:00Z"
    })
    void aConceptIsPastItsTargetDateOnceThatDayIsOver(LocalDate day, ZoneId zone, Instant over) {
        stageSince = over.minusSeconds(60);
        targetDate = day;

        assertThat(reasons(over.minusNanos(1), zone)).isEmpty();
        assertThat(reasons(over, zone)).isEqualTo(Map.of(PAST_TARGET_DATE, over));
        assertThat(reasons(over.plusSeconds(86_400), zone)).isEqualTo(Map.of(PAST_TARGET_DATE, over));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-15T10:30:00Z, UTC, 2026-07-15T10:30:00Z",
        // There is no 31st of February, and not in every year a 29th.
        "2026-08-31T10:30:00Z, UTC, 2027-02-28T10:30:00Z",
        "2027-08-31T10:30:00Z, UTC, 2028-02-29T10:30:00Z",
        "2028-02-29T10:30:00Z, UTC, 2028-08-29T10:30:00Z",
        "2026-12-31T10:30:00Z, UTC, 2027-06-30T10:30:00Z",
        // It was another day already in the one zone, and it is another time of the year in the other.
        "2026-08-30T22:30:00Z, Europe/Vienna, 2027-02-27T23:30:00Z",
        "2026-01-15T10:30:00Z, Europe/Vienna, 2026-07-15T09:30:00Z"
    })
    void aConceptIsOldAfterSixCalendarMonths(Instant begun, ZoneId zone, Instant sixMonthsLater) {
        stageSince = begun;

        assertThat(reasons(sixMonthsLater, zone)).isEmpty();
        assertThat(reasons(sixMonthsLater.plusNanos(1_000), zone))
                .isEqualTo(Map.of(OLDER_THAN_SIX_MONTHS, sixMonthsLater));
    }

    @Test
    void aConceptAgesDespiteChanges() {
        stageSince = LONG_AGO;
        targetDate = LocalDate.of(2026, 12, 24);
        lastSignOfLife = Instant.parse("2026-06-01T09:00:00Z");

        assertThat(reasons(lastSignOfLife, ZoneId.of("UTC"))).containsOnlyKeys(OLDER_THAN_SIX_MONTHS);
    }

    @Test
    void aConceptMayNeedAttentionForBothReasons() {
        stageSince = LONG_AGO;
        targetDate = LocalDate.of(2020, 3, 1);

        assertThat(reasons(stageSince.plusSeconds(365 * 86_400), ZoneId.of("UTC")))
                .isEqualTo(Map.of(
                        PAST_TARGET_DATE, Instant.parse("2020-03-02T00:00:00Z"),
                        OLDER_THAN_SIX_MONTHS, Instant.parse("2020-07-01T00:00:00Z")));
    }

    @Test
    void aBetaIsQuietOnceNothingHasHappenedForNinetyDays() {
        stage = Stage.BETA;
        lastSignOfLife = Instant.parse("2026-06-01T09:00:00Z");
        Instant ninetyDaysLater = Instant.parse("2026-08-30T09:00:00Z");

        assertThat(reasons(ninetyDaysLater.minusNanos(1), ZoneId.of("UTC"))).isEmpty();
        assertThat(reasons(ninetyDaysLater, ZoneId.of("UTC"))).isEqualTo(Map.of(QUIET_FOR_90_DAYS, ninetyDaysLater));
    }

    @Test
    void aBetaMayTakeItsTimeAsLongAsSomethingHappens() {
        stage = Stage.BETA;
        stageSince = LONG_AGO;
        targetDate = LocalDate.of(2020, 3, 1);
        lastSignOfLife = Instant.parse("2026-06-01T09:00:00Z");

        assertThat(reasons(lastSignOfLife.plusSeconds(86_400), ZoneId.of("UTC")))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"GENERAL_AVAILABILITY", "ARCHIVED"})
    void availableOrArchivedFeaturesNeedNoAttention(Stage done) {
        stage = done;
        stageSince = LONG_AGO;
        lastSignOfLife = LONG_AGO;
        targetDate = LocalDate.of(2020, 3, 1);

        assertThat(reasons(Instant.parse("2026-06-01T09:00:00Z"), ZoneId.of("UTC")))
                .isEmpty();
    }

    @Test
    void anAvailableFeatureNeedsAttentionIfCodeAsksForItAfterThirtyDays() {
        stage = Stage.GENERAL_AVAILABILITY;
        Instant thirtyDaysLater = Instant.parse("2026-07-01T09:00:00Z");
        assertThat(reasons(thirtyDaysLater, ZoneId.of("UTC"))).isEmpty();
        evaluations = 1;

        assertThat(reasons(thirtyDaysLater.minusNanos(1), ZoneId.of("UTC"))).isEmpty();
        assertThat(reasons(thirtyDaysLater, ZoneId.of("UTC"))).isEqualTo(Map.of(STILL_EVALUATED, thirtyDaysLater));
    }

    private Map<AttentionReason, Instant> reasons(Instant now, ZoneId zone) {
        return new Staleness(stage, stageSince, targetDate, lastSignOfLife, evaluations).reasons(now.atZone(zone));
    }
}
