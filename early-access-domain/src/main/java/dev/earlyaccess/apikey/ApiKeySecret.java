package dev.earlyaccess.apikey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text by which a machine proves who it is. It begins with {@code ea_}, and is stored nowhere. */
public final class ApiKeySecret {

    private static final String MARK = "ea_";
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /** So many characters of this alphabet are as many as 256 bits: 62^43 > 2^256. */
    private static final int LENGTH = 43;

    private static final Pattern OURS = Pattern.compile(MARK + "[0-9A-Za-z]{" + LENGTH + "}");
    private static final int PREFIX_LENGTH = MARK.length() + 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    /** The secret that a machine presents. */
    public ApiKeySecret(String text) {
        this.text = text;
    }

    /** Whether this text is a key, and not another kind of credentials. */
    public static boolean isMarked(String text) {
        return text.startsWith(MARK);
    }

    static ApiKeySecret random() {
        return new ApiKeySecret(MARK
                + RANDOM.ints(LENGTH, 0, ALPHABET.length())
                        .mapToObj(place -> ALPHABET.substring(place, place + 1))
                        .collect(Collectors.joining()));
    }

    /** Whether this service generates such keys. All others are in the settings, or nowhere. */
    boolean isOurs() {
        return OURS.matcher(text).matches();
    }

    /** The first characters, by which people recognise a key of ours. */
    String prefix() {
        return text.substring(0, PREFIX_LENGTH);
    }

    /** The hash by which the key is found. It needs no salt, since nobody can guess 256 random bits. */
    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Every JDK has SHA-256", ex);
        }
    }

    /** The key itself, for the response that creates it. */
    public String spelled() {
        return text;
    }

    @Override
    public String toString() {
        return "ApiKeySecret[…]";
    }
}
