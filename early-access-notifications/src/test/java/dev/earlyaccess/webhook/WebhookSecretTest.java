package dev.earlyaccess.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretTest {

    private static final String SPELLED = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void signsAsTheSpecificationShows() throws Exception {
        String payload = "{\"test\": 2432232314, \"umlaut\": \"ä😀\"}";
        WebhookSecret secret = WebhookSecret.read(SPELLED).orElseThrow();

        assertThat(secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1614265330, 999_999_999), payload))
                .isEqualTo(new Webhook(SPELLED).sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, payload));
        assertThat(secret.sign(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1614265330), "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void isDifferentEachTime() {
        assertThat(WebhookSecret.random()).isNotEqualTo(WebhookSecret.random());
        assertThat(WebhookSecret.read(WebhookSecret.random().spelled())).isPresent();
        assertThat(Base64.getDecoder().decode(WebhookSecret.random().spelled().substring(6)))
                .hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 32, 64})
    void hasTwentyFourToSixtyFourBytes(int length) {
        assertThat(WebhookSecret.read(spelled(length)).map(WebhookSecret::spelled))
                .hasValue(spelled(length));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 23, 65, 1_000})
    void hasNoOtherLength(int length) {
        assertThat(WebhookSecret.read(spelled(length))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec_",
                "whsec_*",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whpk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
            })
    void hasOneSpelling(String spelled) {
        assertThat(WebhookSecret.read(spelled)).isEmpty();
    }

    @Test
    void isNotTold() {
        assertThat(WebhookSecret.read(SPELLED).orElseThrow().toString()).doesNotContain("MfKQ");
    }

    private static String spelled(int length) {
        return "whsec_" + Base64.getEncoder().encodeToString(new byte[length]);
    }
}
