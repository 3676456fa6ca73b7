package dev.earlyaccess.feature;

import static dev.earlyaccess.feature.FeatureMother.nameOnly;
import static dev.earlyaccess.feature.FeatureMother.readyForBeta;
import static dev.earlyaccess.stage.Stage.ARCHIVED;
import static dev.earlyaccess.stage.Stage.BETA;
import static dev.earlyaccess.stage.Stage.CONCEPT;
import static dev.earlyaccess.stage.Stage.GENERAL_AVAILABILITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.earlyaccess.checklist.ItemState;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.Actor;
import dev.earlyaccess.user.UserId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureTest {

    private static final UserId GRACE = new UserId("grace");
    private static final FeatureKey DARK_MODE = new FeatureKey("dark-mode");
    private static final List<ItemState> NOTHING_IN_THE_WAY = List.of();
    private static final Instant CREATED = Instant.parse("2026-06-01T09:00:00Z");
    private static final Instant MOVED = Instant.parse("2026-06-08T09:00:00Z");

    @ParameterizedTest
    @EnumSource(names = {"CONCEPT", "BETA"})
    void beginsAsConceptOrBeta(Stage stage) {
        Feature feature = created(readyForBeta("Dark mode"), stage);

        assertThat(feature.stage()).isEqualTo(stage);
        assertThat(feature.stageSince()).isEqualTo(CREATED);
        assertThat(feature.createdAt()).isEqualTo(CREATED);
        assertThat(feature.events()).containsExactly(new StageTransition(DARK_MODE, null, stage, null, GRACE, CREATED));
    }

    @ParameterizedTest
    @EnumSource(
            names = {"CONCEPT", "BETA"},
            mode = EnumSource.Mode.EXCLUDE)
    void beginsAsNothingElse(Stage stage) {
        assertThatExceptionOfType(IllegalStageTransition.class)
                .isThrownBy(() -> created(readyForBeta("Dark mode"), stage))
                .withMessageContaining(stage.code())
                .satisfies(refused ->
                        assertThat(refused.facts()).containsExactly(entry("from", null), entry("to", stage)));
    }

    @Test
    void movesOnAndSaysSo() {
        Feature feature = created(readyForBeta("Dark mode"), CONCEPT);

        StageTransition toBeta =
                feature.moveTo(new TransitionRequest(BETA, null), NOTHING_IN_THE_WAY, new Actor(GRACE, null), MOVED);

        assertThat(toBeta).isEqualTo(new StageTransition(DARK_MODE, CONCEPT, BETA, null, GRACE, MOVED));
        assertThat(feature.stage()).isEqualTo(BETA);
        assertThat(feature.stageSince()).isEqualTo(MOVED);
        assertThat(feature.createdAt()).isEqualTo(CREATED);
        assertThat(feature.events()).last().isEqualTo(toBeta);
    }

    @Test
    void refusesAWayThatThereIsNot() {
        Feature feature = created(readyForBeta("Dark mode"), CONCEPT);

        assertThatExceptionOfType(IllegalStageTransition.class)
                .isThrownBy(() -> feature.moveTo(
                        new TransitionRequest(GENERAL_AVAILABILITY, "Hurry"),
                        NOTHING_IN_THE_WAY,
                        new Actor(GRACE, null),
                        MOVED))
                .withMessageContainingAll("concept", "general-availability")
                .satisfies(refused -> assertThat(refused.facts())
                        .containsExactly(entry("from", CONCEPT), entry("to", GENERAL_AVAILABILITY)));
        assertUnmoved(feature, CONCEPT);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \n"})
    void asksForAReasonOnTheWayBack(String reason) {
        Feature feature = created(readyForBeta("Dark mode"), BETA);

        assertThatThrownBy(() -> feature.moveTo(
                        new TransitionRequest(CONCEPT, reason), NOTHING_IN_THE_WAY, new Actor(GRACE, null), MOVED))
                .isInstanceOf(ReasonMissing.class);
        assertUnmoved(feature, BETA);
    }

    @Test
    void keepsTheReasonWhereOneIsGiven() {
        Feature feature = created(readyForBeta("Dark mode"), BETA);

        assertThat(feature.moveTo(
                                new TransitionRequest(CONCEPT, "Too slow"),
                                NOTHING_IN_THE_WAY,
                                new Actor(GRACE, null),
                                MOVED)
                        .reason())
                .isEqualTo("Too slow");
        assertThat(feature.moveTo(
                                new TransitionRequest(BETA, "Fast now"),
                                NOTHING_IN_THE_WAY,
                                new Actor(GRACE, null),
                                MOVED)
                        .reason())
                .isEqualTo("Fast now");
    }

    @Test
    void needsAllOfABetaToBecomeOne() {
        Feature feature = created(nameOnly("Dark mode"), CONCEPT);

        assertThatExceptionOfType(NotReadyForBeta.class)
                .isThrownBy(() -> feature.moveTo(
                        new TransitionRequest(BETA, null), NOTHING_IN_THE_WAY, new Actor(GRACE, null), MOVED))
                .satisfies(refused -> assertThat(refused.facts())
                        .containsExactly(entry(
                                "missing", List.of("description", "documentationUrl", "owner.name", "owner.email"))));
        assertUnmoved(feature, CONCEPT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "description", "documentationUrl", "owner.name", "owner.email"})
    void needsEachOfThemToBeginAsABeta(String field) {
        assertThatExceptionOfType(NotReadyForBeta.class)
                .isThrownBy(() -> created(lacking(field), BETA))
                .withMessageContaining(field)
                .satisfies(refused -> assertThat(refused.facts()).containsExactly(entry("missing", List.of(field))));
    }

    @Test
    void needsThemAgainToBeRolledBackToBeta() {
        Feature feature = created(readyForBeta("Dark mode"), BETA);
        feature.moveTo(
                new TransitionRequest(GENERAL_AVAILABILITY, null), NOTHING_IN_THE_WAY, new Actor(GRACE, null), CREATED);
        feature.describe(lacking("documentationUrl"), true, null, CREATED);

        assertThatThrownBy(() -> feature.moveTo(
                        new TransitionRequest(BETA, "It broke"), NOTHING_IN_THE_WAY, new Actor(GRACE, null), MOVED))
                .isInstanceOf(NotReadyForBeta.class);
        assertThat(feature.stage()).isEqualTo(GENERAL_AVAILABILITY);
    }

    @Test
    void isArchivedWhateverItLacks() {
        Feature feature = created(nameOnly("Dark mode"), CONCEPT);

        feature.moveTo(
                new TransitionRequest(ARCHIVED, "Nobody wants it"), NOTHING_IN_THE_WAY, new Actor(GRACE, null), MOVED);

        assertThat(feature.stage()).isEqualTo(ARCHIVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "description", "documentationUrl", "owner.name", "owner.email"})
    void losesNothingOfThatWhileItIsABeta(String field) {
        Description ready = readyForBeta("Dark mode");
        Feature beta = created(ready, BETA);

        assertThatExceptionOfType(NotReadyForBeta.class)
                .isThrownBy(() -> beta.describe(lacking(field), true, null, MOVED))
                .satisfies(refused -> assertThat(refused.facts()).containsExactly(entry("missing", List.of(field))));
        assertThat(beta.description()).isEqualTo(ready);
    }

    @Test
    void losesWhateverItLikesWhileItIsAConcept() {
        Feature concept = created(readyForBeta("Dark mode"), CONCEPT);

        concept.describe(nameOnly("Darker mode"), false, null, MOVED);

        assertThat(concept.description()).isEqualTo(nameOnly("Darker mode"));
    }

    private static Feature created(Description description, Stage stage) {
        return new Feature(new StageTransition(DARK_MODE, null, stage, null, GRACE, CREATED), description);
    }

    private static Description lacking(String field) {
        Description ready = readyForBeta("Dark mode");
        Owner owner = ready.ownerOrNobody();
        return new Description(
                field.equals("name") ? " " : ready.name(),
                field.equals("description") ? " " : ready.description(),
                new Owner(
                        field.equals("owner.name") ? null : owner.name(),
                        field.equals("owner.email") ? null : owner.email(),
                        owner.team()),
                field.equals("documentationUrl") ? null : ready.documentationUrl(),
                ready.feedbackUrl(),
                ready.targetDate(),
                ready.size(),
                ready.newProduct(),
                ready.metered(),
                ready.activationCriteria());
    }

    private static void assertUnmoved(Feature feature, Stage stage) {
        assertThat(feature.stage()).isEqualTo(stage);
        assertThat(feature.stageSince()).isEqualTo(CREATED);
        assertThat(feature.events()).hasSize(1);
    }
}
