package dev.earlyaccess.inbound.parsing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The value and the parameters of a field such as Content-Type (RFC 2045, 5.1), read as mail programs write
 * them: with unquoted names and boundaries, missing semicolons and quotes, and parameters in several pieces
 * or with a character set (RFC 2231).
 *
 * @param value in lower case
 * @param parameters by their names in lower case
 */
record FieldParameters(String value, Map<String, String> parameters) {

    private static final int MOST_PARAMETERS = 100;
    private static final int MOST_PIECES = 50;
    private static final int RADIX = 16;

    static FieldParameters of(String field) {
        String text = field.replaceAll("[\\r\\n]+", "");
        int end = endOfValue(text);
        Map<String, String> parameters = new HashMap<>();
        int at = end;
        while (at < text.length() && parameters.size() < MOST_PARAMETERS) {
            at = readParameter(text, at, parameters);
        }
        return new FieldParameters(text.substring(0, end).strip().toLowerCase(Locale.ROOT), parameters);
    }

    /** The value ends at a semicolon; where that is missing, at a space before a parameter. */
    private static int endOfValue(String text) {
        int semicolon = text.indexOf(';');
        int equals = text.indexOf('=');
        if (semicolon >= 0 && (equals < 0 || semicolon < equals)) {
            return semicolon;
        } else if (equals < 0) {
            return text.length();
        }
        int begin = equals;
        while (begin > 0 && text.charAt(begin - 1) <= ' ') {
            begin--;
        }
        while (begin > 0 && text.charAt(begin - 1) > ' ' && text.charAt(begin - 1) != ',') {
            begin--;
        }
        return Math.max(0, begin - 1);
    }

    /** Reads one parameter and returns where the next one begins. */
    private static int readParameter(String text, int from, Map<String, String> parameters) {
        int at = from;
        while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == ';' || text.charAt(at) == ',')) {
            at++;
        }
        int begin = at;
        while (at < text.length() && text.charAt(at) != '=' && text.charAt(at) != ';') {
            at++;
        }
        String name = text.substring(begin, at).strip().toLowerCase(Locale.ROOT);
        if (at >= text.length() || text.charAt(at) == ';') {
            return at + 1;
        }
        at++;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        StringBuilder value = new StringBuilder();
        int end = at < text.length() && text.charAt(at) == '"'
                ? readQuoted(text, at + 1, value)
                : readToken(text, at, value);
        parameters.putIfAbsent(name, value.toString());
        return end;
    }

    /** A value whose closing quote is missing ends where the field ends. */
    private static int readQuoted(String text, int from, StringBuilder value) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at++));
        }
        return at + 1;
    }

    private static int readToken(String text, int from, StringBuilder value) {
        int end = text.indexOf(';', from);
        int to = end < 0 ? text.length() : end;
        value.append(text.substring(from, to).strip());
        return to;
    }

    /** The parameter of this name, with RFC 2231 and RFC 2047 decoded. */
    @Nullable
    String get(String name) {
        String plain = parameters.get(name);
        String extended = parameters.get(name + "*");
        if (extended != null) {
            return decoded(extended, charset(extended));
        }
        if (plain != null) {
            return EncodedWords.decoded(plain);
        }
        return inPieces(name);
    }

    private @Nullable String inPieces(String name) {
        StringBuilder plain = new StringBuilder();
        String charset = "utf-8";
        boolean isAny = false;
        for (int i = 0; i < MOST_PIECES; i++) {
            String encoded = parameters.get(name + "*" + i + "*");
            String literal = parameters.get(name + "*" + i);
            if (encoded == null && literal == null) {
                break;
            }
            if (encoded != null && i == 0) {
                charset = charset(encoded);
            }
            plain.append(encoded != null ? (i == 0 ? withoutCharset(encoded) : encoded) : literal);
            isAny = true;
        }
        return isAny ? decoded("''" + plain, charset) : null;
    }

    private static String charset(String extended) {
        int quote = extended.indexOf('\'');
        return quote > 0 ? extended.substring(0, quote) : "utf-8";
    }

    private static String withoutCharset(String extended) {
        int first = extended.indexOf('\'');
        int second = extended.indexOf('\'', first + 1);
        return first >= 0 && second >= 0 ? extended.substring(second + 1) : extended;
    }

    private static String decoded(String extended, String charset) {
        String text = withoutCharset(extended);
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            int high = text.charAt(i) == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), RADIX) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), RADIX);
            if (low >= 0) {
                bytes.write(high * RADIX + low);
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(text.charAt(i)).getBytes(UTF_8));
            }
        }
        return TextDecoder.decoded(bytes.toByteArray(), charset);
    }
}
