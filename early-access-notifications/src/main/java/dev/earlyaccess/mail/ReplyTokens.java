package dev.earlyaccess.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.earlyaccess.signing.SignedTokens;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The tokens in reply addresses, which identify the mail that this service sent: the delivery's id in base
 * 36, a dash, and 80 bits of a signature in base 32 (RFC 4648). A token has at most 30 characters. All of
 * them are allowed in an address, and upper or lower case does not matter, because some mail servers change
 * it.
 */
@Component
public class ReplyTokens {

    private static final String PURPOSE = "answer";
    private static final String BASE_32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int RADIX = 36;
    private static final int SIGNATURE_LENGTH = 16;
    private static final int BITS = 5;

    private static final Pattern TOKEN = Pattern.compile("([0-9a-z]{1,13})-([a-z2-7]{16})");

    private final SignedTokens tokens;

    ReplyTokens(SignedTokens tokens) {
        this.tokens = tokens;
    }

    /** The token for replies to the mail of this delivery. */
    public String of(long delivery) {
        String id = Long.toString(delivery, RADIX);
        return id + "-" + signature(id);
    }

    /** The delivery that a token identifies. Empty unless this service made the token. */
    public OptionalLong read(String token) {
        Matcher parts = TOKEN.matcher(token.toLowerCase(Locale.ROOT));
        if (!parts.matches() || !isSignature(parts.group(2), parts.group(1))) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(parts.group(1), RADIX));
    }

    private boolean isSignature(String candidate, String id) {
        return MessageDigest.isEqual(candidate.getBytes(US_ASCII), signature(id).getBytes(US_ASCII));
    }

    private String signature(String id) {
        return base32(tokens.signature(PURPOSE, id));
    }

    private static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder(SIGNATURE_LENGTH);
        int bits = 0;
        int held = 0;
        for (int i = 0; text.length() < SIGNATURE_LENGTH; i++) {
            held = (held << Byte.SIZE | bytes[i] & 0xff) & 0xfff;
            bits += Byte.SIZE;
            while (bits >= BITS && text.length() < SIGNATURE_LENGTH) {
                bits -= BITS;
                text.append(BASE_32.charAt(held >> bits & 0x1f));
            }
        }
        return text.toString();
    }
}
