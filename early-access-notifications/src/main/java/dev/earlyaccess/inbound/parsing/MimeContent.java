package dev.earlyaccess.inbound.parsing;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.imap.IMAPBodyPart;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.util.DecodingException;
import org.jspecify.annotations.Nullable;

/**
 * The text parts of a mail, and the names of its attachments. Only text parts are read, up to a maximum size;
 * other content is never fetched from a mailbox.
 */
final class MimeContent {

    /** The maximum number of bytes of text, for all parts together. */
    static final int MOST_TEXT = 1 << 20;

    private static final Set<String> ENCLOSED =
            Set.of("message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers");

    private static final Set<String> READ = Set.of("text/plain", "text/html", "text/enriched", "text/markdown");

    private static final int DEEPEST = 12;
    private static final int MOST_PARTS = 200;
    private static final int MOST_ATTACHMENTS = 50;
    private static final int LONGEST_NAME = 200;
    /**
     * Bytes that a part may have, as servers count, which says nothing. What is refused looks as if it were
     * empty.
     */
    private static final int MOST_OF_NOTHING = 100;

    private static final int CHUNK = 8_192;

    private final List<String> texts = new ArrayList<>();
    private final List<String> attachments = new ArrayList<>();
    private final List<Part> reports = new ArrayList<>();
    private final List<Part> enclosed = new ArrayList<>();
    private int parts;
    private int left = MOST_TEXT;
    private boolean cut;
    private boolean isTorn;
    private boolean hasText;

    private MimeContent() {}

    static MimeContent of(Part mail) {
        MimeContent content = new MimeContent();
        content.take(mail, 0);
        return content;
    }

    /** The text in lines; quoted lines begin with {@code >}. */
    String text() {
        return String.join("\n\n", texts);
    }

    List<String> attachments() {
        return attachments;
    }

    /** The machine-readable parts of a delivery report. */
    List<Part> reports() {
        return reports;
    }

    /** The mails, or headers of mails, that are attached. */
    List<Part> enclosed() {
        return enclosed;
    }

    /** Whether the mail has more text than the maximum. */
    boolean isCut() {
        return cut;
    }

    /** Whether the mail server failed to return parts of the mail. */
    boolean isTorn() {
        return isTorn;
    }

    private void take(Part part, int depth) {
        if (++parts > MOST_PARTS || depth > DEEPEST) {
            cut = true;
            return;
        }
        try {
            takeByType(part, depth);
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            note("a part that can't be read", -1);
            isTorn |= isOfServer(part, unreadable);
        }
    }

    /**
     * Errors of decoding are errors of the mail; all other errors come from the server and may be temporary.
     */
    private static boolean isOfServer(Part part, Exception ex) {
        return isOfMailbox(part)
                && (ex instanceof MessagingException || ex instanceof IOException)
                && !(ex instanceof DecodingException || ex instanceof ParseException);
    }

    private static boolean isOfMailbox(Part part) {
        return part instanceof IMAPMessage || part instanceof IMAPBodyPart;
    }

    private void takeByType(Part part, int depth) throws MessagingException, IOException {
        String type = type(part);
        if (type.equals("message/delivery-status") || type.equals("message/global-delivery-status")) {
            reports.add(part);
        } else if (ENCLOSED.contains(type)) {
            enclosed.add(part);
            noteAttachment(part, type);
        } else if (isAttached(part, type, depth)) {
            noteAttachment(part, type);
        } else if (type.equals("multipart/alternative")) {
            takeBest(parts(part), depth);
        } else if (type.startsWith("multipart/")) {
            parts(part).forEach(inner -> take(inner, depth + 1));
        } else if (type.equals("text/html")) {
            add(HtmlText.of(read(part)));
        } else {
            add(plain(part));
        }
    }

    /**
     * The first part is the text of the mail even if it has a file name; a single part is, if it is any kind
     * of text.
     */
    private boolean isAttached(Part part, String type, int depth) throws MessagingException {
        if (type.startsWith("multipart/")) {
            return false;
        }
        boolean isText = READ.contains(type) || depth == 0 && type.startsWith("text/");
        return !isText || Part.ATTACHMENT.equalsIgnoreCase(disposition(part)) || hasText && name(part) != null;
    }

    /**
     * The last alternative is the richest (RFC 2046, 5.1.4); the plain one is made by the sender's mail
     * program.
     */
    private void takeBest(List<Part> alternatives, int depth) {
        int before = texts.size();
        alternatives.stream().filter(one -> type(one).equals("text/plain")).forEach(one -> take(one, depth + 1));
        boolean hasPlain = texts.size() > before;
        alternatives.stream()
                .filter(one -> !type(one).equals("text/plain"))
                .filter(one -> !hasPlain || type(one).startsWith("multipart/"))
                .forEach(one -> takeRich(one, hasPlain, depth));
    }

