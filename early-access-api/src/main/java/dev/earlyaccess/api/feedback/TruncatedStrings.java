package dev.earlyaccess.api.feedback;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * JSON in UTF-8 whose long strings are cut off, so that a parser never holds a whole long string in memory.
 */
final class TruncatedStrings extends InputStream {

    private static final int UNICODE_DIGITS = 4;

    private final InputStream json;
    private final int longest;

    /** Characters read of the present string; -1 outside of a string. */
    private int length = -1;

    /** How many more bytes belong to the present escaped character. */
    private int escaped;

    private boolean isAfterBackslash;

    /** @param longest in characters */
    TruncatedStrings(InputStream json, int longest) {
        this.json = new BufferedInputStream(json);
        this.longest = longest;
    }

    @Override
    public int read() throws IOException {
        int next = json.read();
        while (next >= 0 && isLeftOut(next)) {
            next = json.read();
        }
        return next;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        int n = 0;
        for (int next = 0; n < most && (next = read()) >= 0; n++) {
            into[from + n] = (byte) next;
        }
        return n == 0 && most > 0 ? -1 : n;
    }

    /** Characters stay whole: all bytes of a character are kept or left out together. */
    private boolean isLeftOut(int next) {
        if (isAfterBackslash) {
            isAfterBackslash = false;
            escaped = next == 'u' ? UNICODE_DIGITS : 0;
        } else if (escaped > 0) {
            escaped--;
        } else if (next == '"') {
            length = length < 0 ? 0 : -1;
            return false;
        } else if (length >= 0 && (next & 0xC0) != 0x80) {
            isAfterBackslash = next == '\\';
            length = Math.min(length + 1, longest + 1);
        }
        return length > longest;
    }
}
