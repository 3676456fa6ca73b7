package dev.earlyaccess.inbound.parsing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decodes text as browsers do: by a byte order mark, by the label, or by what the bytes look like. */
final class TextDecoder {

    /** The character of each byte in windows-1252. */
    private static final String WINDOWS = windows();

    private static final String JAPANESE = "iso-2022-jp";
    private static final Set<String> SEVEN_BITS = Set.of("x-windows-50221", "ISO-2022-JP", "ISO-2022-KR");
    private static final char ESCAPE = 0x1b;

    /** How far into a page its character set may be declared: browsers look at 1,024 bytes. */
    private static final int HEAD = 4_096;

    private static final Pattern DECLARATION = Pattern.compile(
            "(?i)<(?:meta\\b|\\?xml\\b)[^>]{0,500}?\\b(?:charset|encoding)\\s{0,9}=\\s{0,9}[\"']?\\s{0,9}([\\w:.-]{1,40})");

    private TextDecoder() {}

    /**
     * The text in these bytes.
     *
     * @param label the name of the character set; text without a known one is UTF-8, or windows-1252 where it
     *     is not UTF-8
     */
    static String decoded(byte[] bytes, @Nullable String label) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return utf8(bytes);
        } else if (startsWith(bytes, 0xFE, 0xFF)) {
            return new String(bytes, UTF_16BE);
        } else if (startsWith(bytes, 0xFF, 0xFE)) {
            return new String(bytes, UTF_16LE);
        }
        Charset charset = label == null ? null : CharsetLabels.find(label);
        if (charset != null && SEVEN_BITS.contains(charset.name()) && !isSevenBit(bytes)) {
            charset = null; // It is no such text, whatever the label says.
        }
        if (charset == null && isJapanese(bytes)) {
            charset = CharsetLabels.find(JAPANESE);
        }
        return charset == null || charset.equals(UTF_8) ? utf8(bytes) : new String(bytes, charset);
    }

    /** The text of a page, which may declare its character set itself. */
    static String page(byte[] bytes, @Nullable String label) {
        return decoded(bytes, label == null || CharsetLabels.find(label) == null ? declared(bytes) : label);
    }

    /** What can be read as a declaration is not in UTF-16, whatever it declares. */
    private static @Nullable String declared(byte[] bytes) {
        Matcher declaration = DECLARATION.matcher(new String(bytes, 0, Math.min(bytes.length, HEAD), ISO_8859_1));
        if (!declaration.find()) {
            return null;
        }
        String label = declaration.group(1);
        return label.toLowerCase(Locale.ROOT).startsWith("utf-16") ? "utf-8" : label;
    }

    /** UTF-8 in which each byte that is none is read as windows-1252, so that no character is lost. */
    private static String utf8(byte[] bytes) {
        CharsetDecoder decoder = UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (!result.isMalformed()) {
                return out.flip().toString();
            }
            for (int i = 0; i < result.length(); i++) {
                out.put(WINDOWS.charAt(in.get() & 0xff));
            }
        }
    }

    private static String windows() {
        byte[] all = new byte[0x100];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        return new String(all, Charset.forName("windows-1252"));
    }

    /** Japanese in seven bits begins with an escape sequence that nothing else uses. */
    private static boolean isJapanese(byte[] bytes) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == ESCAPE && bytes[i + 1] == '$') {
                return true;
            }
        }
        return false;
    }

    private static boolean isSevenBit(byte[] bytes) {
        for (byte one : bytes) {
            if (one < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
