package dev.earlyaccess.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.feature.Size;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.stage.Stage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KebabCaseTest {

    static Stream<KebabCase> constants() {
        return Stream.<KebabCase[]>of(Stage.values(), EnrollmentStatus.values(), Origin.values(), Size.values())
                .flatMap(Stream::of);
    }

    @ParameterizedTest
    @MethodSource("constants")
    void spellsAConstantInJsonAsInTheDatabase(KebabCase constant) throws NoSuchFieldException {
        assertThat(constant.getClass().getField(constant.name()).getAnnotation(JsonProperty.class))
                .extracting(JsonProperty::value)
                .isEqualTo(constant.code());
    }

    @Test
    void findsAConstantByThatSpellingAlone() {
        assertThat(KebabCase.find(Stage.class, "general-availability")).contains(Stage.GENERAL_AVAILABILITY);
        assertThat(KebabCase.find(Stage.class, "GENERAL_AVAILABILITY")).isEmpty();
        assertThat(KebabCase.find(Stage.class, "")).isEmpty();
    }

    @Test
    void neverTakesAnUnknownSpellingFromTheDatabase() {
        assertThatIllegalStateException()
                .isThrownBy(() -> KebabCase.require(Stage.class, "alpha"))
                .withMessageContaining("alpha");
    }
}
