package dev.earlyaccess.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.StageTransition;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.UserId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EventTypeTest {

    @ParameterizedTest
    @CsvSource({
        ", CONCEPT, feature.concept_created",
        ", BETA, feature.beta_launched",
        "CONCEPT, BETA, feature.beta_launched",
        "CONCEPT, ARCHIVED, feature.archived",
        "BETA, GENERAL_AVAILABILITY, feature.generally_available",
        "BETA, CONCEPT, feature.pulled_back",
        "BETA, ARCHIVED, feature.archived",
        "GENERAL_AVAILABILITY, BETA, feature.rolled_back",
        "GENERAL_AVAILABILITY, ARCHIVED, feature.archived",
        "ARCHIVED, CONCEPT, feature.revived"
    })
    void followsFromATransition(@Nullable Stage from, Stage to, String code) {
        assertThat(EventType.of(step(from, to)).code()).isEqualTo(code);
    }

    @Test
    void coversEveryTransition() {
        long steps = Arrays.stream(Stage.values())
                .flatMap(from -> Arrays.stream(Stage.values()).filter(from::mayBecome))
                .count();

        assertThat(steps).as("the transitions above, without the two creations").isEqualTo(8);
    }

    @ParameterizedTest
    @EnumSource
    void hasCodesAsStandardWebhooksWants(EventType type) throws NoSuchFieldException {
        assertThat(type.code()).matches("[a-z_]+(\\.[a-z_]+)+");
        assertThat(EventType.require(type.code())).isEqualTo(type);
        assertThat(Stream.of(EventType.class.getField(type.name()).getAnnotation(JsonProperty.class))
                        .filter(Objects::nonNull)
                        .map(JsonProperty::value))
                .containsExactly(type.code());
    }

    private static StageTransition step(@Nullable Stage from, Stage to) {
        return new StageTransition(new FeatureKey("dark-mode"), from, to, null, new UserId("grace"), Instant.EPOCH);
    }
}
