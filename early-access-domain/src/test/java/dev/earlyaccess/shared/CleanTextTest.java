package dev.earlyaccess.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanTextTest {

    @Test
    void linesEndWithALineFeedAndKeepTheirTabs() {
        assertThat(CleanText.lines("a\r\nb\rc\n\td\u0000\u001b\u0085e")).isEqualTo("a\nb\nc\n\tde");
    }

    @Test
    void linesHaveNoSpaceAroundThemAndAnEnd() {
        assertThat(CleanText.lines(" \n a\nbc", 3)).isEqualTo("a\nb");
    }

    @Test
    void aLineHasNoLineEndAndNoControlCharacter() {
        assertThat(CleanText.line("\ta\r\nBcc:\u0000\u2028 b\u0085 ")).isEqualTo("a Bcc: b");
        assertThat(CleanText.line("\u0000\n")).isEmpty();
    }

    @Test
    void halvesOfCharactersAreReplaced() {
        assertThat(CleanText.lines("\ud83d a \ude00 🌙")).isEqualTo("\uFFFD a \uFFFD 🌙");
        assertThat(CleanText.line("\ud83d a")).isEqualTo("\uFFFD a");
    }

    @Test
    void noCharacterIsCutInHalf() {
        assertThat(CleanText.cut("ab🌙", 3)).isEqualTo("ab");
        assertThat(CleanText.cut("ab🌙", 4)).isEqualTo("ab🌙");
    }

    @Test
    void visibleTextTurnsNoDirection() {
        assertThat(CleanText.visible("a\u202eb\u200bc\ufeff")).isEqualTo("abc");
    }

    @Test
    void plainTextHasNoControlCharactersAndNoHalves() {
        assertThat(CleanText.isPlain("Zoë 🌙 \u202e")).isTrue();
        assertThat(CleanText.isPlain("a\nb")).isFalse();
        assertThat(CleanText.isPlain("a\ud83d")).isFalse();
    }
}
