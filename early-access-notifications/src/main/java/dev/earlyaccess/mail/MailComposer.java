package dev.earlyaccess.mail;

import dev.earlyaccess.sending.SmtpConnection;
import dev.earlyaccess.sending.WriteTimeouts;
import freemarker.template.TemplateException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Makes mails of letters and knows the way to the mail server. */
@Component
@EnableConfigurationProperties({MailSettings.class, FeedbackSettings.class})
public class MailComposer {

    /** To MAIL FROM, RCPT TO, DATA and the end of the message; the connection is already open. */
    private static final int REPLIES_TO_A_LETTER = 4;

    private final JavaMailSenderImpl server;
    private final MailRenderer writer;
    private final Links links;
    private final MailSettings settings;
    private final FeedbackSettings feedback;
    private final ReplyAddresses answers;

    /** @param timeouts set for this server before any connection is opened */
    MailComposer(
            JavaMailSenderImpl server,
            WriteTimeouts timeouts,
            MailRenderer writer,
            Links links,
            MailSettings settings,
            FeedbackSettings feedback,
            ReplyAddresses answers) {
        this.server = server;
        this.writer = writer;
        this.links = links;
        this.settings = settings;
        this.feedback = feedback;
        this.answers = answers;
    }

    /** As many connections as one instance may have, each opened when its first mail needs it. */
    public List<SmtpConnection> connections() {
        return Stream.generate(() -> new SmtpConnection(server))
                .limit(settings.connections())
                .toList();
    }

    /** How long sending one letter over an open connection can take before a time-out ends it. */
    public Duration longestSend() {
        return timeout("timeout").multipliedBy(REPLIES_TO_A_LETTER).plus(timeout("writetimeout"));
    }

    /** The Message-ID of such a letter, the same however often it is sent. */
    public String messageId(Template template, MailId id) {
        return id.messageId(sender(template));
    }

    private Duration timeout(String name) {
        String property = "mail." + SmtpConnection.protocol(server) + "." + name;
        long millis = Long.parseLong(server.getJavaMailProperties().getProperty(property, "0"));
        if (millis <= 0) {
            throw new IllegalStateException(
                    "spring.mail.properties." + property + " must be positive: without it a mail could take forever");
        }
        return Duration.ofMillis(millis);
    }

    /**
     * Puts a letter into words and the words into a mail, dated so.
     *
     * @throws MailNotSent with {@link MailNotSent.Fault#LETTER} if its address or its template can't work
     */
    public EncodedMail write(MailContent letter, Instant at) throws MailNotSent {
        try {
            InternetAddress to = MailAddress.parse(letter.reader().address());
            InternetAddress from = sender(letter.template());
            return new EncodedMail(from, to, content(letter, from, to, at));
        } catch (DataAccessException notTheLettersFault) {
            throw notTheLettersFault;
        } catch (AddressException | IOException | TemplateException | RuntimeException ex) {
            throw new MailNotSent(MailNotSent.Fault.LETTER, ex);
        }
    }

    /** The words of a letter, for whoever wants to see them before it is sent. */
    public RenderedMail preview(MailContent letter) {
        try {
            return writer.write(letter);
        } catch (IOException | TemplateException ex) {
            throw new IllegalStateException("The mail can't be written", ex);
        }
    }

    private byte[] content(MailContent letter, InternetAddress from, InternetAddress to, Instant at)
            throws IOException, TemplateException {
        MimeWriter message = new MimeWriter(letter.id(), from, to, at);
        switch (letter.template()) {
            case LAUNCH, FEEDBACK_ANSWER, DIGEST, ATTENTION, UPDATE, GENERAL_AVAILABILITY -> message.isAutomatic();
            case FEEDBACK_REQUEST -> {
                message.isAutomatic();
                message.replyTo(answers.of(letter.id().delivery()));
            }
            case FEEDBACK_REPLY -> message.replyTo(answers.of(letter.id().delivery()));
        }
        message.goesOnFrom(letter.matter().thread());
        letter.matter().use().ifPresent(use -> letter.template()
                .about()
                .ifPresent(topic -> message.unsubscribe(links.unsubscribe(topic, use.user()))));
        return message.write(writer.write(letter));
    }

    private InternetAddress sender(Template template) {
        return switch (template) {
            case LAUNCH, FEEDBACK_ANSWER, DIGEST, ATTENTION, UPDATE, GENERAL_AVAILABILITY -> settings.sender();
            case FEEDBACK_REQUEST, FEEDBACK_REPLY -> feedback.sender();
        };
    }
}
