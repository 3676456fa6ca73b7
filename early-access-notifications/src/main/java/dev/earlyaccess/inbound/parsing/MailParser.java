package dev.earlyaccess.inbound.parsing;

import dev.earlyaccess.inbound.parsing.ParsedMail.Nature;
import dev.earlyaccess.inbound.parsing.ParsedMail.Originator;
import dev.earlyaccess.shared.CleanText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parses an incoming mail while its bytes arrive. Every mail has a result, however broken it is. Time and
 * memory grow with the size of the mail, whatever is in it.
 */
public final class MailParser {

    private static final Logger log = LoggerFactory.getLogger(MailParser.class);

    /** The maximum number of bytes of a mail that are parsed, attachments included. */
    public static final long LONGEST = 50L << 20;

    /** The maximum length of a text that is kept. */
    static final int LONGEST_TEXT = 50_000;

    static final int LONGEST_ORIGINAL = 90_000;

    static final String CUT = "\n\n[The rest of this mail was left out.]";
    static final String NO_TEXT = "[This mail has no text.]";
    static final String UNREADABLE = "[This mail could not be read.]";
    private static final int CHUNK = 1 << 16;

    private final MimeReader reader = new MimeReader();
    private long length;
    private boolean isTorn;

    /** Parses a whole mail. */
    public static ParsedMail read(InputStream mail) throws IOException {
        MailParser parser = new MailParser();
        byte[] chunk = new byte[CHUNK];
        for (int n = mail.read(chunk); n >= 0; n = mail.read(chunk)) {
            parser.accept(chunk, 0, n);
        }
        return parser.finish();
    }

    /** Takes the next bytes of the mail in its transfer format. */
    public void accept(byte[] bytes, int from, int count) {
        long left = Math.max(0, LONGEST - length);
        reader.accept(bytes, from, (int) Math.min(left, count));
        length += count;
    }

    /** Notes that the rest of the mail is missing. */
    public void tear() {
        isTorn = true;
    }

    /** The number of bytes so far. */
    public long length() {
        return length;
    }

    /** The mail; only its header if the content can't be read. */
    public ParsedMail finish() {
        MimePart mail = reader.finish();
        try {
            return read(mail);
        } catch (RuntimeException | StackOverflowError unreadable) { // a stranger wrote the mail
            log.warn("Cannot read a mail; only its header is kept", unreadable);
            return headerOf(mail);
        }
    }

    /** The header of the mail, without what was said in it. */
    public ParsedMail finishHeader() {
        return headerOf(reader.finish());
    }

    private ParsedMail read(MimePart mail) {
        MailHeaders headers = mail.headers();
        MimeContent content = MimeContent.of(mail);
        Originator sender = headers.sender();
        String subject = headers.subject();
        DeliveryReport report = content.reports().isEmpty() ? null : DeliveryReport.read(headers, content);
        Nature nature = nature(headers, subject, sender, content.text(), report);
        List<String> recipients = headers.recipients();
        boolean isCut = content.isCut() || reader.isCut() || isTorn || length > LONGEST;
        WholeText whole = new WholeText(content.text(), nature == Nature.REPLY, isCut);
        List<String> references = headers.references();
        String text = whole.said(new ReplyClues(sender, subject, recipients, !references.isEmpty(), null));
        return new ParsedMail(
                nature,
                sender,
                subject,
                text,
                limited(TextSanitizer.tidy(FlowedText.unescaped(content.original())), isCut),
                content.attachments(),
                headers.messageId().orElseGet(() -> madeUp(headers, text)),
                references,
                recipients,
                report,
                MailOrigin.of(headers),
                whole);
    }

    private static ParsedMail headerOf(MimePart mail) {
        MailHeaders headers = mail.headers();
        Originator sender = headers.sender();
        String subject = headers.subject();
        return new ParsedMail(
                nature(headers, subject, sender, "", null),
                sender,
                subject,
                UNREADABLE,
                "",
                List.of(),
                headers.messageId().orElseGet(() -> madeUp(headers, UNREADABLE)),
                headers.references(),
                headers.recipients(),
                null,
                MailOrigin.of(headers),
                WholeText.NONE);
    }

    /** A placeholder for an unreadable mail, with its identifier in the mailbox. */
    public static ParsedMail unreadable(String id) {
        return new ParsedMail(
                Nature.REPLY,
                null,
                null,
                UNREADABLE,
                "",
                List.of(),
                "<" + id + "@no-message-id.invalid>",
                List.of(),
                List.of(),
                null,
                MailOrigin.UNKNOWN,
                WholeText.NONE);
    }

    private static Nature nature(
            MailHeaders headers,
            @Nullable String subject,
            @Nullable Originator sender,
            String text,
            @Nullable DeliveryReport report) {
        if (report != null) {
            return Nature.BOUNCE;
        }
        return AutomaticMail.is(headers, subject, sender, text) ? Nature.AUTOMATIC : Nature.REPLY;
    }

    private static String limited(String text, boolean isCut) {
        return isCut || text.length() > LONGEST_ORIGINAL ? CleanText.cut(text, LONGEST_ORIGINAL) + CUT : text;
    }

    /** A Message-ID derived from the content: the same on every reading, so that the mail is stored once. */
    private static String madeUp(MailHeaders headers, String text) {
        String content = headers.fields().stream()
                .map(field -> field.name() + ": " + field.value() + "\n")
                .collect(Collectors.joining("", "", "\n" + text));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "<" + HexFormat.of().formatHex(digest) + "@no-message-id.invalid>";
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Every Java platform has SHA-256", ex);
        }
    }
}
