package dev.earlyaccess.inbound;

import dev.earlyaccess.inbound.parsing.AnsweredMail;
import dev.earlyaccess.mail.MailComposer;
import dev.earlyaccess.mail.MailContent;
import dev.earlyaccess.mail.MailId;
import dev.earlyaccess.mail.RenderedMail;
import dev.earlyaccess.outbox.ClaimedDelivery;
import dev.earlyaccess.outbox.ContextLoaders;
import dev.earlyaccess.outbox.DeliveryContext;
import dev.earlyaccess.outbox.Occasion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The texts of mails that people answer. No text is stored: the mail is rendered again, and may say something
 * else by now. What has not changed is recognised all the same.
 */
@Component
class AnsweredMails {

    private static final Logger log = LoggerFactory.getLogger(AnsweredMails.class);

    /** Nobody sends these deliveries. */
    private static final String NO_OWNER = "";

    private final JdbcClient jdbc;
    private final ContextLoaders contexts;
    private final MailComposer composer;

    AnsweredMails(JdbcClient jdbc, ContextLoaders contexts, MailComposer composer) {
        this.jdbc = jdbc;
        this.contexts = contexts;
        this.composer = composer;
    }

    /**
     * The mail of a delivery. Empty if it can't be rendered any more: then its quotes are recognised by
     * patterns alone.
     */
    Optional<AnsweredMail> find(long delivery) {
        try {
            return jdbc.sql("""
                    select id, recipient, occasion, feature_id, attempts, message_token from delivery where id = :id
                    """)
                    .param("id", delivery)
                    .query((row, n) -> read(row))
                    .optional()
                    .flatMap(this::load)
                    .map(this::render);
        } catch (RuntimeException ex) { // the answer counts more than the mail that it quotes
            log.warn("Cannot render the mail of delivery {} again, to recognise what is quoted of it", delivery, ex);
            return Optional.empty();
        }
    }

    private static ClaimedDelivery read(ResultSet row) throws SQLException {
        return new ClaimedDelivery(
                new MailId(row.getLong("id"), row.getObject("message_token", UUID.class)),
                row.getString("recipient"),
                Occasion.parse(row.getString("occasion")),
                row.getObject("feature_id", Long.class),
                row.getInt("attempts"),
                NO_OWNER,
                null);
    }

    private Optional<DeliveryContext> load(ClaimedDelivery delivery) {
        return contexts
                .load(
                        List.of(delivery),
                        (failed, ex) -> log.info("The mail of delivery {} can't be loaded", failed.id(), ex))
                .stream()
                .findFirst();
    }

    private AnsweredMail render(DeliveryContext context) {
        String address = Objects.requireNonNullElse(context.eligibility().address(), "");
        RenderedMail mail = composer.preview(new MailContent(
                context.delivery().type(),
                new MailContent.Addressee(address, context.name(), context.locale()),
                context.model(),
                context.delivery().mailId()));
        return AnsweredMail.of(mail.subject(), mail.text(), mail.html());
    }
}
