package dev.earlyaccess.mail;

import freemarker.template.TemplateException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.time.Instant;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Turns the content of a mail into a mail that can be sent. */
@Component
@EnableConfigurationProperties({MailSettings.class, FeedbackSettings.class})
public class MailComposer {

    private final MailRenderer writer;
    private final Links links;
    private final MailSettings settings;
    private final FeedbackSettings feedback;
    private final ReplyAddresses answers;

    MailComposer(
            MailRenderer writer,
            Links links,
            MailSettings settings,
            FeedbackSettings feedback,
            ReplyAddresses answers) {
        this.writer = writer;
        this.links = links;
        this.settings = settings;
        this.feedback = feedback;
        this.answers = answers;
    }

    /** The Message-ID of such a letter, the same however often it is sent. */
    public String messageId(Template template, MailId id) {
        return id.messageId(sender(template));
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