    /** If the plain text is used, only the attachments of the rich alternative are added. */
    private void takeRich(Part rich, boolean hasPlain, int depth) {
        int before = texts.size();
        take(rich, depth + 1);
        if (hasPlain) {
            texts.subList(before, texts.size()).clear();
        }
    }

    private static List<Part> parts(Part part) throws MessagingException, IOException {
        List<Part> parts = new ArrayList<>();
        if (part.getContent() instanceof Multipart multipart) {
            for (int i = 0; i < Math.min(multipart.getCount(), MOST_PARTS); i++) {
                parts.add(multipart.getBodyPart(i));
            }
        }
        return parts;
    }

    private void add(String any) {
        hasText = true;
        String text = TextSanitizer.text(any);
        if (!text.isBlank()) {
            texts.add(text);
        }
    }

    private String plain(Part part) throws MessagingException {
        String text = TextSanitizer.text(read(part));
        Optional<ContentType> type = contentType(part);
        return type.map(any -> "flowed".equalsIgnoreCase(any.getParameter("format")))
                        .orElse(false)
                ? FlowedText.of(text, "yes".equalsIgnoreCase(type.orElseThrow().getParameter("delsp")))
                : text;
    }

    /** Reads up to the remaining maximum. After an error, the bytes before it are kept. */
    private String read(Part part) throws MessagingException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = open(part)) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                read.write(chunk, 0, Math.min(n, left));
                if (n > left) {
                    cut = true;
                    left = 0;
                    break;
                }
                left -= n;
            }
        } catch (IOException ex) {
            if (read.size() == 0) {
                throw new MessagingException("A part can't be read", ex);
            }
            cut = true;
            isTorn |= isOfServer(part, ex);
        }
        isTorn |= isOfMailbox(part) && read.size() == 0 && left > 0 && part.getSize() > MOST_OF_NOTHING;
        return decoded(read.toByteArray(), charset(part));
    }

    /** The raw bytes if the transfer encoding is unknown. */
    private static InputStream open(Part part) throws MessagingException, IOException {
        try {
            return part.getInputStream();
        } catch (MessagingException | IOException unknownEncoding) {
            if (part instanceof MimeBodyPart body) {
                return body.getRawInputStream();
            } else if (part instanceof MimeMessage mail) {
                return mail.getRawInputStream();
            }
            throw unknownEncoding;
        }
    }

    private static @Nullable String charset(Part part) {
        return contentType(part).map(type -> type.getParameter("charset")).orElse(null);
    }

    /** If the character set is missing or unknown, UTF-8 is tried first. */
    private static String decoded(byte[] bytes, @Nullable String charset) {
        try {
            Charset named = Charset.forName(MimeUtility.javaCharset(charset == null ? "us-ascii" : charset));
            if (!named.equals(StandardCharsets.US_ASCII)) {
                return new String(bytes, named);
            }
        } catch (IllegalArgumentException unknown) {
            // then it is guessed
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    private void noteAttachment(Part part, String type) throws MessagingException {
        if (type.equals("application/pgp-signature") || type.endsWith("pkcs7-signature")) {
            return;
        }
        String name = name(part);
        note(name == null ? "unnamed " + type : name, size(part));
    }

    private void note(String name, long bytes) {
        if (attachments.size() < MOST_ATTACHMENTS) {
            attachments.add(TextSanitizer.line(name, LONGEST_NAME) + (bytes < 0 ? "" : " (" + inWords(bytes) + ")"));
        }
    }

    private static String inWords(long bytes) {
        return bytes < 1_000_000
                ? Math.max(1, Math.round(bytes / 1_000.0)) + " KB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
    }

    /** The size in the mail; base64 has four bytes for three. */
    private static long size(Part part) throws MessagingException {
        long encoded = part.getSize();
        String encoding = MailHeaders.of(part).word("Content-Transfer-Encoding");
        return encoding.equals("base64") ? encoded * 3 / 4 : encoded;
    }

    private static @Nullable String name(Part part) {
        try {
            String name = part.getFileName();
            return name == null || name.isBlank() ? null : MailHeaders.decoded(name);
        } catch (MessagingException | RuntimeException unreadable) {
            return null;
        }
    }

    private static @Nullable String disposition(Part part) {
        try {
            return part.getDisposition();
        } catch (MessagingException unreadable) {
            return null;
        }
    }

    /** The media type in lower case without parameters; plain text if it is unreadable. */
    private static String type(Part part) {
        return contentType(part)
                .map(type -> type.getBaseType().toLowerCase(Locale.ROOT))
                .orElse("text/plain");
    }

    private static Optional<ContentType> contentType(Part part) {
        try {
            return Optional.of(new ContentType(part.getContentType()));
        } catch (ParseException unreadable) {
            return Optional.empty();
        } catch (MessagingException ex) {
            return Optional.empty();
        }
    }
}
