package dev.earlyaccess.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HiddenAddressesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Ask ada@example.com.     | Ask (hidden)
                    <ada@example.com>, x@y   | <(hidden)>, (hidden)
                    mailto:ada@example.com   | mailto:(hidden)
                    ada@b@example.com        | (hidden)@example.com
                    @ada, meet me @ noon     | @ada, meet me @ noon
                    """)
    void areReplacedInATextByAWord(String text, String hidden) {
        assertThat(HiddenAddresses.withoutAddresses(text)).isEqualTo(hidden);
    }

    /** As long as the longest feedback. */
    @Test
    void areLookedForInALongWordInNoTime() {
        String word = "x".repeat(100_000);

        assertThat(assertTimeoutPreemptively(
                        Duration.ofSeconds(5), () -> HiddenAddresses.withoutAddresses(word + " ada@example.com")))
                .isEqualTo(word + " (hidden)");
    }
}
