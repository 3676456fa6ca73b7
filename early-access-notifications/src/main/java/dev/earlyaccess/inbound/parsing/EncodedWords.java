package dev.earlyaccess.inbound.parsing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes the encoded words of a header (RFC 2047), also in the places where the grammar does not allow them.
 * Programs cut a text between the bytes of one character, so words that follow one another are decoded
 * together. What is no encoded word stays as it is.
 */
final class EncodedWords {

    private static final Pattern WORD =
            Pattern.compile("=\\?([^?\\s*]{1,80})(?:\\*[^?\\s]{0,80})?\\?([bBqQ])\\?([^?]*)\\?=");

    private static final int RADIX = 16;

    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private String charset = "";

    private EncodedWords() {}

    static String decoded(String value) {
        return value.contains("=?") ? new EncodedWords().read(value) : value;
    }

    private String read(String value) {
        Matcher word = WORD.matcher(value);
        int end = 0;
        while (word.find()) {
            String between = value.substring(end, word.start());
            boolean follows = end > 0 && between.isBlank();
            if (!follows || !word.group(1).equalsIgnoreCase(charset)) {
                flush();
            }
            if (!follows) {
                text.append(between);
            }
            charset = word.group(1).toLowerCase(Locale.ROOT);
            byte[] decoded = word.group(2).equalsIgnoreCase("b") ? base64(word.group(3)) : quoted(word.group(3));
            bytes.write(decoded, 0, decoded.length);
            end = word.end();
        }
        flush();
        return text.append(value, end, value.length()).toString();
    }

    private void flush() {
        text.append(TextDecoder.decoded(bytes.toByteArray(), charset));
        bytes.reset();
    }

    private static byte[] base64(String word) {
        byte[] encoded = word.getBytes(ISO_8859_1);
        TransferDecoder decoder = TransferDecoder.of("base64", encoded.length);
        decoder.accept(encoded, encoded.length);
        return decoder.finish();
    }

    private static byte[] quoted(String word) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            int high = c == '=' && i + 2 < word.length() ? Character.digit(word.charAt(i + 1), RADIX) : -1;
            int low = high < 0 ? -1 : Character.digit(word.charAt(i + 2), RADIX);
            if (low >= 0) {
                decoded.write(high * RADIX + low);
                i += 2;
            } else {
                decoded.write(c == '_' ? ' ' : c);
            }
        }
        return decoded.toByteArray();
    }
}
