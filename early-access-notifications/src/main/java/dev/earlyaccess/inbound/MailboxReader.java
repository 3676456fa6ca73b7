package dev.earlyaccess.inbound;

import dev.earlyaccess.feedback.FeedbackSource;
import dev.earlyaccess.inbound.parsing.MailParser;
import dev.earlyaccess.inbound.parsing.ParsedMail;
import dev.earlyaccess.shared.CleanText;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Takes the unseen mails of the mailbox. A mail is marked as seen only after it was stored, so no mail is
 * lost. If marking fails, the mail is read again and recognized by its Message-ID.
 */
@Component
@EnableConfigurationProperties(MailboxSettings.class)
public class MailboxReader {

    private static final Logger log = LoggerFactory.getLogger(MailboxReader.class);

    /** The number of failures after which less of a mail is read: about a minute and a half. */
    static final int PATIENCE = 10;

    private static final int LONGEST_REASON = 500;

    private final MailboxSettings settings;
    private final InboundReplies replies;
    private final Clock clock;
    private final SSLSocketFactory tls;

    /** The number of failures of each mail since this instance started. */
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    /** The mails that are stored but could not be marked as seen. */
    private final Set<String> stored = ConcurrentHashMap.newKeySet();

    private final AtomicBoolean inTrouble = new AtomicBoolean();

    /** Trusts the certificates that Java trusts. */
    @Autowired
    MailboxReader(MailboxSettings settings, InboundReplies replies, Clock clock) {
        this(settings, replies, clock, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    MailboxReader(MailboxSettings settings, InboundReplies replies, Clock clock, SSLSocketFactory tls) {
        this.settings = settings;
        this.replies = replies;
        this.clock = clock;
        this.tls = tls;
    }

    /** Reads all unseen mails. After a failure, the next run continues where this one ended. */
    public void run() {
        MailboxSettings.Login login = settings.login();
        if (login == null) {
            return;
        }
        try (Mailbox mailbox = Mailbox.open(login, tls)) {
            takeAll(mailbox);
            if (inTrouble.getAndSet(false)) {
                log.info("The mailbox {} can be read again", login);
            }
        } catch (MessagingException | DataAccessResourceFailureException | CannotCreateTransactionException ex) {
            if (!inTrouble.getAndSet(true)) {
                log.warn(
                        "The mailbox {} can't be read or what is in it not kept; this is tried again and again: {}",
                        login,
                        reason(ex));
            }
        }
    }

    /** The reason in one line. */
    private static String reason(Exception ex) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(ex);
        boolean isInsecure = Stream.iterate((Throwable) ex, Objects::nonNull, Throwable::getCause)
                .anyMatch(SSLException.class::isInstance);
        return CleanText.line(
                isInsecure ? "there is no secure connection to it: " + cause.getMessage() : ex.toString(),
                LONGEST_REASON);
    }

    /** Mails that failed before come last, so that they hold up no others. */
    private void takeAll(Mailbox mailbox) throws MessagingException {
        Map<Boolean, List<Message>> unseen = new HashMap<>();
        for (Message message : mailbox.unseen()) {
            unseen.computeIfAbsent(failures.containsKey(mailbox.name(message)), failed -> new ArrayList<>())
                    .add(message);
        }
        for (boolean failed : new boolean[] {false, true}) {
            for (Message message : unseen.getOrDefault(failed, List.of())) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                take(mailbox, message);
            }
        }
    }

    /** A mail that can't be stored stays unseen, and does not stop the others. */
    private void take(Mailbox mailbox, Message message) throws MessagingException {
        String name = mailbox.name(message);
        try {
            if (!stored.contains(name)) {
                replies.take(read(mailbox, message, name), FeedbackSource.MAIL, clock.instant());
                stored.add(name);
            }
            mailbox.markSeen(message);
            stored.remove(name);
            failures.remove(name);
        } catch (DataAccessResourceFailureException | CannotCreateTransactionException noDatabase) {
            throw noDatabase;
        } catch (MessagingException ex) {
            failed(name, ex, mailbox.isOpen() ? 1 : PATIENCE);
            if (!mailbox.isOpen()) {
                throw ex;
            }
        } catch (RuntimeException | StackOverflowError ex) { // one mail never keeps the next from being read
            failed(name, ex, 1);
        }
    }

    /**
     * After repeated failures, less and less of a mail is read, so that every mail reaches the inbox in the
     * end. A mail whose reading broke the connection holds up all others, so it is read once more, and what
     * arrives of it is kept.
     */
    private ParsedMail read(Mailbox mailbox, Message message, String name) throws MessagingException {
        int tries = failures.getOrDefault(name, 0);
        if (tries < PATIENCE) {
            return mailbox.read(message);
        }
        return switch (tries - PATIENCE) {
            case 0 -> mailbox.readBeginning(message);
            case 1, PATIENCE -> mailbox.readHeader(message);
            default -> MailParser.unreadable(name);
        };
    }

    /** Counts a failure. The next way of reading is left out by no failure, however heavy it is. */
    private void failed(String name, Throwable ex, int weight) {
        boolean isFirst = !failures.containsKey(name);
        failures.merge(
                name, weight, (tries, more) -> tries < PATIENCE ? Math.min(PATIENCE, tries + more) : tries + more);
        if (isFirst) {
            log.error("Cannot read or store the mail {} of the mailbox; the next run tries again", name, ex);
        }
    }
}
