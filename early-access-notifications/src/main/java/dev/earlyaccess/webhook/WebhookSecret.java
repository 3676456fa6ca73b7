package dev.earlyaccess.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The key that signs and verifies a webhook's messages: 24 to 64 bytes (Standard Webhooks 1.0, signature
 * scheme).
 */
public final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;
    private static final int OURS = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    WebhookSecret(byte[] key) {
        if (key.length < SHORTEST || key.length > LONGEST) {
            throw new IllegalArgumentException("A secret has %d to %d bytes".formatted(SHORTEST, LONGEST));
        }
        this.key = key.clone();
    }

    /** A new random secret. */
    public static WebhookSecret random() {
        byte[] key = new byte[OURS];
        RANDOM.nextBytes(key);
        return new WebhookSecret(key);
    }

    /** Reads {@code whsec_<base64>}; empty if the text is not in this form. */
    public static Optional<WebhookSecret> read(String spelled) {
        if (!spelled.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new WebhookSecret(Base64.getDecoder().decode(spelled.substring(PREFIX.length()))));
        } catch (IllegalArgumentException unfit) {
            return Optional.empty();
        }
    }

    /** In the form {@code whsec_<base64>}, which receivers' libraries take. */
    public String spelled() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /** The value of the header {@code webhook-signature}. */
    String sign(String id, Instant at, String payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            String signed = "%s.%d.%s".formatted(id, at.getEpochSecond(), payload);
            return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException ex) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, ex);
        }
    }

    byte[] key() {
        return key.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WebhookSecret secret && Arrays.equals(key, secret.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    @Override
    public String toString() {
        return "WebhookSecret[…]";
    }
}
