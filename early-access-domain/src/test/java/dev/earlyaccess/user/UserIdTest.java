package dev.earlyaccess.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserIdTest {

    static Stream<String> possible() {
        return Stream.of(
                "a",
                "ada",
                "auth0|65f1",
                "ada@example.com",
                "Ada Lovelace",
                "艾达",
                "🦉",
                "x".repeat(255),
                "🦉".repeat(255));
    }

    static Stream<String> impossible() {
        return Stream.of(
                "", " ", "\t", "a\0", "ada\n", "a\u007fa", "a\u0085a", "\ud83e", "x".repeat(256), "🦉".repeat(256));
    }

    @ParameterizedTest
    @MethodSource("possible")
    void takesWhateverATokenMayCallAUser(String id) {
        assertThat(UserId.isValid(id)).isTrue();
        assertThat(new UserId(id)).hasToString(id);
    }

    /** Users of earlier versions may have one. */
    @ParameterizedTest
    @ValueSource(strings = {".", "..", "api-key:", "api-key:Build server"})
    void isNoLongerWhatHasAnotherMeaning(String id) {
        assertThat(UserId.isValid(id)).isFalse();
        assertThat(new UserId(id)).hasToString(id);
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void refusesWhatIsEmptyTooLongOrNotText(String id) {
        assertThat(UserId.isValid(id)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new UserId(id));
    }
}
