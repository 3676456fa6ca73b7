package dev.earlyaccess.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.notifying.NotificationTest;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@NotificationTest
class ReplyAddressesTest {

    @Autowired
    private ReplyTokens tokens;

    @Test
    void leadBackToTheDelivery() {
        ReplyAddresses addresses = addressesFor("Beta-Rückmeldung <beta@example.com>");
        InternetAddress address = addresses.of(71);

        assertThat(address.getAddress()).startsWith("beta+1z-").endsWith("@example.com");
        assertThat(address.getPersonal()).isEqualTo("Beta-Rückmeldung");
        assertThat(addresses.deliveryOf(address.getAddress())).hasValue(71);
        assertThat(addresses.deliveryOf(address.getAddress().toUpperCase(Locale.ROOT)))
                .hasValue(71);
        assertThat(addresses.deliveryOf("beta@example.com")).isEmpty();
        assertThat(addresses.deliveryOf("nobody")).isEmpty();
    }

    @Test
    void keepTheTagThatTheAddressHas() {
        ReplyAddresses addresses = addressesFor("team+beta@example.com");

        assertThat(addresses.of(71).getAddress()).startsWith("team+beta+1z-");
        assertThat(addresses.deliveryOf(addresses.of(71).getAddress())).hasValue(71);
    }

    @Test
    void haveNoTagIfTheyWouldBeTooLong() {
        String longest = "a".repeat(33);

        assertThat(addressesFor(longest + "@example.com").of(Long.MAX_VALUE).getAddress())
                .hasSize("@example.com".length() + 64);
        assertThat(addressesFor(longest + "a@example.com").of(Long.MAX_VALUE).getAddress())
                .isEqualTo(longest + "a@example.com");
    }

    @Test
    void areNotNeededIfTheMessageIdIsKnown() throws Exception {
        MailId id = new MailId(71, UUID.fromString("8d8e1d1c-2f5e-4f0f-a44c-9d1d6f1b2c3d"));
        String messageId = id.messageId(new InternetAddress("beta@example.com"));

        assertThat(messageId).isEqualTo("<1z.8d8e1d1c-2f5e-4f0f-a44c-9d1d6f1b2c3d@example.com>");
        assertThat(MailId.read(messageId)).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<>",
                "<1z@example.com>",
                "<8d8e1d1c-2f5e-4f0f-a44c-9d1d6f1b2c3d@example.com>",
                "<zzzzzzzzzzzzz.8d8e1d1c-2f5e-4f0f-a44c-9d1d6f1b2c3d@example.com>",
                "1z.8d8e1d1c-2f5e-4f0f-a44c-9d1d6f1b2c3d@example.com"
            })
    void areNotConfusedWithMessageIds(String other) {
        assertThat(MailId.read(other)).isEmpty();
    }

    private ReplyAddresses addressesFor(String from) {
        return new ReplyAddresses(
                new FeedbackSettings(Duration.ofDays(7), from), new ReplySettings(null, null), tokens);
    }
}
