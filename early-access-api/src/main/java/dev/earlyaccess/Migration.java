package dev.earlyaccess;

import dev.earlyaccess.listening.DirectDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/**
 * Brings the tables of the database up to date without the rest of the service, which then starts with nothing to
 * migrate. It needs the settings of the database and no others.
 */
@ComponentScan("dev.earlyaccess.migration")
@Import(DirectDatabase.class)
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
class Migration {

    private static final Logger log = LoggerFactory.getLogger(Migration.class);

    static void run() {
        SpringApplication application = new SpringApplication(Migration.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.addInitializers(Requirements::ofAMigration);
        try (ConfigurableApplicationContext migrated = application.run()) {
            log.info("The database is up to date");
        }
    }
}
