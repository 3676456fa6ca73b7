package dev.earlyaccess.team;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.stage.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;

/** Why a feature needs the attention of its owner. Pure rules: the caller reads the facts and the clock. */
public enum AttentionReason implements KebabCase {
    /** The target date of a concept has passed. */
    @JsonProperty("past-target-date")
    PAST_TARGET_DATE(Stage.CONCEPT) {
        @Override
        Optional<Instant> deadline(Staleness staleness, ZoneId zone) {
            return Optional.ofNullable(staleness.targetDate())
                    .map(day -> day.plusDays(1).atStartOfDay(zone).toInstant());
        }

        @Override
        LocalDate day(Staleness staleness, ZoneId zone) {
            return Objects.requireNonNull(staleness.targetDate());
        }
    },

    /**
     * The feature has been a concept for more than six calendar months, for example from 31 August to the end
     * of February.
     */
    @JsonProperty("older-than-six-months")
    OLDER_THAN_SIX_MONTHS(Stage.CONCEPT) {
        @Override
        Optional<Instant> deadline(Staleness staleness, ZoneId zone) {
            return Optional.of(staleness.stageSince().atZone(zone).plusMonths(6).toInstant());
        }

        @Override
        LocalDate day(Staleness staleness, ZoneId zone) {
            return LocalDate.ofInstant(staleness.stageSince(), zone);
        }

        @Override
        boolean isOver(Instant deadline, Instant now) {
            return now.isAfter(deadline);
        }
    },

    /** A beta has had no change, no update and no feedback for 90 days. */
    @JsonProperty("quiet-for-90-days")
    QUIET_FOR_90_DAYS(Stage.BETA) {
        @Override
        Optional<Instant> deadline(Staleness staleness, ZoneId zone) {
            return Optional.of(staleness.lastSignOfLife().plus(Duration.ofDays(90)));
        }

        @Override
        LocalDate day(Staleness staleness, ZoneId zone) {
            return LocalDate.ofInstant(staleness.lastSignOfLife(), zone);
        }
    },

    /**
     * A feature has been generally available for 30 days, and application code still asks for it alone: for a feature
     * that is on for everybody. The 30 days leave a team time to remove the check.
     */
    @JsonProperty("still-evaluated")
    STILL_EVALUATED(Stage.GENERAL_AVAILABILITY) {
        @Override
        Optional<Instant> deadline(Staleness staleness, ZoneId zone) {
            return Optional.of(staleness.stageSince().plus(Duration.ofDays(30)))
                    .filter(any -> staleness.evaluations() > 0);
        }

        @Override
        LocalDate day(Staleness staleness, ZoneId zone) {
            return LocalDate.ofInstant(staleness.stageSince(), zone);
        }
    };

    private final Stage stage;

    AttentionReason(Stage stage) {
        this.stage = stage;
    }

    /** The time since which the reason holds, if it holds. */
    Optional<Instant> since(Staleness staleness, ZonedDateTime now) {
        return Optional.of(staleness)
                .filter(one -> one.stage() == stage)
                .flatMap(one -> deadline(one, now.getZone()))
                .filter(deadline -> isOver(deadline, now.toInstant()));
    }

    /** The time by which something should have happened. */
    abstract Optional<Instant> deadline(Staleness staleness, ZoneId zone);

    /**
     * The day that a mail shows for this reason: the target date, or the day since which nothing has
     * happened.
     */
    abstract LocalDate day(Staleness staleness, ZoneId zone);

    boolean isOver(Instant deadline, Instant now) {
        return !now.isBefore(deadline);
    }
}
