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

/** Why a feature needs the attention of its owner. Pure: whoever asks reads what there is to know, and the clock. */
public enum AttentionReason implements KebabCase {
    /** A concept was to become a beta by a day that is over. */
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

    /** It has been a concept for more than six calendar months: from the 31st of August until the end of February. */
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

    /** Nothing has been changed about a beta, nor told its users, nor heard from them, for 90 days. */
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
    };

    private final Stage stage;

    AttentionReason(Stage stage) {
        this.stage = stage;
    }

    /** Since when it has held, if it holds. */
    Optional<Instant> since(Staleness staleness, ZonedDateTime now) {
        return Optional.of(staleness)
                .filter(one -> one.stage() == stage)
                .flatMap(one -> deadline(one, now.getZone()))
                .filter(deadline -> isOver(deadline, now.toInstant()));
    }

    /** By when something should have happened. */
    abstract Optional<Instant> deadline(Staleness staleness, ZoneId zone);

    /** The day to tell of where it holds: the target date, or since when it has stood still. */
    abstract LocalDate day(Staleness staleness, ZoneId zone);

    boolean isOver(Instant deadline, Instant now) {
        return !now.isBefore(deadline);
    }
}
