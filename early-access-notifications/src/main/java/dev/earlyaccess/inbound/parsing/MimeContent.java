package dev.earlyaccess.inbound.parsing;

import dev.earlyaccess.shared.CleanText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of a mail, and the names of its attachments. */
final class MimeContent {

    /** The maximum number of lines of text, for all parts together. */
    static final int MOST_LINES = 8_000;

    private static final int MOST_ATTACHMENTS = 50;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_LINE = 500;

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** What programs put in place of a plain text. */
    private static final Pattern NO_TEXT = Pattern.compile("(?is)(?=.{0,300}\\bhtml\\b)\\s*\\S.{0,300}");

    private final List<Text> texts = new ArrayList<>();

    /** What is no text of the sender but belongs to the whole mail: reports, and enclosed mails. */
    private final List<String> others = new ArrayList<>();

    private final List<String> attachments = new ArrayList<>();
    private final List<MimePart> reports = new ArrayList<>();
    private final List<MimePart> enclosed = new ArrayList<>();
    private int linesLeft = MOST_LINES;
    private boolean isCut;

    private MimeContent() {}

    /**
     * The text of one part.
     *
     * @param said without what HTML marks as a signature
     * @param original with it
     */
    private record Text(String said, String original) {}

    static MimeContent of(MimePart mail) {
        MimeContent content = new MimeContent();
        content.take(mail);
        return content;
    }

    /** The text in lines; quoted lines begin with {@code >}. */
    String text() {
        return texts.stream().map(Text::said).collect(Collectors.joining("\n\n"));
    }

    /** The text and all other that can be read, such as an enclosed mail. */
    String original() {
        return Stream.concat(texts.stream().map(Text::original), others.stream())
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n\n"));
    }

    List<String> attachments() {
        return attachments;
    }

    /** The machine-readable parts of a delivery report. */
    List<MimePart> reports() {
        return reports;
    }

    /** The mails, or headers of mails, that are attached. */
    List<MimePart> enclosed() {
        return enclosed;
    }

    /** Whether the mail has more text than the maximum. */
    boolean isCut() {
        return isCut;
    }

    private void take(MimePart part) {
        if (part.isReport()) {
            takeReport(part);
        } else if (part.isEnclosed()) {
            takeEnclosed(part);
        } else if (part.isAttachment()) {
            noteAttachment(part);
        } else if (part.type().equals("multipart/alternative")) {
            takeBest(part);
        } else if (part.isMultipart() && !part.children().isEmpty()) {
            part.children().forEach(this::take);
        } else {
            add(part);
        }
    }

    private void takeReport(MimePart report) {
        if (report.isDeliveryReport()) {
            reports.add(report);
        }
        others.add(TextSanitizer.text(report.text()));
    }

    private void takeEnclosed(MimePart mail) {
        enclosed.add(mail);
        noteAttachment(mail);
        if (mail.children().isEmpty()) {
            others.add(TextSanitizer.text(mail.text()));
        }
        for (MimePart inner : mail.children()) {
            MimeContent content = of(inner);
            others.add(header(inner.headers()));
            others.add(content.original());
            content.attachments().forEach(this::note);
        }
    }

    private static String header(MailHeaders headers) {
        return Stream.of("From", "To", "Date", "Subject")
                .map(name -> {
                    String value = headers.line(name, LONGEST_LINE);
                    return value == null ? null : name + ": " + value;
                })
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
    }

    /**
     * The last alternative is the richest (RFC 2046, 5.1.4); the plain one is made by the sender's mail
     * program.
     */
    private void takeBest(MimePart part) {
        List<MimePart> alternatives = part.children();
        int before = texts.size();
        alternatives.stream().filter(MimeContent::isPlain).forEach(this::take);
        boolean hasPlain = texts.size() > before;
        alternatives.stream()
                .filter(one -> !isPlain(one))
                .filter(one -> !hasPlain || one.isMultipart() || one.isHtml())
                .forEach(one -> takeRich(one, before, hasPlain));
        if (alternatives.isEmpty()) {
            add(part);
        }
    }

    private static boolean isPlain(MimePart part) {
        return part.type().equals("text/plain");
    }

    /**
     * If the plain text is used, only the attachments of the rich alternative are added. The plain text may
     * only say that the mail is HTML; and if the rich one has words of its own, it belongs to what arrived.
     */
    private void takeRich(MimePart rich, int before, boolean hasPlain) {
        int from = texts.size();
        take(rich);
        if (!hasPlain) {
            return;
        }
        List<Text> added = List.copyOf(texts.subList(from, texts.size()));
        texts.subList(from, texts.size()).clear();
        List<Text> plain = texts.subList(before, from);
        String text = originalOf(plain);
        if (!added.isEmpty() && NO_TEXT.matcher(text).matches()) {
            plain.clear();
            texts.addAll(added);
            others.add(text);
        } else if (!words(text).containsAll(words(originalOf(added)))) {
            others.add(originalOf(added));
        }
    }

    private static String originalOf(List<Text> texts) {
        return texts.stream().map(Text::original).collect(Collectors.joining("\n\n"));
    }

    private static Set<String> words(String text) {
        return NO_WORD.splitAsStream(text).collect(Collectors.toSet());
    }

    private void add(MimePart part) {
        Text text = part.isHtml() ? page(part) : plain(part);
        if (!text.original().isBlank()) {
            texts.add(text);
        }
    }

    private Text page(MimePart part) {
        HtmlText page = HtmlText.of(part.text());
        isCut |= page.isCut();
        String said = firstLines(page.text());
        return new Text(said, page.text().equals(page.original()) ? said : firstLines(page.original()));
    }

    private Text plain(MimePart part) {
        String text = firstLines(part.text());
        String said = "flowed".equalsIgnoreCase(part.parameter("format"))
                ? FlowedText.of(text, "yes".equalsIgnoreCase(part.parameter("delsp")))
                : text;
        return new Text(said, said);
    }

    /** As many lines as are left of the maximum: each line costs much more memory than its characters. */
    private String firstLines(String any) {
        String text = TextSanitizer.text(any);
        int end = 0;
        while (linesLeft > 0 && end < text.length()) {
            int next = text.indexOf('\n', end);
            end = next < 0 ? text.length() : next + 1;
            linesLeft--;
        }
        isCut |= end < text.length();
        return text.substring(0, end);
    }

    private void noteAttachment(MimePart part) {
        if (part.type().equals("application/pgp-signature") || part.type().endsWith("pkcs7-signature")) {
            return;
        }
        String name = part.name();
        note((name == null ? "unnamed " + part.type() : CleanText.cut(name, LONGEST_NAME)) + " (" + inWords(part.size())
                + ")");
    }

    private void note(String attachment) {
        if (attachments.size() < MOST_ATTACHMENTS) {
            attachments.add(TextSanitizer.line(attachment, LONGEST_LINE));
        }
    }

    private static String inWords(long bytes) {
        return bytes < 1_000_000
                ? Math.max(1, Math.round(bytes / 1_000.0)) + " KB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
    }
}
