package dev.earlyaccess.update;

import dev.earlyaccess.outbox.Outbox;
import dev.earlyaccess.scheduling.Sweeper;
import dev.earlyaccess.shared.Timestamps;
import dev.earlyaccess.user.SuppressionList;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Walks the users once for each update, in the order of their ids, and owes a mail to whoever was in when it was posted. How far
 * it is stands on the update's own row, written with the mails: so it can stop anywhere and goes on from there.
 */
@Component
public class UpdateSweep {

    private static final int PAGE = 500;

    /**
     * An answer dated before the posting may be committed only after it. Nobody walks past the place where it will stand until
     * such answers have had time to arrive.
     */
    private static final Duration TO_ARRIVE = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final Sweeper sweeper;
    private final UpdateRows rows;
    private final Clock clock;

    UpdateSweep(JdbcClient jdbc, Sweeper sweeper, UpdateRows rows, Clock clock) {
        this.jdbc = jdbc;
        this.sweeper = sweeper;
        this.rows = rows;
        this.clock = clock;
    }

    /** Sweeps every update that was posted long enough ago; of one feature one after another. */
    public void run() {
        sweeper.each(
                rows.featuresToSweep(clock.instant().minus(TO_ARRIVE)),
                feature -> sweeper.pages("update", feature, () -> page(feature, clock.instant())));
    }

    private boolean page(long feature, Instant now) {
        return rows.oldestToSweep(feature, now.minus(TO_ARRIVE))
                .map(walk -> page(walk, now))
                .orElse(false);
    }

    private boolean page(UpdateRows.Walk walk, Instant now) {
        if (!walk.kind().holdsIn(walk.stage())) {
            rows.finish(walk.id(), now);
            return true;
        }
        SweptPage page = owe(walk, now);
        if (page.end() != null) {
            rows.advance(walk.id(), page.end(), page.recipients(), page.owed());
        }
        if (page.recipients() < PAGE) {
            rows.finish(walk.id(), now);
        }
        return true;
    }

    /** @param end the last user on it; null if there was none */
    private record SweptPage(long recipients, @Nullable String end, long owed) {}

    /**
     * What is stored tells in every stage who is in, and since when. Who left after the posting and came back is one who
     * joined later; who leaves later on is told apart when the mail is due.
     */
    private SweptPage owe(UpdateRows.Walk walk, Instant now) {
        return jdbc.sql("""
                with page as (
                    select e.user_id from enrollment e
                    where e.feature_id = :feature and e.user_id > :after and e.status in ('interested', 'opted-in')
                        and coalesce(e.interested_since, e.since) <= :postedAt
                    order by e.user_id limit %d
                ), owed as (
                    insert into delivery (kind, recipient, occasion, feature_id, update_id, owed_at, due_at)
                    select :kind, u.user_id, :occasion, :feature, :update, :now, :now
                    from page join users u on u.user_id = page.user_id
                    where u.wants_updates and
                """.formatted(PAGE) + SuppressionList.REACHABLE + Outbox.UNLESS_OWED_BEFORE + """
                    returning id
                )
                select count(*) as recipients, max(user_id) as page_end, (select count(*) from owed) as owed from page
                """)
                .param("feature", walk.feature())
                .param("after", walk.position())
                .param("postedAt", Timestamps.of(walk.postedAt()))
                .param("kind", walk.kind().code())
                .param("occasion", walk.kind().occasion(walk.id(), walk.key()))
                .param("update", walk.id())
                .param("now", Timestamps.of(now))
                .query((row, n) ->
                        new SweptPage(row.getLong("recipients"), row.getString("page_end"), row.getLong("owed")))
                .single();
    }
}
