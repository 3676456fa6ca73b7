package dev.earlyaccess.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Tokens that only this service can make, each for one purpose: {@code <text>.<signature>}, both in
 * base64url. The signature is an HMAC-SHA256 over purpose and text.
 */
@Component
public class SignedTokens {

    private static final String ALGORITHM = "HmacSHA256";

    /**
     * Has the key, and is never used itself: each signature is made by a copy, which is faster than a new
     * instance.
     */
    private final SingletonSupplier<Mac> prototype;

    SignedTokens(SigningKey key) {
        this.prototype = SingletonSupplier.of(() -> withKey(key.bytes()));
    }

    private static Mac withKey(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException ex) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, ex);
        }
    }

    public String sign(String purpose, String text) {
        return encode(text.getBytes(UTF_8)) + "." + encode(signature(purpose, text));
    }

    /** The text that was signed for this purpose. Empty for every other token. */
    public Optional<String> read(String purpose, String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            String text = new String(decode(parts[0]), UTF_8);
            return MessageDigest.isEqual(signature(purpose, text), decode(parts[1]))
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** The signature alone, of 32 bytes: nobody else can make it, and it does not tell the text. */
    public byte[] signature(String purpose, String text) {
        try {
            return ((Mac) prototype.obtain().clone()).doFinal((purpose + '\0' + text).getBytes(UTF_8));
        } catch (CloneNotSupportedException ex) {
            throw new IllegalStateException("Java's own " + ALGORITHM + " can be copied", ex);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
