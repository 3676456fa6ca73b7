package dev.earlyaccess.mail;

import dev.earlyaccess.brand.Brand;
import freemarker.template.TemplateException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Turns the content of a mail into a mail that can be sent. */
@Component
@EnableConfigurationProperties({MailSettings.class, FeedbackSettings.class, ReplySettings.class, Brand.class})
public class MailComposer {

    private final MailRenderer renderer;
    private final Links links;
    private final MailSettings settings;
    private final FeedbackSettings feedback;
    private final ReplyAddresses replyAddresses;
    private final Brand brand;

    MailComposer(
            MailRenderer renderer,
            Links links,
            MailSettings settings,
            FeedbackSettings feedback,
            ReplyAddresses replyAddresses,
            Brand brand) {
        this.renderer = renderer;
        this.links = links;
        this.settings = settings;
        this.feedback = feedback;
        this.replyAddresses = replyAddresses;
        this.brand = brand;
    }

    /** The Message-ID of a mail, the same each time that the mail is sent. */
    public String messageId(MailType type, MailId id) {
        return id.messageId(sender(type));
    }

    /** The address from which mails of this type are sent, in lower case. */
    public String senderAddress(MailType type) {
        return sender(type).getAddress().toLowerCase(Locale.ROOT);
    }

    /** The types of mail that are sent from this address, which is in lower case. */
    public Set<MailType> typesFrom(String senderAddress) {
        return Stream.of(MailType.values())
                .filter(type -> senderAddress(type).equals(senderAddress))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(MailType.class)));
    }

    /**
     * Renders and encodes a mail.
     *
     * @param at the value of its Date header
     * @throws MailNotSent with {@link MailNotSent.Fault#MAIL} if its address is invalid or its template can't
     *     be rendered
     */
    public EncodedMail compose(MailContent content, Instant at) throws MailNotSent {
        try {
            InternetAddress to = MailAddress.parse(content.addressee().address());
            InternetAddress from = sender(content.type());
            return new EncodedMail(content, from, to, encode(content, from, to, at));
        } catch (DataAccessException notTheMailsFault) {
            throw notTheMailsFault;
        } catch (AddressException | IOException | TemplateException | RuntimeException ex) {
            throw new MailNotSent(MailNotSent.Fault.MAIL, ex);
        }
    }

    /** Renders a mail, to be shown before it is sent. The reader's personal links lead to pages that change nothing. */
    public RenderedMail preview(MailContent content) {
        try {
            return renderer.preview(content);
        } catch (IOException | TemplateException ex) {
            throw new IllegalStateException("The mail can't be rendered", ex);
        }
    }

    private byte[] encode(MailContent content, InternetAddress from, InternetAddress to, Instant at)
            throws IOException, TemplateException {
        MailType type = content.type();
        MimeWriter message = new MimeWriter(content.id(), from, to, at);
        if (type.isAutomatic()) {
            message.autoSubmitted();
        }
        if (content.model().takesReplies(type)) {
            message.replyTo(replyAddresses.of(content.id().delivery()));
        }
        message.inReplyTo(content.model().thread());
        content.model().featureModel().ifPresent(reader -> type.topic()
                .ifPresent(topic -> message.listUnsubscribe(links.unsubscribe(topic, reader.user()))));
        return message.write(renderer.render(content));
    }

    /** The sender; with the brand's name, unless the settings give the sender a name of its own. */
    InternetAddress sender(MailType type) {
        InternetAddress sender =
                switch (type.sender()) {
                    case SERVICE -> settings.sender();
                    case FEEDBACK -> feedback.sender();
                };
        return sender.getPersonal() == null && brand.name() != null ? MailAddress.named(sender, brand.name()) : sender;
    }
}
