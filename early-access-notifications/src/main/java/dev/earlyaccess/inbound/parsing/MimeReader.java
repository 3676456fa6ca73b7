package dev.earlyaccess.inbound.parsing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a mail apart (RFC 2045, 2046) while its bytes arrive. Only text is kept, up to a maximum size, so the
 * memory that a mail needs does not depend on its attachments. Each byte is looked at once. A mail that
 * breaks the grammar is read as its sender meant it, as far as that can be told.
 */
final class MimeReader {

    /** The maximum number of bytes of plain text, for all parts together. */
    static final int MOST_TEXT = 1 << 19;

    /** The maximum number of bytes of HTML, which has more markup than text. */
    static final int MOST_HTML = 1 << 20;

    /** The maximum number of bytes of a report, or of an encoded mail in a mail. */
    private static final int MOST_OF_REPORT = 1 << 16;

    private static final int MOST_OF_REPORTS = 1 << 18;

    private static final int DEEPEST = 12;
    private static final int MOST_PARTS = 200;
    private static final int LONGEST_BOUNDARY = 200;
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";
    private static final String CONTENT = "Content-";
    private static final String PLAIN = "text/plain";

    private final LineSplitter lines = new LineSplitter(this::take);
    private final int deepest;

    /** The parts that are open: multiparts and enclosed mails, the outermost first. */
    private final List<Open> open = new ArrayList<>();

    private State state = State.START;
    private int blankLines;
    private HeaderLines header = new HeaderLines();
    private String defaultType = PLAIN;

    /** The beginning of what may be a header, for the case that it turns out to be text. */
    private final StringBuilder doubtful = new StringBuilder();

    /** A line in a header that belongs to no field, until the next line shows what it is. */
    private @Nullable String stray;

    /** What may be the boundary of a multipart whose header names none, or another one. */
    private final byte[] candidate = new byte[LONGEST_BOUNDARY];

    private int candidateLength;

    private @Nullable MimePart root;
    private @Nullable MimePart current;
    private @Nullable TransferDecoder decoder;
    private int parts;
    private int textLeft = MOST_TEXT;
    private int htmlLeft = MOST_HTML;
    private int reportLeft = MOST_OF_REPORTS;
    private boolean hasText;
    private boolean isFull;
    private boolean isCut;

    private enum State {
        START,
        HEADER,
        BODY,
        BETWEEN
    }

    /**
     * A part with other parts in it.
     *
     * @param boundary the line between the parts without its dashes; null if there is none
     */
    private record Open(MimePart part, byte @Nullable [] boundary) {}

    MimeReader() {
        this(DEEPEST);
    }

    private MimeReader(int deepest) {
        this.deepest = deepest;
    }

    void accept(byte[] bytes, int from, int count) {
        lines.accept(bytes, from, count);
    }

    /** Whether something was left out, because the mail exceeds a limit. */
    boolean isCut() {
        return isCut;
    }

    /** The end of the mail. */
    MimePart finish() {
        lines.finish();
        close();
        if (root == null) {
            root = new MimePart(MailHeaders.NONE, PLAIN, true);
        }
        return root;
    }

    private void take(byte[] bytes, int length, boolean begins) {
        if (isFull || begins && startsWithDashes(bytes, length) && isBoundary(bytes, length)) {
            return;
        }
        switch (state) {
            case START -> start(bytes, length);
            case HEADER -> takeHeader(bytes, length, begins);
            case BODY -> takeBody(bytes, length, begins);
            case BETWEEN -> {}
        }
    }

    private static boolean startsWithDashes(byte[] bytes, int length) {
        return length > 2 && bytes[0] == '-' && bytes[1] == '-';
    }

    private static byte[] bytes(String boundary) {
        return boundary.stripTrailing().getBytes(ISO_8859_1);
    }

    private static String text(byte[] bytes, int length) {
        return new String(bytes, 0, length, ISO_8859_1);
    }

    // Boundaries

