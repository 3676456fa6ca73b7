package dev.earlyaccess.team;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The time of the daily digest, and of the attention mails on the first day of a month.
 *
 * @param digestAt the time of the day, like 09:00
 * @param digestZone the time zone, like Europe/Vienna
 */
@ConfigurationProperties("early-access.feedback")
public record DigestSettings(
        @DefaultValue("09:00") LocalTime digestAt,
        @DefaultValue("UTC") ZoneId digestZone) {

    /**
     * The latest day whose digest is due by then. If clocks are put forward past that time, the digest is due
     * later by the difference; if they are put back, it is due the first time.
     */
    public LocalDate latestDue(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, digestZone);
        Instant due = today.atTime(digestAt).atZone(digestZone).toInstant();
        return now.isBefore(due) ? today.minusDays(1) : today;
    }
}
