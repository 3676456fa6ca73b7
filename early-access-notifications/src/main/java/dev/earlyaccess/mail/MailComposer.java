package dev.earlyaccess.mail;

import dev.earlyaccess.brand.Brand;
import freemarker.template.TemplateException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
    private final Map<MailType.FromAddress, InternetAddress> senders;
    private final ReplyAddresses replyAddresses;

    MailComposer(
            MailRenderer renderer,
            MailSettings settings,
            FeedbackSettings feedback,
            ReplyAddresses replyAddresses,
            Brand brand) {
        this.renderer = renderer;
        this.senders = Map.of(
                MailType.FromAddress.SERVICE, named(settings.sender(), brand),
                MailType.FromAddress.FEEDBACK, named(feedback.sender(), brand));
        this.replyAddresses = replyAddresses;
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
        PersonalParts reader = renderer.personalParts(content);
        if (reader.unsubscribeUrl() != null) {
            message.listUnsubscribe(reader.unsubscribeUrl());
        }
        return message.write(renderer.form(content, reader), reader);
    }

    InternetAddress sender(MailType type) {
        return Objects.requireNonNull(senders.get(type.sender()));
    }

    /** The sender; with the brand's name, unless the settings give the sender a name of its own. */
    private static InternetAddress named(InternetAddress sender, Brand brand) {
        return sender.getPersonal() == null && brand.name() != null ? MailAddress.named(sender, brand.name()) : sender;
    }
}
