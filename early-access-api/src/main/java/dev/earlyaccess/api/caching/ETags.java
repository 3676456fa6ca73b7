package dev.earlyaccess.api.caching;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Computes entity tags from the response body (RFC 9110, 8.8.3). */
public final class ETags {

    static final int HASH_BYTES = 32;

    private ETags() {}

    /** The tag of this text, without its quotes. */
    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The tag of these parts, without its quotes. */
    static String of(byte[]... parts) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash(parts));
    }

    /** The SHA-256 of these parts. */
    static byte[] hash(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
                digest.update((byte) 0);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Every JDK has SHA-256", ex);
        }
    }

    /** Whether a list of tags, as {@code If-None-Match} has it, holds this tag; weak or not makes no difference. */
    static boolean isAmong(@Nullable String tag, String list) {
        return tag != null
                && Arrays.stream(list.split(","))
                        .map(String::strip)
                        .map(one -> one.startsWith("W/") ? one.substring(2) : one)
                        .anyMatch(one -> one.equals("*") || one.equals(tag));
    }
}
