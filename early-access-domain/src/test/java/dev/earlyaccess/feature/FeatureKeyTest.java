package dev.earlyaccess.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureKeyTest {

    static Stream<String> possible() {
        return Stream.of("a", "2", "dark-mode", "oauth-2-1", "x".repeat(64));
    }

    static Stream<String> impossible() {
        return Stream.of(
                "",
                " ",
                "-",
                "-dark",
                "dark-",
                "dark--mode",
                "Dark-mode",
                "dark_mode",
                "dark mode",
                "dark.mode",
                "dark/mode",
                "óscuro",
                "dark-mode\n",
                "٢",
                "x".repeat(65));
    }

    @ParameterizedTest
    @MethodSource("possible")
    void isKebabCase(String key) {
        assertThat(FeatureKey.isValid(key)).isTrue();
        assertThat(new FeatureKey(key)).hasToString(key);
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void isNothingElse(String key) {
        assertThat(FeatureKey.isValid(key)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new FeatureKey(key));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Dark mode               | dark-mode
            Modo Óscuro 2           | modo-oscuro-2
            '  Dark   mode  '       | dark-mode
            Dark mode!              | dark-mode
            (New) Dark & light: v2. | new-dark-light-v2
            İstanbul                | istanbul
            ﬁnd ② K                | find-2-k
            暗黑模式 Dark            | dark
            """)
    void isMadeOfAName(String name, String key) {
        assertThat(FeatureKey.slugOf(name)).hasToString(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "暗黑模式", "Тёмная тема", "🌙"})
    void cannotBeMadeOfANameWithoutALatinLetterOrDigit(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> FeatureKey.slugOf(name));
    }

    @Test
    void isCutToItsLongestNeverEndingInAHyphen() {
        assertThat(FeatureKey.slugOf("x".repeat(70))).hasToString("x".repeat(64));
        assertThat(FeatureKey.slugOf("x".repeat(63) + " y")).hasToString("x".repeat(63));
        assertThat(FeatureKey.slugOf("!" + "x".repeat(64) + "...")).hasToString("x".repeat(64));
    }
}
