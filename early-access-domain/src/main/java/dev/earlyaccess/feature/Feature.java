package dev.earlyaccess.feature;

import dev.earlyaccess.checklist.ItemState;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is being released. A feature guards its transitions and publishes each of them as an event. */
public class Feature {

    private final FeatureKey key;
    private final Instant createdAt;

    /** What has happened to it since it was read or saved. */
    private final List<Object> events = new ArrayList<>();

    private @Nullable Long id;
    private Description description;
    private Stage stage;
    private Instant stageSince;
    private Instant changedAt;
    private long version;

    /** A feature as it was saved. */
    Feature(
            long id,
            FeatureKey key,
            Description description,
            Stage stage,
            Instant stageSince,
            Instant createdAt,
            Instant changedAt,
            long version) {
        this.id = id;
        this.key = key;
        this.description = description;
        this.stage = stage;
        this.stageSince = stageSince;
        this.createdAt = createdAt;
        this.changedAt = changedAt;
        this.version = version;
    }

    /**
     * A new feature, which begins with this transition from no stage.
     *
     * @throws IllegalStageTransition if no feature begins in this stage
     * @throws NotReadyForBeta if it begins as a beta and lacks what a beta needs
     */
    Feature(StageTransition creation, Description description) {
        this.key = creation.feature();
        this.stage = creation.to();
        if (stage != Stage.CONCEPT && stage != Stage.BETA) {
            throw new IllegalStageTransition(key, null, stage);
        }
        requireReadiness(key, description, stage);
        this.description = description;
        this.createdAt = creation.at();
        this.changedAt = creation.at();
        this.stageSince = creation.at();
        events.add(creation);
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
            throw stage.needsReasonFor(next) ? new ReasonMissing(key, stage, next) : ReasonMissing.toOverride(key);
        }
        if (!check.missingFields().isEmpty()) {
            throw new NotReadyForBeta(key, check.missingFields());
        }
        if (!check.unmet().isEmpty()) {
            throw new ChecklistUnmet(key, check.unmet());
        }
        this.stage = next;
        this.stageSince = at;
        this.changedAt = at;
        events.add(planned.transition());
        return planned.transition();
    }

    /**
     * What a transition would be, and what is missing for it. Changes nothing.
     *
     * @throws IllegalStageTransition if its stage does not allow this transition
     */
    PlannedTransition plan(TransitionRequest move, List<ItemState> checklist, Actor by, Instant at) {
        Stage next = move.to();
        if (!stage.mayBecome(next)) {
            throw new IllegalStageTransition(key, stage, next);
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
                        key, stage, next, move.reason(), by.user(), at, check.overridden(), move.isQuiet(), by.name()),
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
        requireReadiness(key, description, stage);
        List<String> lowered = wasBeta ? description.loweredFrom(this.description) : List.of();
        if (!lowered.isEmpty() && (reason == null || reason.isBlank())) {
            throw ReasonMissing.toLower(key, lowered);
        }
        if (!description.equals(this.description)) {
            this.description = description;
            this.changedAt = at;
            events.add(new FeaturesDescribed());
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
        return key;
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

    /** What has happened to it since it was read or saved, in this order. */
    List<Object> events() {
        return List.copyOf(events);
    }

    /** It is saved as it is now, and nothing has happened to it since. */
    void saved(long id, long version) {
        this.id = id;
        this.version = version;
        events.clear();
    }
}
