package dev.earlyaccess.usage;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.shared.KebabCase;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** The granularity of usage figures. */
public enum Grain implements KebabCase {
    @JsonProperty("day")
    DAY,
    /** A week of ISO 8601: from Monday to Sunday. */
    @JsonProperty("week")
    WEEK;

    /** The last day of the period that contains this day. */
    LocalDate lastDay(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        };
    }
}
