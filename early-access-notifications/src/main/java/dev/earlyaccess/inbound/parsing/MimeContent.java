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
 * The parts of a mail that say something, and the names of the others. Only the former are read, and of those no more than so
 * much: from a mailbox, the rest is never fetched.
 */
final class MimeContent {

    /** How many bytes of text are read, of all parts together. */
    static final int MOST_TEXT = 1 << 20;

    private static final Set<String> ENCLOSED =
            Set.of("message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers");

    private static final Set<String> READ = Set.of("text/plain", "text/html", "text/enriched", "text/markdown");

    private static final int DEEPEST = 12;
    private static final int MOST_PARTS = 200;
    private static final int MOST_ATTACHMENTS = 50;
    private static final int LONGEST_NAME = 200;
    /** Bytes that a part may have, as servers count, which says nothing. What is refused looks as if it were empty. */
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

    /** What was written, in lines, with quotes as {@code >}. */
    String text() {
        return String.join("\n\n", texts);
    }

    List<String> attachments() {
        return attachments;
    }

    /** The parts of a delivery report that a machine is to read. */
    List<Part> reports() {
        return reports;
    }

    /** Mails, or the headers of mails, that are in it. */
    List<Part> enclosed() {
        return enclosed;
    }

    /** Whether there was more text than is read. */
    boolean isCut() {
        return cut;
    }

    /** Whether the mailbox's server failed to hand over parts of it. */
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

    /** What is wrong with the mail itself shows while it is decoded; all else is the server's, and may pass. */
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

    /** What a mail begins with is what it says, even under a name; alone, so is text of any kind. */
    private boolean isAttached(Part part, String type, int depth) throws MessagingException {
        if (type.startsWith("multipart/")) {
            return false;
        }
        boolean isText = READ.contains(type) || depth == 0 && type.startsWith("text/");
        return !isText || Part.ATTACHMENT.equalsIgnoreCase(disposition(part)) || hasText && name(part) != null;
    }

    /** The last of them is the richest (RFC 2046, 5.1.4); the plain one is what the sender's own program made of it. */
    private void takeBest(List<Part> alternatives, int depth) {
        int before = texts.size();
        alternatives.stream().filter(one -> type(one).equals("text/plain")).forEach(one -> take(one, depth + 1));
        boolean hasPlain = texts.size() > before;
        alternatives.stream()
                .filter(one -> !type(one).equals("text/plain"))
                .filter(one -> !hasPlain || type(one).startsWith("multipart/"))
                .forEach(one -> takeRich(one, hasPlain, depth));
    }

    /** Beside plain text only what is attached to the rich one counts. */
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

    /** As much of it as may still be read; what went wrong half way through takes nothing from what came before. */
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

    /** Undecoded where it says that it is encoded in a way that nobody knows. */
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

    /** Where the mail names no character set, or one that is not, it is UTF-8 if it can be. */
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

    /** As the mail carries it; in base64, of four bytes three count. */
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

    /** Lower case and without parameters; plain text where it says nothing that can be read. */
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
