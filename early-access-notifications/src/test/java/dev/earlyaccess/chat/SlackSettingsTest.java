package dev.earlyaccess.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackSettingsTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void areOffWithoutAnAddress(String address) {
        assertThat(new SlackSettings(address).webhook(Channel.FEEDBACK)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hooks.slack.com/services/secret", "ftp://x/secret", "https:///secret", "https://a b/secret"})
    void wantAWebAddressAndDoNotTellIt(String address) {
        assertThatThrownBy(() -> new SlackSettings(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("early-access.slack.feedback")
                .hasMessageNotContaining("secret");
    }

    @Test
    void tellNoSecret() {
        assertThat(new SlackSettings("https://hooks.slack.com/services/secret").toString())
                .doesNotContain("secret");
    }
}
