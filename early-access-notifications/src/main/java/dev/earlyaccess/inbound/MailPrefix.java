package dev.earlyaccess.inbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * The beginning of a mail that is posted to us, as much of it as is held in memory and parsed.
 *
 * @param isCut whether the mail was longer
 */
record MailPrefix(byte[] bytes, boolean isCut) {

    /**
     * The maximum number of parts. A real mail has a few dozen at most; a part needs fifty times its size in
     * memory.
     */
    private static final int MOST_BOUNDARIES = 5_000;

    /**
     * Reads the whole stream, although only a part is kept, because a sender who cannot finish sends again.
     */
    static MailPrefix of(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(InboundMails.LONGEST);
        boolean isCut = in.transferTo(OutputStream.nullOutputStream()) > 0;
        int end = endOf(bytes);
        return end < bytes.length ? new MailPrefix(Arrays.copyOf(bytes, end), true) : new MailPrefix(bytes, isCut);
    }

    /** The position at which the number of lines that look like a part boundary exceeds the maximum. */
    private static int endOf(byte[] bytes) {
        int boundaries = 0;
        for (int i = 2; i < bytes.length; i++) {
            boolean isBoundary = bytes[i] == '-' && bytes[i - 1] == '-' && bytes[i - 2] == '\n';
            if (isBoundary && ++boundaries > MOST_BOUNDARIES) {
                return i - 1;
            }
        }
        return bytes.length;
    }
}
