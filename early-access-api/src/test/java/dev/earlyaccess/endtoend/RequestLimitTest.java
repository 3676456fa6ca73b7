package dev.earlyaccess.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.testing.HandMovedClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The limits as they are by default. */
@WholeService
class RequestLimitTest {

    private static final String PREFERENCES = "/api/v1/me/mail-preferences";

    @Autowired
    private Client client;

    @Autowired
    private HandMovedClock clock;

    /** The other tests' requests, and those of the test before, come from the same address. */
    @BeforeEach
    void aMinutePasses() {
        clock.forward(Duration.ofMinutes(1));
    }

    @Test
    void aUserChanges60ThingsInAMinute() {
        Client hasty = client.as("hasty");
        assertThat(statuses(60, () -> change(hasty))).containsOnly(200);

        Response refused = change(hasty).is(429);
        assertThat(header(refused, "Retry-After")).isEqualTo("1");
        assertThat(header(refused, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.text("/type")).endsWith("/problems/too-many-requests");
        assertThat(refused.text("/detail"))
                .isEqualTo("The limit of 60 changes by one user per minute is reached. Try again in a second.");
        assertThat(refused.text("/instance")).isEqualTo(PREFERENCES);
        assertThat(refused.text("/retryAfterSeconds")).isEqualTo("1");

        hasty.get(PREFERENCES).is(200);
        assertThat(statuses(70, () -> evaluate(hasty))).containsOnly(200);
        change(client.as("patient")).is(200);
        clock.forward(Duration.ofSeconds(1));
        change(hasty).is(200);
        change(hasty).is(429);
    }

    @Test
    void wrongTokensAndKeysAreRefused30TimesInAMinute() {
        Client wrong = client.with("wrong");
        Client unknownKey = client.with("ea_0123456789012345678901234567890123456789012");
        assertThat(statuses(15, () -> wrong.get(PREFERENCES))).containsOnly(401);
        assertThat(statuses(15, () -> unknownKey.get(PREFERENCES))).containsOnly(401);

        assertThat(header(wrong.get(PREFERENCES).is(429), "Retry-After")).isEqualTo("2");
        assertThat(header(unknownKey.get(PREFERENCES).is(429), "Retry-After")).isEqualTo("2");
        Response ofrep = wrong.post("/ofrep/v1/evaluate/flags", "{}").is(429);
        assertThat(header(ofrep, "Retry-After")).isEqualTo("2");
        assertThat(ofrep.text("/errorCode")).isEqualTo("GENERAL");
        wrong.get("/actuator/health").is(200);

        client.as("honest").get(PREFERENCES).is(200);
        client.get(PREFERENCES).is(401);
        client.with(Tokens.expired("late", clock.instant())).get(PREFERENCES).is(401);
        client.get("/actuator/health").is(200);
        client.get("/problems/too-many-requests").is(200);
        clock.forward(Duration.ofSeconds(2));
        wrong.get(PREFERENCES).is(401);
        wrong.get(PREFERENCES).is(429);
    }

    @Test
    void pagesOfMailsAreWrittenTo30TimesInAMinute() {
        assertThat(statuses(30, () -> client.post("/switch-off/unknown", ""))).doesNotContain(429);

        client.post("/switch-off/unknown", "").is(429);
        client.post("/unsubscribe/unknown/undo", "").is(429);
        assertThat(client.get("/switch-off/unknown").status()).isNotEqualTo(429);
        assertThat(statuses(40, () -> client.post("/unsubscribe/unknown", "")))
                .as("large mail providers unsubscribe all their users from one address")
                .doesNotContain(429);
        change(client.as("signed-in")).is(200);
    }

    private static String header(Response response, String name) {
        return response.headers().firstValue(name).orElse("none");
    }

    private static Response change(Client user) {
        return user.send("PATCH", PREFERENCES, "application/merge-patch+json", "{\"updates\": false}");
    }

    private static Response evaluate(Client user) {
        return user.post("/ofrep/v1/evaluate/flags", "{\"context\": {\"targetingKey\": \"hasty\"}}");
    }

    private static List<Integer> statuses(int requests, java.util.function.Supplier<Response> request) {
        return IntStream.range(0, requests)
                .mapToObj(n -> request.get().status())
                .toList();
    }
}
