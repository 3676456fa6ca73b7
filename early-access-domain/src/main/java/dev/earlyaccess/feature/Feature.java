package dev.earlyaccess.feature;

import dev.earlyaccess.checklist.ItemState;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.Actor;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/** What is being released. A feature guards its transitions and publishes each of them as an event. */
@Entity
public class Feature extends AbstractAggregateRoot<Feature> {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String key;

    @Embedded
    private Description description;

    @Convert(converter = StageCode.class)
    private Stage stage;

    private Instant stageSince;

    private Instant createdAt;

    private Instant changedAt;

    @Version
    private long version;

    @NullUnmarked
    protected Feature() {}

    /**
     * A new feature, which begins with this transition from no stage.
     *
     * @throws IllegalStageTransition if no feature begins in this stage
     * @throws NotReadyForBeta if it begins as a beta and lacks what a beta needs
     */
    Feature(StageTransition creation, Description description) {
        FeatureKey key = creation.feature();
        Stage stage = creation.to();
        if (stage != Stage.CONCEPT && stage != Stage.BETA) {
            throw new IllegalStageTransition(key, null, stage);
        }
        requireReadiness(key, description, stage);
        this.key = key.value();
        this.description = description;
        this.createdAt = creation.at();
        this.changedAt = creation.at();
        this.stage = stage;
        this.stageSince = creation.at();
        registerEvent(creation);
    }

    /**
     * Moves it to another stage.
     *
     * @param checklist the current state of its launch checklist
     * @throws IllegalStageTransition if its stage does not allow this transition
     * @throws ReasonMissing if this transition needs a reason
     * @throws NotReadyForBeta if it enters beta and lacks what a beta needs
     * @throws ChecklistUnmet if it enters general availability and its checklist is not met
     */
    StageTransition moveTo(TransitionRequest move, List<ItemState> checklist, Actor by, Instant at) {
        PlannedTransition planned = plan(move, checklist, by, at);
        Stage next = move.to();
        TransitionCheck check = planned.check();
        if (check.needsReason()) {
            throw stage.needsReasonFor(next) ? new ReasonMissing(key(), stage, next) : ReasonMissing.toOverride(key());
        }
        if (!check.missingFields().isEmpty()) {
            throw new NotReadyForBeta(key(), check.missingFields());
        }
        if (!check.unmet().isEmpty()) {
            throw new ChecklistUnmet(key(), check.unmet());
        }
        this.stage = next;
        this.stageSince = at;
        this.changedAt = at;
        return registerEvent(planned.transition());
    }

    /**
     * What a transition would be, and what is missing for it. Changes nothing.
     *
     * @throws IllegalStageTransition if its stage does not allow this transition
     */
    PlannedTransition plan(TransitionRequest move, List<ItemState> checklist, Actor by, Instant at) {
        Stage next = move.to();
        if (!stage.mayBecome(next)) {
            throw new IllegalStageTransition(key(), stage, next);
        }
        boolean isOverride = move.isOverride() && next.needsChecklist();
        List<ItemState> unmet = next.needsChecklist()
                ? checklist.stream().filter(ItemState::isInTheWay).toList()
                : List.of();
        TransitionCheck check = new TransitionCheck(
                !move.hasReason() && (stage.needsReasonFor(next) || isOverride),
                missing(description, next),
                isOverride ? List.of() : unmet,
                isOverride ? unmet.stream().map(state -> state.item().name()).toList() : List.of());
        return new PlannedTransition(
                this,
                new StageTransition(
                        key(),
                        stage,
                        next,
                        move.reason(),
                        by.user(),
                        at,
                        check.overridden(),
                        move.isQuiet(),
                        by.name()),
                check);
    }

    /**
     * Replaces the description. An equal description changes nothing.
     *
     * @param wasBeta whether it ever was a beta: then lowering requirements needs a reason
     * @return the fields that were lowered, named as in the API; nearly always empty
     * @throws NotReadyForBeta if it is a beta and would lose what a beta needs
     * @throws ReasonMissing if lowering has no reason
     */
    List<String> describe(Description description, boolean wasBeta, @Nullable String reason, Instant at) {
        requireReadiness(key(), description, stage);
        List<String> lowered = wasBeta ? description.loweredFrom(this.description) : List.of();
        if (!lowered.isEmpty() && (reason == null || reason.isBlank())) {
            throw ReasonMissing.toLower(key(), lowered);
        }
        if (!description.equals(this.description)) {
            this.description = description;
            this.changedAt = at;
            registerEvent(new FeaturesDescribed());
        }
        return lowered;
    }

    private static void requireReadiness(FeatureKey key, Description description, Stage stage) {
        List<String> missing = missing(description, stage);
        if (!missing.isEmpty()) {
            throw new NotReadyForBeta(key, missing);
        }
    }

    /** The fields that a feature in this stage needs, and that this description lacks. */
    private static List<String> missing(Description description, Stage stage) {
        return stage == Stage.BETA ? description.missingForBeta() : List.of();
    }

    /** The primary key. */
    public long id() {
        if (id == null) {
            throw new IllegalStateException("The feature " + key + " was not saved yet");
        }
        return id;
    }

    public FeatureKey key() {
        return new FeatureKey(key);
    }

    public Description description() {
        return description;
    }

    public Stage stage() {
        return stage;
    }

    /** When it entered its stage. */
    public Instant stageSince() {
        return stageSince;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Time of the last transition or change of the description. */
    public Instant changedAt() {
        return changedAt;
    }

    /** Raised by every change and transition. */
    public long version() {
        return version;
    }

    @Converter
    static class StageCode implements AttributeConverter<Stage, String> {
        @Override
        public String convertToDatabaseColumn(Stage stage) {
            return stage.code();
        }

        @Override
        public Stage convertToEntityAttribute(String code) {
            return KebabCase.require(Stage.class, code);
        }
    }

    @Converter(autoApply = true)
    static class SizeCode implements AttributeConverter<Size, String> {
        @Override
        public String convertToDatabaseColumn(Size size) {
            return size.code();
        }

        @Override
        public Size convertToEntityAttribute(String code) {
            return KebabCase.require(Size.class, code);
        }
    }
}
