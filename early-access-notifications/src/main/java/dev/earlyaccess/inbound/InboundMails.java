package dev.earlyaccess.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earlyaccess.feedback.FeedbackSource;
import dev.earlyaccess.inbound.parsing.FormMail;
import dev.earlyaccess.inbound.parsing.MailParser;
import dev.earlyaccess.inbound.parsing.ParsedMail;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes the mails that a mail provider receives for us and posts to us, each mail once. */
@Component
public class InboundMails {

    /** The fields that do not say how the body is encoded, which is encoded anew. */
    private static final Pattern COMPOSABLE = Pattern.compile("(?i)(?!content-|mime-version$)[!-9;-~]{1,100}");

    /** In no mail, unless its sender means to hide text. */
    private static final String BOUNDARY = "=_early-access_d1c4a2f07b9e4c55";

    private final InboundReplies replies;

    InboundMails(InboundReplies replies) {
        this.replies = replies;
    }

    /** Takes a mail in its transfer format. Unreadable content is kept as well as possible. */
    public void take(InputStream mail, Instant at) throws IOException {
        take(MailParser.read(mail), at);
    }

    /** Takes a mail that the provider has parsed. */
    public void take(InboundMail mail, Instant at) {
        if (mail.whole() != null && !mail.whole().isEmpty()) {
            take(mail.whole().parser().finish(), at);
        } else {
            take(parsed(mail).withAttachments(mail.attachments()), at);
        }
    }

    /**
     * Takes the mail in a form (multipart/form-data, RFC 7578).
     *
     * @return false if the form contains no mail
     */
    public boolean takeForm(InputStream form, String contentType, Instant at) throws IOException {
        MailParser mail = FormMail.read(form, contentType);
        if (mail == null) {
            return false;
        }
        take(mail.finish(), at);
        return true;
    }

    private void take(ParsedMail mail, Instant at) {
        replies.take(mail, FeedbackSource.HOOK, at);
    }

    /** Rebuilds the mail from its parts, so that one parser reads all mails. */
    private static ParsedMail parsed(InboundMail mail) {
        MailParser parser = new MailParser();
        accept(parser, "MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"" + BOUNDARY + "\"\r\n");
        mail.headers().stream()
                .filter(header -> COMPOSABLE.matcher(header.name()).matches())
                .forEach(header ->
                        accept(parser, header.name() + ": " + header.value().replaceAll("[\\r\\n\0]+", " ") + "\r\n"));
        accept(parser, "\r\n");
        acceptPart(parser, "plain", mail.text());
        acceptPart(parser, "html", mail.html());
        accept(parser, "\r\n--" + BOUNDARY + "--\r\n");
        return parser.finish();
    }

    private static void acceptPart(MailParser parser, String type, @Nullable String text) {
        accept(
                parser,
                "\r\n--" + BOUNDARY + "\r\nContent-Type: text/" + type
                        + "; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n");
        accept(parser, Objects.requireNonNullElse(text, ""));
    }

    private static void accept(MailParser parser, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        parser.accept(bytes, 0, bytes.length);
    }
}
