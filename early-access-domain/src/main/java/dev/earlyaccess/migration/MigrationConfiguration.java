package dev.earlyaccess.migration;

import dev.earlyaccess.listening.DirectDatabase;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.PGProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** How migrations reach the database, and for how long they wait for tables that are in use. See docs/adr/0046. */
@Configuration(proxyBeanMethods = false)
class MigrationConfiguration {

    /** Everybody who needs the table waits behind a migration that waits. A request waits longer than this. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final int ATTEMPTS = 24;

    /**
     * Connections of their own: what is set for a migration must not stay in the pool, and a pooler would give it to
     * somebody else. To create an index may take longer than any other statement, so nothing limits it.
     */
    @Bean
    FlywayConfigurationCustomizer directMigration(DataSource pool, DirectDatabase database) {
        return flyway -> {
            if (flyway.getDataSource() == pool) { // else the operator has set spring.flyway.url or user
                Properties properties = database.properties();
                properties.remove(PGProperty.SOCKET_TIMEOUT.getName());
                flyway.dataSource(new DriverManagerDataSource(database.url(), properties));
            }
            flyway.initSql("set lock_timeout = " + LONGEST_WAIT.toMillis());
        };
    }

    @Bean
    FlywayMigrationStrategy patientMigration() {
        return new PatientMigration(ATTEMPTS, PAUSE);
    }
}