    private boolean isBoundary(byte[] line, int length) {
        for (int i = open.size() - 1; i >= 0; i--) {
            byte[] boundary = open.get(i).boundary();
            if (boundary != null && isAt(line, length, 2, boundary)) {
                int end = 2 + boundary.length;
                boolean isLast = end + 1 < length && line[end] == '-' && line[end + 1] == '-';
                if (isBlank(line, isLast ? end + 2 : end, length)) {
                    next(i, isLast);
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isAt(byte[] line, int length, int from, byte[] wanted) {
        return from + wanted.length <= length
                && Arrays.equals(line, from, from + wanted.length, wanted, 0, wanted.length);
    }

    private static boolean isBlank(byte[] line, int from, int length) {
        for (int i = from; i < length; i++) {
            if (line[i] > ' ' || line[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** Ends the present part, and begins the next one unless this was the last one. */
    private void next(int level, boolean isLast) {
        close();
        open.subList(level + 1, open.size()).clear();
        defaultType = open.get(level).part().type().equals("multipart/digest") ? "message/rfc822" : PLAIN;
        header = new HeaderLines();
        state = isLast ? State.BETWEEN : State.HEADER;
    }

    // Headers

    /** Some mails begin with blank lines, and some have no header at all. */
    private void start(byte[] bytes, int length) {
        String line = text(bytes, length);
        if (blankLines == 0 && line.startsWith(BYTE_ORDER_MARK)) {
            line = line.substring(BYTE_ORDER_MARK.length());
        }
        if (line.isBlank()) {
            blankLines++;
        } else if (isMailboxLine(line) || HeaderLines.isField(line) && blankLines == 0) {
            state = State.HEADER;
            takeHeaderLine(line);
        } else if (HeaderLines.isKnownField(line.stripLeading())) {
            state = State.HEADER;
            takeHeaderLine(line.stripLeading());
        } else {
            endHeader();
            takeBody(bytes, length, true);
        }
    }

    /** The line that mailboxes in files put first. */
    private static boolean isMailboxLine(String line) {
        return line.startsWith("From ") || line.startsWith(">From ");
    }

    private void takeHeader(byte[] bytes, int length, boolean begins) {
        if (begins && isBlank(bytes, 0, length)) {
            endHeader();
        } else if (header.isFull()) {
            isCut = true;
        } else if (begins) {
            takeHeaderLine(text(bytes, length));
        } else if (!header.isFieldFull()) {
            doubt(text(bytes, length));
            header.goOnIfAny(text(bytes, length));
        }
    }

    private void takeHeaderLine(String line) {
        if (stray != null && !HeaderLines.isKnownField(line)) {
            endHeader();
            takeBody(line.getBytes(ISO_8859_1), line.length(), true);
        } else {
            doubt(line);
            takeField(line);
        }
    }

    private void doubt(String line) {
        if (root == null && !header.isKnown() && doubtful.length() < MOST_OF_REPORT) {
            doubtful.append(line);
        }
    }

    private void takeField(String line) {
        if (stray != null) {
            header.goOnIfAny(stray);
            stray = null;
        }
        if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
            header.goOnIfAny(line);
        } else if (HeaderLines.isField(line)) {
            header.begin(line);
        } else if (!header.isEmpty() || !isMailboxLine(line)) {
            stray = line;
        }
    }

    private void endHeader() {
        String text = stray == null ? "" : stray;
        stray = null;
        boolean isText = root == null && !header.isKnown();
        begin(new MimePart(isText ? MailHeaders.NONE : header.finish(), defaultType, root == null));
        String first = isText ? doubtful + "\n" : text;
        if (!first.isEmpty()) {
            takeBody(first.getBytes(ISO_8859_1), first.length(), true);
        }
    }

    // Parts

    private void begin(MimePart part) {
        if (root == null) {
            root = part;
        } else {
            open.get(open.size() - 1).part().add(part);
        }
        current = part;
        part.judge(!hasText);
        state = State.BODY;
        decoder = null;
        if (++parts > MOST_PARTS) {
            isFull = true;
            isCut = true;
        } else if (part.isMultipart() || part.isMail() && !isEncoded(part)) {
            open(part);
        } else if (part.isText()) {
            decoder = TransferDecoder.of(part.encoding(), part.isHtml() ? htmlLeft : textLeft);
        } else if (part.isReport() || part.isEnclosed()) {
            decoder = TransferDecoder.of(part.encoding(), Math.min(MOST_OF_REPORT, reportLeft));
        }
    }

    private static boolean isEncoded(MimePart part) {
        return part.encoding().matches(".*(?:base64|quoted).*");
    }

    private void open(MimePart part) {
        if (open.size() >= deepest) {
            isCut = true;
        } else if (part.isMail()) {
            open.add(new Open(part, null));
            header = new HeaderLines();
            defaultType = PLAIN;
            state = State.HEADER;
        } else {
            String boundary = part.parameter("boundary");
            open.add(new Open(part, boundary == null || boundary.isBlank() ? null : bytes(boundary)));
            decoder = TransferDecoder.of("8bit", textLeft);
        }
    }

    private void takeBody(byte[] bytes, int length, boolean begins) {
        if (current == null) {
            return;
        }
        if (begins && current.isMultipart() && adopts(bytes, length)) {
            takeHeaderLine(text(bytes, length));
            return;
        }
        current.grow(length);
        if (decoder != null) {
            decoder.accept(bytes, length);
        }
    }

    /** A line with dashes above a field is a boundary, even if the header of the multipart does not name it. */
    private boolean adopts(byte[] bytes, int length) {
        if (candidateLength > 0 && beginsWithContent(bytes, length)) {
            int level = open.size() - 1;
            String boundary = new String(candidate, 0, candidateLength, ISO_8859_1).stripTrailing();
            open.set(level, new Open(open.get(level).part(), bytes(boundary)));
            next(level, false);
            return true;
        }
        boolean mayBe = startsWithDashes(bytes, length) && length <= LONGEST_BOUNDARY && !isBlank(bytes, 2, length);
        candidateLength = mayBe ? length - 2 : 0;
        System.arraycopy(bytes, mayBe ? 2 : 0, candidate, 0, candidateLength);
        return false;
    }

    private static boolean beginsWithContent(byte[] bytes, int length) {
        return length > CONTENT.length()
                && (bytes[0] | ' ') == 'c'
                && text(bytes, CONTENT.length()).equalsIgnoreCase(CONTENT);
    }

    private void close() {
        if (state == State.HEADER || state == State.START && !doubtful.isEmpty()) {
            endHeader();
        }
        candidateLength = 0;
        if (current != null && decoder != null) {
            keep(current, decoder);
        }
        current = null;
        decoder = null;
    }

    private void keep(MimePart part, TransferDecoder decoded) {
        byte[] content = decoded.finish();
        part.contains(content);
        isCut |= decoded.isCut();
        if (part.isMail()) {
            MimeReader inner = new MimeReader(deepest - open.size());
            inner.accept(content, 0, content.length);
            part.add(inner.finish());
        } else if (part.isText() && part.isHtml()) {
            htmlLeft -= content.length;
        } else if (part.isText() || part.isMultipart()) {
            textLeft -= content.length;
        } else {
            reportLeft -= content.length;
        }
        hasText |= part.isText()
                && new String(content, 0, Math.min(content.length, MOST_OF_REPORT), ISO_8859_1)
                        .chars()
                        .anyMatch(c -> c > ' ');
    }
}
