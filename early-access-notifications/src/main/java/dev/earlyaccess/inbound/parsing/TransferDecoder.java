package dev.earlyaccess.inbound.parsing;

import java.util.Arrays;
import java.util.Locale;

/**
 * Decodes the body of a part line by line (RFC 2045, 6), up to a maximum size. Whatever violates the encoding
 * is left out (base64) or kept as it is (quoted-printable); an unknown encoding is none.
 */
abstract class TransferDecoder {

    private static final int SMALL = 1_024;

    private final int most;
    private byte[] decoded;
    private int size;
    private boolean isCut;

    private TransferDecoder(int most) {
        this.most = most;
        this.decoded = new byte[Math.min(most, SMALL)];
    }

    /**
     * A decoder.
     *
     * @param encoding the value of Content-Transfer-Encoding
     * @param most the maximum number of decoded bytes that are kept
     */
    static TransferDecoder of(String encoding, int most) {
        String name = encoding.toLowerCase(Locale.ROOT);
        if (name.contains("base64")) {
            return new Base64(most);
        }
        return name.contains("quoted") ? new QuotedPrintable(most) : new Identity(most);
    }

    /** Decodes a line with its line end, or a piece of a long line. */
    abstract void accept(byte[] line, int length);

    /** All that was decoded. */
    byte[] finish() {
        return Arrays.copyOf(decoded, size);
    }

    /** Whether more was decoded than is kept. */
    boolean isCut() {
        return isCut;
    }

    final void add(int value) {
        if (size == decoded.length && !grow(1)) {
            isCut = true;
        } else {
            decoded[size++] = (byte) value;
        }
    }

    final void add(byte[] bytes, int count) {
        if (size + count > decoded.length) {
            grow(count);
        }
        int kept = Math.min(count, decoded.length - size);
        System.arraycopy(bytes, 0, decoded, size, kept);
        size += kept;
        isCut |= kept < count;
    }

    private boolean grow(int more) {
        int wanted = Math.min(most, Math.max(2 * decoded.length, size + more));
        if (wanted > decoded.length) {
            decoded = Arrays.copyOf(decoded, wanted);
        }
        return size < decoded.length;
    }

    private static final class Identity extends TransferDecoder {

        Identity(int most) {
            super(most);
        }

        @Override
        void accept(byte[] line, int length) {
            add(line, length);
        }
    }

    private static final class Base64 extends TransferDecoder {

        private static final int BITS = 6;
        private static final int BYTE = 8;
        private static final byte[] VALUES = new byte[1 << BYTE];

        static {
            String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
            Arrays.fill(VALUES, (byte) -1);
            for (int i = 0; i < alphabet.length(); i++) {
                VALUES[alphabet.charAt(i)] = (byte) i;
            }
        }

        private int bits;
        private int held;

        Base64(int most) {
            super(most);
        }

        @Override
        void accept(byte[] line, int length) {
            for (int i = 0; i < length; i++) {
                int value = VALUES[line[i] & 0xff];
                if (line[i] == '=') {
                    held = 0; // Text that was encoded in several pieces has padding in the middle.
                } else if (value >= 0) {
                    take(value);
                }
            }
        }

        private void take(int value) {
            bits = bits << BITS | value;
            held += BITS;
            if (held >= BYTE) {
                held -= BYTE;
                add(bits >> held);
            }
        }
    }

    private static final class QuotedPrintable extends TransferDecoder {

        private static final byte[] NONE = {};
        private static final int RADIX = 16;
        private static final int ENCODED = 3;

        /** The end of a piece of a long line, if it may be the beginning of an encoded byte. */
        private byte[] rest = NONE;

        QuotedPrintable(int most) {
            super(most);
        }

        @Override
        void accept(byte[] piece, int count) {
            if (isCut()) {
                return;
            }
            byte[] line = rest.length == 0 ? piece : joined(piece, count);
            int length = count + rest.length;
            rest = NONE;
            int end = lengthWithoutSpace(line, length);
            boolean isWhole = end < length;
            int i = 0;
            while (i < end) {
                if (line[i] != '=') {
                    add(line[i++]);
                } else if (i + ENCODED <= end) {
                    i += decode(line, i);
                } else if (isWhole && i + 1 == end) {
                    return; // a soft line break
                } else if (isWhole) {
                    add(line[i++]);
                } else {
                    rest = Arrays.copyOfRange(line, i, end);
                    return;
                }
            }
            for (int k = isWhole ? lineEnd(line, length) : end; k < length; k++) {
                add(line[k]);
            }
        }

        private int decode(byte[] line, int at) {
            int high = Character.digit(line[at + 1], RADIX);
            int low = Character.digit(line[at + 2], RADIX);
            if (high < 0 || low < 0) {
                add(line[at]);
                return 1;
            }
            add(high * RADIX + low);
            return ENCODED;
        }

        private byte[] joined(byte[] piece, int count) {
            byte[] joined = Arrays.copyOf(rest, rest.length + count);
            System.arraycopy(piece, 0, joined, rest.length, count);
            return joined;
        }

        /** Space at the end of a line was added on the way (RFC 2045, 6.7). */
        private static int lengthWithoutSpace(byte[] line, int length) {
            int end = lineEnd(line, length);
            if (end == length) {
                return length;
            }
            while (end > 0 && (line[end - 1] == ' ' || line[end - 1] == '\t')) {
                end--;
            }
            return end;
        }

        private static int lineEnd(byte[] line, int length) {
            int end = length;
            while (end > 0 && (line[end - 1] == '\n' || line[end - 1] == '\r')) {
                end--;
            }
            return end;
        }

        @Override
        byte[] finish() {
            for (byte left : rest) {
                add(left);
            }
            return super.finish();
        }
    }
}
