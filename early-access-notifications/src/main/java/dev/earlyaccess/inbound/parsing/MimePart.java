package dev.earlyaccess.inbound.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A part of a mail, or the mail itself: its header, and as much of its body as is read. */
final class MimePart {

    private static final Set<String> MAILS = Set.of("message/rfc822", "message/global");
    private static final Set<String> HEADERS = Set.of("text/rfc822-headers", "message/global-headers");
    private static final Set<String> REPORTS = Set.of(
            "message/delivery-status",
            "message/global-delivery-status",
            "message/feedback-report",
            "message/disposition-notification");

    private static final Set<String> READ = Set.of("text/plain", "text/html", "text/enriched", "text/markdown");

    private final MailHeaders headers;
    private final String type;
    private final @Nullable FieldParameters contentType;
    private final @Nullable FieldParameters disposition;
    private final boolean isWholeMail;
    private final List<MimePart> children = new ArrayList<>();
    private byte[] content = {};
    private long size;
    private boolean isAttachment;

    /**
     * A part.
     *
     * @param defaultType the media type if the header has none
     * @param isWholeMail whether it is the outermost part
     */
    MimePart(MailHeaders headers, String defaultType, boolean isWholeMail) {
        this.headers = headers;
        this.contentType = headers.parameters("Content-Type").orElse(null);
        this.disposition = headers.parameters("Content-Disposition").orElse(null);
        this.isWholeMail = isWholeMail;
        this.type = contentType == null ? defaultType : mediaType(contentType.value());
    }

    /** What is no media type is plain text, as browsers of mail show it. */
    private static String mediaType(String value) {
        String type = value.replaceAll("[\\s(].*", "");
        if (type.equals("html")) {
            return "text/html";
        }
        return type.matches("[\\w.+-]+/[\\w.+-]+") ? type : "text/plain";
    }

    MailHeaders headers() {
        return headers;
    }

    /** The media type in lower case without parameters. */
    String type() {
        return type;
    }

    boolean isMultipart() {
        return type.startsWith("multipart/");
    }

    boolean isHtml() {
        return type.equals("text/html");
    }

    /** Whether it is a mail that is enclosed in this one. */
    boolean isMail() {
        return MAILS.contains(type);
    }

    /** Whether it is a mail, or the header of a mail, that is enclosed in this one. */
    boolean isEnclosed() {
        return isMail() || HEADERS.contains(type);
    }

    /** Whether it is for machines to read: what became of a mail. */
    boolean isReport() {
        return REPORTS.contains(type);
    }

    /** Whether the report is about a delivery (RFC 3464) or a complaint (RFC 5965), and not about reading (RFC 8098). */
    boolean isDeliveryReport() {
        return isReport() && !type.equals("message/disposition-notification");
    }

    /**
     * Decides whether this part is an attachment. The first text is the text of the mail even if it has a
     * file name; a single part is, if it is any kind of text.
     */
    void judge(boolean isFirstText) {
        boolean isText = READ.contains(type) || isWholeMail && type.startsWith("text/");
        isAttachment = !isMultipart()
                && !isEnclosed()
                && !isReport()
                && (!isText || isMarkedAsAttachment() || !isFirstText && name() != null);
    }

    private boolean isMarkedAsAttachment() {
        return disposition != null && disposition.value().startsWith("attachment");
    }

    boolean isAttachment() {
        return isAttachment;
    }

    boolean isText() {
        return !isMultipart() && !isEnclosed() && !isReport() && !isAttachment;
    }

    @Nullable
    String parameter(String name) {
        return contentType == null ? null : contentType.get(name);
    }

    /** The file name; null if it has none. */
    @Nullable
    String name() {
        String name = disposition == null ? null : disposition.get("filename");
        if (name == null) {
            name = parameter("name");
        }
        return name == null || name.isBlank() ? null : name;
    }

    String encoding() {
        return headers.word("Content-Transfer-Encoding");
    }

    void add(MimePart child) {
        children.add(child);
    }

    List<MimePart> children() {
        return children;
    }

    void contains(byte[] content) {
        this.content = content;
    }

    byte[] content() {
        return content;
    }

    void grow(int bytes) {
        size += bytes;
    }

    /** The size in bytes; base64 has four bytes for three. */
    long size() {
        return encoding().contains("base64") ? size * 3 / 4 : size;
    }

    /** The text; a page is still HTML. */
    String text() {
        String charset = parameter("charset");
        return isHtml() ? TextDecoder.page(content, charset) : TextDecoder.decoded(content, charset);
    }
}
