package dev.earlyaccess.apikey;

import dev.earlyaccess.shared.KebabCase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A key from the settings, as it is written there.
 *
 * @param name the machine's name in histories
 * @param sha256 the SHA-256 of the whole key, in hexadecimal
 * @param role what the machine may do
 */
record ConfiguredApiKey(
        @Nullable String name,
        @Nullable String sha256,
        @Nullable String role) {

    private static final Pattern SHA256 = Pattern.compile("[0-9A-Fa-f]{64}");

    /** The mistakes, each as the name of a setting and what is wrong with it. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (name == null || !ApiKey.isName(name)) {
            faults.add("name must be %s".formatted(ApiKey.NAME_RULE));
        }
        if (sha256 == null || !SHA256.matcher(sha256).matches()) {
            faults.add("sha256 must be the SHA-256 of the key: 64 hexadecimal digits");
        }
        if (role == null || KebabCase.find(ApiKeyRole.class, role).isEmpty()) {
            faults.add("role must be one of "
                    + Arrays.stream(ApiKeyRole.values()).map(ApiKeyRole::code).collect(Collectors.joining(", ")));
        }
        return faults;
    }

    String hash() {
        return String.valueOf(sha256).toLowerCase(Locale.ROOT);
    }

    ApiKey toKey() {
        return new ApiKey(
                null,
                String.valueOf(name),
                KebabCase.require(ApiKeyRole.class, String.valueOf(role)),
                null,
                null,
                null,
                null);
    }
}
