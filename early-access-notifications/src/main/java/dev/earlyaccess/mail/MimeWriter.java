package dev.earlyaccess.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.angus.mail.util.QPEncoderStream;
import org.springframework.util.FastByteArrayOutputStream;

/**
 * Writes a mail in plain text and HTML by RFC 5322 and RFC 2046, with the same Message-ID each time. Jakarta
 * Mail's own message is not used: it searches the class path for content handlers for each part of each mail.
 */
final class MimeWriter {

    /** RFC 5322, 3.3. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private static final int USUAL_SIZE = 8_192;
    private static final int LONGEST_LINE = 900;

    /** So many bytes, in base 64, fit into an encoded word on the first line of a header (RFC 2047, 2). */
    private static final int LONGEST_WORD = 36;

    private final StringBuilder headers = new StringBuilder(1_024);
    private final FastByteArrayOutputStream content = new FastByteArrayOutputStream(USUAL_SIZE);
    private final String boundary;

    MimeWriter(MailId id, InternetAddress from, InternetAddress to, Instant at) {
        this.boundary = "=_" + id.token();
        header("From", from.toString());
        header("To", to.toString());
        header("Date", DATE.format(at.atOffset(ZoneOffset.UTC)));
        header("Message-ID", id.messageId(from));
        header("MIME-Version", "1.0");
    }

    /**
     * The service wrote the mail by itself (RFC 3834, 5). Exchange sends no automatic replies to a mail with
     * the second header ([MS-OXCMAIL], 2.2.3.2.14).
     */
    void autoSubmitted() {
        header("Auto-Submitted", "auto-generated");
        header("X-Auto-Response-Suppress", "OOF, AutoReply");
    }

    /** The mail replies to the last of these mails, which replied to those before it (RFC 5322, 3.6.4). */
    void inReplyTo(List<String> messageIds) {
        if (!messageIds.isEmpty()) {
            header("In-Reply-To", messageIds.get(messageIds.size() - 1));
            header("References", String.join("\r\n ", messageIds));
        }
    }

    void replyTo(InternetAddress address) {
        header("Reply-To", address.toString());
    }

    /** One click on the mail program's own button unsubscribes (RFC 8058). */
    void listUnsubscribe(String link) {
        header("List-Unsubscribe", "<" + link + ">");
        header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    /** The mail for a reader with these personal parts. */
    byte[] write(MailForm mail, PersonalParts reader) throws IOException {
        header("Subject", mail.subject());
        header("Content-Type", "multipart/alternative;\r\n boundary=\"" + boundary + "\"");
        content.write((headers + "\r\n").getBytes(US_ASCII));
        part("text/plain", mail.text().fill(reader));
        part("text/html", mail.html().fill(reader));
        content.write(("--" + boundary + "--\r\n").getBytes(US_ASCII));
        return content.toByteArray();
    }

    /** The value of the header with this subject. */
    static String subject(String subject) throws IOException {
        return MimeUtility.fold("Subject: ".length(), encoded(subject));
    }

    /**
     * The text of a header, as RFC 2047 encodes it. A text that looks like an encoded word is encoded too, or
     * the reader would see what it decodes to.
     */
    private static String encoded(String text) throws IOException {
        String encoded = MimeUtility.encodeText(text, "UTF-8", null);
        return encoded.equals(text) && text.contains("=?") ? inEncodedWords(text) : encoded;
    }

    private static String inEncodedWords(String ascii) {
        return IntStream.iterate(0, from -> from < ascii.length(), from -> from + LONGEST_WORD)
                .mapToObj(from -> ascii.substring(from, Math.min(ascii.length(), from + LONGEST_WORD)))
                .map(part -> "=?UTF-8?B?" + Base64.getEncoder().encodeToString(part.getBytes(US_ASCII)) + "?=")
                .collect(Collectors.joining(" "));
    }

    private void header(String name, String value) {
        headers.append(name).append(": ").append(value).append("\r\n");
    }

    private void part(String type, MailForm.FilledText text) throws IOException {
        boolean plain = text.isPlain();
        content.write(("--" + boundary + "\r\nContent-Type: " + type + "; charset=UTF-8\r\nContent-Transfer-Encoding: "
                        + (plain ? "7bit" : "quoted-printable") + "\r\n\r\n")
                .getBytes(US_ASCII));
        text.writeTo(content, plain);
        content.write("\r\n".getBytes(US_ASCII));
    }

    /** Whole lines, as they are. */
    static byte[] plain(String lines) {
        return withLineEnds(lines).getBytes(UTF_8);
    }

    /** Whole lines in quoted-printable. */
    static byte[] quoted(String lines) throws IOException {
        FastByteArrayOutputStream quoted = new FastByteArrayOutputStream(2 * lines.length());
        OutputStream encoder = new QPEncoderStream(quoted);
        encoder.write(plain(lines));
        encoder.flush();
        return quoted.toByteArray();
    }

    /** Whether the text needs no encoding: only ASCII, in lines that no server breaks. */
    static boolean isPlain(String text) {
        int line = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line = c == '\n' ? 0 : line + 1;
            if (c > '~' || c < ' ' && c != '\n' && c != '\r' && c != '\t' || line > LONGEST_LINE) {
                return false;
            }
        }
        return true;
    }

    private static String withLineEnds(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n");
    }
}
