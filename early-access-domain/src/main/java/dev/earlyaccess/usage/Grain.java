package dev.earlyaccess.usage;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.shared.KebabCase;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** How finely usage is told. */
public enum Grain implements KebabCase {
    @JsonProperty("day")
    DAY,
    /** As ISO 8601 has it: from Monday to Sunday. */
    @JsonProperty("week")
    WEEK;

    /** The last day of the period that this day is in. */
    LocalDate lastDay(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        };
    }
}
