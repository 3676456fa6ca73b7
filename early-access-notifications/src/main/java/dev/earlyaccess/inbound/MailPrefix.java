package dev.earlyaccess.inbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * As much of what somebody sends as is held in memory and taken apart.
 *
 * @param isCut whether there was more
 */
record MailPrefix(byte[] bytes, boolean isCut) {

    /** A mail program's bound would be a few dozen; each part costs fifty times what it takes in the mail. */
    private static final int MOST_BOUNDARIES = 5_000;

    /** Takes it all, whatever is kept, since a sender who is not heard out sends again. */
    static MailPrefix of(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(InboundMails.LONGEST);
        boolean isCut = in.transferTo(OutputStream.nullOutputStream()) > 0;
        int end = endOf(bytes);
        return end < bytes.length ? new MailPrefix(Arrays.copyOf(bytes, end), true) : new MailPrefix(bytes, isCut);
    }

    /** Where there are more lines that begin like the boundary of a part than any mail has. */
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
