package dev.earlyaccess.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.notifying.NotificationTest;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@NotificationTest
class ReplyTokensTest {

    @Autowired
    private ReplyTokens tokens;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 35, 36, 1_000_000_000, Long.MAX_VALUE})
    void identifyTheMailInUpperAndLowerCase(long delivery) {
        String token = tokens.of(delivery);

        assertThat(token).matches("[0-9a-z]{1,13}-[a-z2-7]{16}");
        assertThat(tokens.read(token)).hasValue(delivery);
        assertThat(tokens.read(token.toUpperCase(Locale.ROOT))).hasValue(delivery);
    }

    @Test
    void differForEachMail() {
        assertThat(tokens.of(1).split("-")[1]).isNotEqualTo(tokens.of(2).split("-")[1]);
        assertThat(tokens.read("2-" + tokens.of(1).split("-")[1])).isEmpty();
    }

    @Test
    void areInvalidIfAnyBitChanges() {
        String token = tokens.of(71);
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'b' ? 'c' : 'b';
            String forged = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(tokens.read(forged)).as(forged).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", "1", "1-", "zzzzzzzzzzzzz-aaaaaaaaaaaaaaaa", "1-aaaaaaaaaaaaaaaaa", "ſ-ſſſſſſſſſſſſſſſſ"
            })
    void areNotReadFromGarbage(String garbage) {
        assertThat(tokens.read(garbage)).isEmpty();
    }
}
