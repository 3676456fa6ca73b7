package dev.earlyaccess.sending;

import dev.earlyaccess.mail.EncodedMail;
import dev.earlyaccess.mail.MailNotSent;
import dev.earlyaccess.mail.MailNotSent.Fault;
import dev.earlyaccess.outbox.EnhancedStatus;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * A connection to the mail server, which sends one mail after another. It stays open between mails, and is
 * opened again after it broke. For one thread at a time.
 */
class SmtpConnection implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SmtpConnection.class);

    /** Shorter than the time after which mail servers close an idle connection. */
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(20);

    private static final int SERVICE_NOT_AVAILABLE = 421;
    private static final int AUTHENTICATION_REQUIRED = 530;
    private static final int PERMANENT = 500;
    private static final int CONNECTION_LOST = -1;

    private final JavaMailSenderImpl server;
    private @Nullable SmtpDialogue dialogue;
    private long usedAt;

    SmtpConnection(JavaMailSenderImpl server) {
        this.server = server;
    }

    static String protocol(JavaMailSenderImpl server) {
        return Objects.requireNonNullElse(server.getProtocol(), "smtp");
    }

    /** Whether it was left open. The server may have closed it meanwhile. */
    boolean isOpen() {
        return dialogue != null;
    }

    /**
     * Opens the connection, unless it is open. After that, sending a mail takes no longer than
     * {@link SmtpServer#longestSend}.
     *
     * @throws MailNotSent with {@link Fault#SERVER} if there is no server, or it refuses the connection
     */
    void open() throws MailNotSent {
        if (dialogue != null) {
            return;
        }
        SmtpDialogue opened = new SmtpDialogue(server.getSession(), protocol(server));
        try {
            opened.connect(server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
        } catch (MessagingException | RuntimeException ex) {
            throw new MailNotSent(Fault.SERVER, ex);
        }
        dialogue = opened;
        usedAt = System.nanoTime();
    }

    /**
     * Sends a mail. The connection must have been opened before.
     *
     * @throws MailNotSent with the fault that the server's reply suggests
     */
    void send(EncodedMail mail) throws MailNotSent {
        SmtpDialogue dialogue = Objects.requireNonNull(this.dialogue);
        try {
            dialogue.send(mail);
        } catch (MessagingException ex) {
            MailNotSent notSent = notSent(ex, dialogue.step());
            closeUnlessUsable(dialogue);
            throw notSent;
        } catch (RuntimeException ex) { // a reply that the library cannot read: the mail is tried again
            close();
            throw new MailNotSent(Fault.MAIL_TEMPORARILY, ex);
        }
        usedAt = System.nanoTime();
    }

    private static MailNotSent notSent(MessagingException ex, SmtpDialogue.Step step) {
        return find(SMTPAddressFailedException.class, ex)
                .map(refused -> notSent(refused, step, refused.getReturnCode()))
                .or(() -> find(SMTPSendFailedException.class, ex)
                        .map(refused -> notSent(refused, step, refused.getReturnCode())))
                .orElseGet(() -> notSent(ex, step, CONNECTION_LOST));
    }

    private static MailNotSent notSent(MessagingException ex, SmtpDialogue.Step step, int code) {
        return new MailNotSent(fault(step, code, String.valueOf(ex.getMessage())), ex);
    }

    /**
     * Before the RCPT TO command, no failure is the fault of the single mail.
     *
     * @param text the server's, with its codes
     */
    private static Fault fault(SmtpDialogue.Step step, int code, String text) {
        boolean permanent = code >= PERMANENT;
        if (code == AUTHENTICATION_REQUIRED) {
            return Fault.SERVER;
        }
        return switch (step) {
            case SENDER -> code == CONNECTION_LOST || code == SERVICE_NOT_AVAILABLE ? Fault.SERVER : Fault.SENDER;
            case RECIPIENT -> permanent ? refused(EnhancedStatus.refusesAddress(code, text)) : Fault.MAIL_TEMPORARILY;
            case TEXT ->
                permanent
                        ? refused(EnhancedStatus.in(text)
                                .map(EnhancedStatus::saysNoSuchAddress)
                                .orElse(false))
                        : Fault.MAIL_TEMPORARILY;
        };
    }

    private static Fault refused(boolean isAddressUnknown) {
        return isAddressUnknown ? Fault.RECIPIENT : Fault.MAIL;
    }

    private static <E extends Exception> Optional<E> find(Class<E> type, @Nullable Exception ex) {
        if (ex == null || type.isInstance(ex)) {
            return Optional.ofNullable(type.cast(ex));
        }
        return ex instanceof MessagingException outer ? find(type, outer.getNextException()) : Optional.empty();
    }

    private void closeUnlessUsable(SmtpDialogue dialogue) {
        if (!dialogue.isConnected()) {
            close();
        }
    }

    /** Closes the connection if it has sent nothing for a while. */
    void closeIfIdle() {
        if (dialogue != null && System.nanoTime() - usedAt > LONGEST_IDLE.toNanos()) {
            close();
        }
    }

    @Override
    public void close() {
        try {
            if (dialogue != null) {
                dialogue.close();
            }
        } catch (MessagingException ex) {
            log.debug("The mail server did not confirm the end of the session", ex);
        } finally {
            dialogue = null;
        }
    }
}
