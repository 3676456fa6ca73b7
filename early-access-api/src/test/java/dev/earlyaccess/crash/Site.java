package dev.earlyaccess.crash;

import dev.earlyaccess.testing.TestPostgres;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two instances of the service, their database, and the mail server that they send to. */
final class Site implements AutoCloseable {

    final JdbcClient jdbc;
    final SmtpSink sink;
    final Instances instances;
    private final @Nullable Pooler pooler;

    /**
     * @param name of the test
     * @param perMail how long the mail server thinks about each mail
     * @param more settings of the instances
     */
    Site(String name, Duration perMail, Map<String, String> more) {
        this(name, perMail, more, false);
    }

    /** @param isPooled whether the instances reach the database through a pooler, where the machine has one */
    Site(String name, Duration perMail, Map<String, String> more, boolean isPooled) {
        GenericApplicationContext context = new GenericApplicationContext();
        new TestPostgres().initialize(context);
        Environment database = context.getEnvironment();
        jdbc = JdbcClient.create(new DriverManagerDataSource(
                database.getRequiredProperty("spring.datasource.url"),
                database.getRequiredProperty("spring.datasource.username"),
                database.getRequiredProperty("spring.datasource.password")));
        sink = new SmtpSink(perMail);
        pooler = isPooled
                ? Pooler.start(database.getRequiredProperty("spring.datasource.url"))
                        .orElse(null)
                : null;
        instances = new Instances(name, 2, settings(database, more));
        instances.awaitAll();
    }

    private Map<String, String> settings(Environment database, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        for (String property : List.of("url", "username", "password")) {
            settings.put(
                    "spring.datasource." + property, database.getRequiredProperty("spring.datasource." + property));
        }
        if (pooler != null) {
            settings.put("early-access.listen.url", database.getRequiredProperty("spring.datasource.url"));
            settings.put("spring.datasource.url", pooler.url());
        }
        settings.put("spring.mail.host", "127.0.0.1");
        settings.put("spring.mail.port", String.valueOf(sink.port()));
        settings.put("early-access.security.jwt-secret", ServiceClient.SECRET);
        settings.put("server.port", "0");
        settings.put("server.address", "127.0.0.1");
        return settings;
    }

    /** What shortens the time for which a killed instance's claims are nobody else's. */
    static Map<String, String> mailTimeout(int millis) {
        return Map.of(
                "spring.mail.properties.mail.smtp.timeout", String.valueOf(millis),
                "spring.mail.properties.mail.smtp.writetimeout", String.valueOf(millis));
    }

    /** Adds users {@code user-1} to {@code user-N}; of a number of them, one has no address. */
    void users(int count, int withoutAddress) {
        jdbc.sql("""
                insert into users (user_id, email, name, locale, token_issued_at)
                select 'user-' || i, case when i % :withoutAddress <> 0 then 'user-' || i || '@example.com' end,
                       'User ' || i, 'en', now()
                from generate_series(1, :users) i
                """)
                .param("users", count)
                .param("withoutAddress", withoutAddress)
                .update();
    }

    /** These of the users have said so about the feature. */
    void say(String feature, String status, int first, int last) {
        jdbc.sql("""
                insert into enrollment (user_id, feature_id, status, origin, since)
                select 'user-' || i, f.id, :status, 'self', now()
                from feature f, generate_series(:first, :last) i where f.key = :feature
                """)
                .param("feature", feature)
                .param("status", status)
                .param("first", first)
                .param("last", last)
                .update();
    }

    /** How many there are by feature, status and origin, such as {@code dark-mode opted-in launch}. */
    Map<String, Long> enrollments() {
        Map<String, Long> counts = new HashMap<>();
        jdbc.sql("""
                select f.key, e.status, e.origin, count(*) from enrollment e join feature f on f.id = e.feature_id
                group by f.key, e.status, e.origin
                """).query(row -> {
            counts.put(row.getString(1) + " " + row.getString(2) + " " + row.getString(3), row.getLong(4));
        });
        return counts;
    }

    @Override
    public void close() {
        instances.close();
        sink.close();
        if (pooler != null) {
            pooler.close();
        }
    }
}
