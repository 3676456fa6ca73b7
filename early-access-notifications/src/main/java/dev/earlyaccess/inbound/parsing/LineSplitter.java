package dev.earlyaccess.inbound.parsing;

/**
 * Splits bytes into lines while they arrive. A line ends with CR LF, LF or CR. A line that is longer than the
 * buffer arrives in several pieces, so that no line costs more memory than the buffer.
 */
final class LineSplitter {

    private static final int BUFFER = 8_192;

    private final Receiver receiver;
    private final byte[] buffer = new byte[BUFFER];
    private int length;
    private boolean begins = true;
    private boolean endsWithCr;

    LineSplitter(Receiver receiver) {
        this.receiver = receiver;
    }

    /** Receives the lines one after another. */
    interface Receiver {

        /**
         * Takes a line, or a piece of a long one.
         *
         * @param bytes with the line end, if the piece has it; valid only during the call
         * @param begins whether this is the beginning of a line
         */
        void take(byte[] bytes, int length, boolean begins);
    }

    void accept(byte[] bytes, int from, int count) {
        int at = from;
        int end = from + count;
        while (at < end) {
            if (endsWithCr && bytes[at] != '\n') {
                flush(true);
            }
            int next = endOfPiece(bytes, at, Math.min(end, at + BUFFER - 1 - length));
            System.arraycopy(bytes, at, buffer, length, next - at);
            length += next - at;
            at = next;
            endsWithCr = buffer[length - 1] == '\r';
            if (buffer[length - 1] == '\n') {
                flush(true);
            } else if (length >= BUFFER - 1 && !endsWithCr) {
                flush(false);
            }
        }
    }

    /** The position after the next line end, but no further than the limit, or one byte if there is no room. */
    private static int endOfPiece(byte[] bytes, int from, int limit) {
        for (int i = from; i < limit; i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                return i + 1;
            }
        }
        return Math.max(limit, from + 1); // There is always room for a LF after a CR.
    }

    /** The end of the bytes: the last line need not have a line end. */
    void finish() {
        flush(true);
    }

    private void flush(boolean ends) {
        if (length > 0) {
            receiver.take(buffer, length, begins);
        }
        length = 0;
        endsWithCr = false;
        begins = ends;
    }
}
