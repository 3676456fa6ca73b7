package dev.earlyaccess.migration;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/**
 * Tries again if a table is in use. A migration that waits for a table lets everybody else wait who needs it, so it
 * waits a short time only, and then lets the others go first.
 */
class PatientMigration implements FlywayMigrationStrategy {

    private static final Logger log = LoggerFactory.getLogger(PatientMigration.class);

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final int attempts;
    private final Duration pause;

    /** @param pause between two attempts */
    PatientMigration(int attempts, Duration pause) {
        this.attempts = attempts;
        this.pause = pause;
    }

    /** @throws FlywayException if a migration fails, or if a table is in use at every attempt */
    @Override
    public void migrate(Flyway flyway) {
        for (int attempt = 1; ; attempt++) {
            try {
                flyway.migrate();
                return;
            } catch (FlywayException ex) {
                if (attempt == attempts || !isInUse(ex)) {
                    throw ex;
                }
                log.warn(
                        "A migration waits for a table that others use; attempt {} of {} follows: {}",
                        attempt + 1,
                        attempts,
                        cause(ex).map(SQLException::getMessage).orElse(""));
            }
            rest();
        }
    }

    private static boolean isInUse(FlywayException ex) {
        return cause(ex)
                .filter(cause -> LOCK_NOT_AVAILABLE.equals(cause.getSQLState()))
                .isPresent();
    }

    private static Optional<SQLException> cause(FlywayException ex) {
        return Stream.iterate((Throwable) ex, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
    }

    private void rest() {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new FlywayException("The service stops while it waits for a table", ex);
        }
    }
}
