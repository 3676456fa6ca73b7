package dev.earlyaccess.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.testing.TestPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The service with the argument {@code migrate}, as the Helm chart runs it before a roll-out. */
class MigrationAloneTest {

    @Test
    void makesTheTablesAndEnds() {
        GenericApplicationContext context = new GenericApplicationContext();
        new TestPostgres().initialize(context);
        Environment database = context.getEnvironment();
        String url = database.getRequiredProperty("spring.datasource.url");
        String user = database.getRequiredProperty("spring.datasource.username");
        String password = database.getRequiredProperty("spring.datasource.password");
        List<String> command = new ArrayList<>(FastStart.ofTheService("-Xmx128m"));
        command.add("migrate");

        try (ServiceProcess migration = ServiceProcess.start(
                command,
                Map.of(
                        "spring.datasource.url", url,
                        "spring.datasource.username", user,
                        "spring.datasource.password", password),
                Path.of("target", "crash", "migration-alone.log"))) {
            migration.awaitEnd();
            assertThat(migration.exitValue()).isZero();
        }

        assertThat(JdbcClient.create(new DriverManagerDataSource(url, user, password))
                        .sql("select count(*) from feature")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
