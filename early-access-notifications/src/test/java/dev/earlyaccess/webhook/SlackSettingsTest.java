package dev.earlyaccess.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackSettingsTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void disconnectAChannelWithoutAnAddress(String address) {
        assertThat(new SlackSettings(address, null, null).webhook(Channel.FEEDBACK))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.slack.com/services/secret",
                "http://localhost.example/secret",
                "hooks.slack.com/services/secret",
                "ftp://x/secret",
                "https:///secret",
                "https://a b/secret"
            })
    void requireAWebAddressAndKeepItSecret(String address) {
        assertThatThrownBy(() -> new SlackSettings(address, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("early-access.slack.feedback")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:3000/secret", "http://127.0.0.1/secret"})
    void acceptAServerOnThisMachine(String address) {
        assertThat(new SlackSettings(address, null, null).webhook(Channel.FEEDBACK))
                .hasValue(new EndpointUrl(URI.create(address)));
    }

    @Test
    void tellNoSecret() {
        String secret = "https://hooks.slack.com/services/secret";

        assertThat(new SlackSettings(secret, secret, secret).toString()).doesNotContain("secret");
    }
}
