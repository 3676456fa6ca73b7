package dev.earlyaccess.api.request;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Postmark's JSON in UTF-8 as a parser can hold it in memory: long strings are cut off, and the whole mail in
 * {@code RawEmail} goes to a stream of its own instead.
 */
public final class PostmarkStream extends InputStream {

    private static final String WHOLE_MAIL = "RawEmail";
    private static final Set<String> LONG_FIELDS = Set.of("TextBody", "HtmlBody");

    /** In characters. */
    private static final int LONGEST_FIELD = 2_000_000;

    private static final int LONGEST = 16_000;
    private static final int LONGEST_NAME = 20;

    private static final int CHUNK = 1 << 16;

    private final InputStream json;
    private final OutputStream mail;
    private final byte[] chunk = new byte[CHUNK];
    private int chunkLength;
    private int chunkAt;

    /** How many objects and lists are open. */
    private int depth;

    /** The beginning of the latest string of the outermost object. */
    private final StringBuilder latest = new StringBuilder();

    /** The field of the outermost object whose value is read. */
    private String field = "";

    /** Characters read of the present string; -1 outside of a string. */
    private int length = -1;

    private int longest = LONGEST;
    private boolean isMail;
    private final JsonEscapes escapes = new JsonEscapes();
    private final ByteArrayOutputStream unescaped = new ByteArrayOutputStream(CHUNK);

    /**
     * The stream of a request.
     *
     * @param mail receives the whole mail if there is one
     */
    public PostmarkStream(InputStream json, OutputStream mail) {
        this.json = json;
        this.mail = mail;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        int n = 0;
        while (n < most && isFilled()) {
            byte next = chunk[chunkAt++];
            if (isKept(next)) {
                into[from + n++] = next;
            }
        }
        return n == 0 && most > 0 ? -1 : n;
    }

    private boolean isFilled() throws IOException {
        if (chunkAt == chunkLength) {
            flush();
            chunkLength = Math.max(0, json.read(chunk, 0, CHUNK));
            chunkAt = 0;
        }
        return chunkLength > 0;
    }

    /** The bytes of a mail grow by no more than a chunk between two calls. */
    private void flush() throws IOException {
        unescaped.writeTo(mail);
        unescaped.reset();
    }

    private boolean isKept(byte next) throws IOException {
        if (length < 0) {
            takeOutside(next);
            return true;
        }
        if (next == '"' && !escapes.isOpen()) {
            length = -1;
            flush();
            return true;
        }
        boolean begins = !escapes.isOpen() && (next & 0xC0) != 0x80;
        length += begins && length <= longest ? 1 : 0;
        escapes.take(next, isMail ? unescaped : null);
        if (depth == 1 && latest.length() < LONGEST_NAME) {
            latest.append((char) next);
        }
        return !isMail && length <= longest;
    }

    private void takeOutside(byte next) {
        switch (next) {
            case '"' -> {
                length = 0;
                latest.setLength(0);
                isMail = depth == 1 && field.equals(WHOLE_MAIL);
                longest = depth == 1 && LONG_FIELDS.contains(field) ? LONGEST_FIELD : LONGEST;
            }
            case '{', '[' -> depth++;
            case '}', ']' -> depth--;
            case ':' -> field = depth == 1 ? latest.toString() : field;
            case ',' -> field = depth == 1 ? "" : field;
            default -> {}
        }
    }

    /** The escapes of a JSON string (RFC 8259, 7). */
    private static final class JsonEscapes {

        private static final int DIGITS = 4;
        private static final int RADIX = 16;

        private boolean isAfterBackslash;
        private int digits;
        private int code;
        private char high;

        /** Whether the next byte belongs to an escape. */
        boolean isOpen() {
            return isAfterBackslash || digits > 0;
        }

        /** @param into receives the bytes in UTF-8; null if nobody wants them */
        void take(byte next, @Nullable ByteArrayOutputStream into) {
            if (isAfterBackslash) {
                isAfterBackslash = false;
                digits = next == 'u' ? DIGITS : 0;
                code = 0;
                if (next != 'u' && into != null) {
                    into.write(simple(next));
                }
            } else if (digits > 0) {
                code = code * RADIX + Math.max(0, Character.digit(next, RADIX));
                digits--;
                if (digits == 0 && into != null) {
                    write((char) code, into);
                }
            } else if (next == '\\') {
                isAfterBackslash = true;
            } else if (into != null) {
                into.write(next);
            }
        }

        private static int simple(byte escape) {
            return switch (escape) {
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case 'b' -> '\b';
                case 'f' -> '\f';
                default -> escape;
            };
        }

        private void write(char next, ByteArrayOutputStream into) {
            if (Character.isHighSurrogate(next)) {
                high = next;
                return;
            }
            String character = Character.isLowSurrogate(next) ? "" + high + next : "" + next;
            into.writeBytes(character.getBytes(StandardCharsets.UTF_8));
        }
    }
}
