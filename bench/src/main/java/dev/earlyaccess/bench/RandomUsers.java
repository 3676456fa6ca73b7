package dev.earlyaccess.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earlyaccess.crash.ServiceClient;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Requests about random users, ready to be sent: those of a server with an API key, and those of users with their tokens. */
final class RandomUsers {

    private static final String NO_OP = "/bench/no-op";
    private static final String FLAGS = "/ofrep/v1/evaluate/flags";
    private static final int TOKENS = 200_000;

    private final Random random = new Random(1);
    private final int users;
    private final int features;
    private final String apiKey;

    RandomUsers(int users, int features, String apiKey) {
        this.users = users;
        this.features = features;
        this.apiKey = apiKey;
    }

    private String any() {
        return Database.user(1 + random.nextInt(users));
    }

    byte[] bulk() {
        return evaluation(FLAGS, any());
    }

    byte[] bulk(String user) {
        return evaluation(FLAGS, user);
    }

    byte[] single() {
        return evaluation(FLAGS + "/feature-" + (1 + random.nextInt(features)), any());
    }

    /** The same request as {@link #bulk} to the operation that does nothing. */
    byte[] noOp() {
        return evaluation(NO_OP, any());
    }

    private byte[] evaluation(String path, String user) {
        String context = "{\"context\":{\"targetingKey\":\"" + user + "\"}}";
        return ("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nX-API-Key: " + apiKey
                        + "\r\nAccept: application/json\r\nContent-Type: application/json\r\nContent-Length: "
                        + context.length() + "\r\n\r\n" + context)
                .getBytes(UTF_8);
    }

    byte[] unleash() {
        return Unleash.evaluation(any());
    }

    /** Tokens of random users, signed beforehand, and many more than the service remembers. */
    List<String> tokens(Instant issued) {
        return random.ints(TOKENS, 1, users + 1)
                .mapToObj(Database::user)
                .map(user -> ServiceClient.token(user, "\"email\":\"" + user + "@example.com\"", issued))
                .toList();
    }

    Supplier<byte[]> features(List<String> tokens) {
        return () -> read("/api/v1/features", tokens);
    }

    /** The same requests as {@link #features} to the operation that does nothing. */
    Supplier<byte[]> noOp(List<String> tokens) {
        return () -> read(NO_OP, tokens);
    }

    private byte[] read(String path, List<String> tokens) {
        return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\nAuthorization: Bearer "
                        + tokens.get(random.nextInt(tokens.size())) + "\r\n\r\n")
                .getBytes(UTF_8);
    }
}
