package dev.earlyaccess.testing;

import dev.earlyaccess.feature.FeaturesDescribed;
import dev.earlyaccess.user.UserErased;
import dev.earlyaccess.user.UserId;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Empties every table that the migrations made before each test, and puts the clock back to where tests begin. */
public class EmptyTables implements BeforeEachCallback {

    private static final int TRIES = 30;

    @Override
    public void beforeEach(ExtensionContext context) {
        ApplicationContext beans = SpringExtension.getApplicationContext(context);
        beans.getBeanProvider(HandMovedClock.class).ifAvailable(clock -> clock.set(HandMovedClock.MON_1_JUNE));
        JdbcClient jdbc = beans.getBean(JdbcClient.class);
        TransactionTemplate transaction = new TransactionTemplate(beans.getBean(PlatformTransactionManager.class));
        for (int tried = 1; !isEmptied(beans, jdbc, transaction, tried); tried++) {}
    }

    /**
     * Threads of the service that run by themselves use several tables at once. To wait long for one of them may end as a
     * deadlock, so this gives way and tries again.
     */
    private static boolean isEmptied(
            ApplicationContext beans, JdbcClient jdbc, TransactionTemplate transaction, int tried) {
        try {
            transaction.executeWithoutResult(status -> {
                empty(jdbc);
                // What the service keeps in memory belongs to the rows that are gone.
                beans.publishEvent(new FeaturesDescribed());
                beans.publishEvent(new UserErased(new UserId("everybody")));
            });
            return true;
        } catch (PessimisticLockingFailureException ex) {
            if (tried == TRIES) {
                throw ex;
            }
            return false;
        }
    }

    /** Only the tables that were written to, and those whose identities were counted on: emptying takes time. */
    private static void empty(JdbcClient jdbc) {
        jdbc.sql("""
                select string_agg(distinct t.oid::regclass::text, ', '), set_config('lock_timeout', '300ms', true)
                from pg_class t
                    left join pg_depend d on d.refobjid = t.oid and d.classid = 'pg_class'::regclass and d.deptype = 'i'
                    left join pg_class s on s.oid = d.objid and s.relkind = 'S'
                where t.relnamespace = 'public'::regnamespace and t.relkind = 'r'
                    and t.relname not in ('flyway_schema_history', 'scheduled_tasks')
                    and (pg_relation_size(t.oid) > 0 or pg_sequence_last_value(s.oid) is not null)
                """)
                .query((row, number) -> row.getString(1) == null ? "" : row.getString(1))
                .optional()
                .filter(tables -> !tables.isEmpty())
                .ifPresent(tables -> {
                    // The audit trail refuses it otherwise.
                    jdbc.sql("set local session_replication_role = replica").update();
                    jdbc.sql("truncate " + tables + " restart identity cascade").update();
                });
    }
}
