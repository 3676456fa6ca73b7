package dev.earlyaccess.fuzz;

import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a request is authenticated with.
 *
 * @param name for reports
 * @param header the whole header; null for none
 * @param address the caller's own mail address
 * @param seesAddresses whether responses may contain the addresses of others
 */
record Credential(
        String name, @Nullable String header, @Nullable String address, boolean seesAddresses) {

    /** The domain of everybody's mail address, so that a response that contains an address is recognised. */
    static final String DOMAIN = "hidden.example";

    /** How the names of the API keys of callers begin. */
    static final String CALLER = "caller ";

    static final Credential NONE = new Credential("nobody", null, null, false);

    /** Ids of users as providers issue them, and stranger ones. */
    private static final String[] USERS = {
        "ada",
        "bob",
        "7c9e6679-7425-40de-944b-e07fc1f90ae7",
        "auth0|5f7c8ec7",
        "o'hara",
        "a b",
        "ü/ßer",
        "x%2Fy",
        "名前",
        "🙂",
        "שלום",
        "a;b=c",
        "\"quoted\"",
        "<b>"
    };

    /**
     * People of every kind.
     *
     * @param signer makes a token of a user id and further claims, which are members of a JSON object
     */
    static Stream<Credential> people(BiFunction<String, String, String> signer) {
        return Stream.concat(
                Stream.of(USERS).map(user -> person(user, "", false, signer)),
                Stream.of("STAFF", "VIEWER", "SUPPORT", "EDITOR", "ADMIN", "EXEC")
                        .map(role -> person(
                                "the-" + role.toLowerCase(java.util.Locale.ROOT),
                                role,
                                !role.equals("VIEWER") && !role.equals("EXEC"),
                                signer)));
    }

    private static Credential person(
            String user, String role, boolean seesAddresses, BiFunction<String, String, String> signer) {
        String address = Integer.toString(Math.abs(user.hashCode()), 36) + "@" + DOMAIN;
        String claims =
                "\"email\": \"%s\", \"email_verified\": true, \"name\": \"Name of %s\", \"locale\": \"de\", \"roles\": [%s]"
                        .formatted(address, user.replace("\"", "\\\""), role.isEmpty() ? "" : "\"" + role + "\"");
        return new Credential(user, "Authorization: Bearer " + signer.apply(user, claims), address, seesAddresses);
    }

    static Credential machine(String role, String key) {
        return new Credential(
                "key-" + role, "X-API-Key: " + key, null, !role.equals("viewer") && !role.equals("server"));
    }
}
