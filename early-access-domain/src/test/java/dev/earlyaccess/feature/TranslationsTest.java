package dev.earlyaccess.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranslationsTest {

    private static final Translations TRANSLATIONS = new Translations(new TreeMap<>(Map.of(
            "de", new Translation("Dunkel", "Gut für die Augen"),
            "de-AT", new Translation("Finster", null),
            "zh-Hant", new Translation(null, "深色"))));

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none, Dark, Easy",
                "'', Dark, Easy",
                "en-GB, Dark, Easy",
                "de, Dunkel, Gut für die Augen",
                "de-AT, Finster, Gut für die Augen",
                "de_CH, Dunkel, Gut für die Augen",
                "zh-Hant-TW, Dark, 深色",
                "zh, Dark, Easy"
            })
    void areLookedUpByTheReadersLocale(@Nullable String locale, String name, String description) {
        assertThat(TRANSLATIONS.name("Dark", locale)).isEqualTo(name);
        assertThat(TRANSLATIONS.description("Easy", locale)).isEqualTo(description);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "pt-BR", "zh-Hant-TW", "en-GB"})
    void takeLanguageTags(String tag) {
        assertThat(Translations.isLanguage(tag)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "DE", "de_AT", "de-at", "german", "xx", "d", "und", "x-private", "de-", "*", "de\n"})
    void refuseOtherTexts(String tag) {
        assertThat(Translations.isLanguage(tag)).isFalse();
    }

    @Test
    void lookForTheLanguageAfterTheCountry() {
        assertThat(Translations.lookup("zh_Hant-TW")).containsExactly("zh-Hant-TW", "zh-Hant", "zh");
        assertThat(Translations.lookup("no tag")).isEmpty();
    }
}
