package dev.earlyaccess.team;

import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.outbox.Occasion;
import dev.earlyaccess.outbox.Outbox;
import dev.earlyaccess.scheduling.RecipientLock;
import dev.earlyaccess.shared.Timestamps;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Once a month, owes a mail to each owner of features that need attention. Finished months are stored in a
 * table, so the sweep can be repeated. After months without a running instance it makes up for the latest
 * one.
 */
@Component
public class AttentionSweep {

    private final AttentionList list;
    private final FeedbackGroup group;
    private final Outbox outbox;
    private final DigestSettings settings;
    private final Clock clock;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final RecipientLock recipients;

    AttentionSweep(
            AttentionList list,
            FeedbackGroup group,
            Outbox outbox,
            DigestSettings settings,
            Clock clock,
            JdbcClient jdbc,
            TransactionOperations transaction,
            RecipientLock recipients) {
        this.list = list;
        this.group = group;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.recipients = recipients;
    }

    /** Owes the mails of the latest month that is due, unless they were owed before. */
    public void run() {
        Instant now = clock.instant();
        YearMonth month = YearMonth.from(settings.latestDue(now));
        transaction.executeWithoutResult(status -> {
            recipients.share();
            if (begin(month, now)) {
                outbox.owe(Occasion.of(MailType.ATTENTION, month), owners(now), null, now);
            }
        });
    }

    /**
     * Begins a month unless a later one was begun. If several instances try at once, one begins and the
     * others wait for it.
     */
    private boolean begin(YearMonth month, Instant now) {
        return jdbc.sql("""
                insert into attention_month (month, made_at)
                select :month, :now where not exists (select from attention_month where month >= :month)
                on conflict do nothing
                """)
                        .param("month", month.atDay(1))
                        .param("now", Timestamps.of(now))
                        .update()
                == 1;
    }

    /** The owners who want the mail and have features that need attention. */
    private List<String> owners(Instant now) {
        Set<String> wanting = Set.copyOf(group.addresses());
        return list.all(now).stream()
                .map(Attention::recipient)
                .distinct()
                .filter(owner -> owner != null && wanting.contains(owner))
                .toList();
    }
}
