package dev.earlyaccess.testing;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Empties every table that the migrations made before each test, and puts the clock back to where tests begin. */
public class EmptyTables implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        var beans = SpringExtension.getApplicationContext(context);
        beans.getBeanProvider(HandMovedClock.class).ifAvailable(clock -> clock.set(HandMovedClock.MON_1_JUNE));
        JdbcClient jdbc = beans.getBean(JdbcClient.class);
        String tables = jdbc.sql("""
                select string_agg(quote_ident(tablename), ', ') from pg_tables
                where schemaname = 'public' and tablename not in ('flyway_schema_history', 'scheduled_tasks')
                """).query(String.class).single();
        jdbc.sql("truncate " + tables + " restart identity").update();
    }
}
