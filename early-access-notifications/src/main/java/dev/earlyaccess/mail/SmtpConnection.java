package dev.earlyaccess.mail;

import dev.earlyaccess.mail.NotSent.Fault;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** One connection to the mail server, over which letters go one after another; opened again where it breaks. */
public class SmtpConnection implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SmtpConnection.class);

    private static final int SERVICE_NOT_AVAILABLE = 421;
    private static final int PERMANENT = 500;
    private static final int CONNECTION_LOST = -1;

    private final JavaMailSenderImpl server;
    private final PostOffice office;
    private @Nullable Transport transport;

    SmtpConnection(JavaMailSenderImpl server, PostOffice office) {
        this.server = server;
        this.office = office;
    }

    static String protocol(JavaMailSenderImpl server) {
        return Objects.requireNonNullElse(server.getProtocol(), "smtp");
    }

    /**
     * Makes sure that the server listens, so that what follows takes no longer than {@link PostOffice#longestSend}.
     *
     * @throws NotSent with {@link Fault#SERVER} if it does not
     */
    public void open() throws NotSent {
        if (transport != null && transport.isConnected()) {
            return;
        }
        try {
            transport = server.getSession().getTransport(protocol(server));
            transport.connect(server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
        } catch (MessagingException ex) {
            throw new NotSent(Fault.SERVER, ex);
        }
    }

    /**
     * Sends a letter, dated so. The connection was opened before.
     *
     * @throws NotSent with the fault that says what may help
     */
    public void send(Letter letter, Instant at) throws NotSent {
        MailMessage message = office.message(letter, at);
        try {
            Objects.requireNonNull(transport).sendMessage(message, message.getAllRecipients());
        } catch (MessagingException ex) {
            throw notSent(ex);
        } catch (RuntimeException ex) {
            throw new NotSent(Fault.LETTER_FOR_NOW, ex);
        }
    }

    private static NotSent notSent(MessagingException ex) {
        return find(SMTPAddressFailedException.class, ex)
                .map(refused -> new NotSent(
                        refused.getReturnCode() >= PERMANENT ? Fault.LETTER : Fault.LETTER_FOR_NOW, refused))
                .or(() -> find(SMTPSendFailedException.class, ex).map(refused -> new NotSent(fault(refused), refused)))
                .orElseGet(() -> new NotSent(Fault.LETTER_FOR_NOW, ex));
    }

    private static Fault fault(SMTPSendFailedException refused) {
        if (!refused.getCommand().startsWith("MAIL")) {
            return Fault.LETTER_FOR_NOW;
        }
        return switch (refused.getReturnCode()) {
            case SERVICE_NOT_AVAILABLE, CONNECTION_LOST -> Fault.SERVER;
            default -> Fault.SENDER;
        };
    }

    private static <E extends Exception> Optional<E> find(Class<E> type, @Nullable Exception ex) {
        if (ex == null || type.isInstance(ex)) {
            return Optional.ofNullable(type.cast(ex));
        }
        return ex instanceof MessagingException outer ? find(type, outer.getNextException()) : Optional.empty();
    }

    @Override
    public void close() {
        try {
            if (transport != null) {
                transport.close();
            }
        } catch (MessagingException ex) {
            log.debug("The mail server did not say goodbye", ex);
        }
    }
}
