package dev.earlyaccess.api.feature;

import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.api.request.PlainText;
import dev.earlyaccess.api.request.TextLength;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.Caller;
import dev.earlyaccess.api.security.MentionsAddresses;
import dev.earlyaccess.api.security.Role;
import dev.earlyaccess.checklist.Applicability;
import dev.earlyaccess.checklist.ChecklistEntry;
import dev.earlyaccess.checklist.ItemState;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.feature.LaunchChecklist;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows a feature's launch checklist and records its items. */
@Tag(name = "Launch checklist", description = "What must be done before general availability: see it and record it.")
@RestController
@RequestMapping("/api/v1/admin/features/{key}/checklist")
class ChecklistController {

    /** The name of an item in a path, as the API document describes it. */
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(description = "The item's name.", example = "announcement")
    private @interface ItemName {}

    private final Features features;
    private final LaunchChecklist checklist;

    ChecklistController(Features features, LaunchChecklist checklist) {
        this.features = features;
        this.checklist = checklist;
    }

    /** A feature's launch checklist. */
    @Schema(name = "Checklist", description = "What must be done before a feature is generally available.")
    record ChecklistView(
            @Schema(description = "Whether every item that applies is met.", example = "false")
            boolean met,

            @Schema(description = "Every item, also those that do not apply to this feature.")
            List<ItemView> items) {

        static ChecklistView of(List<ItemState> states) {
            return new ChecklistView(
                    states.stream().noneMatch(ItemState::isInTheWay),
                    states.stream().map(ItemView::of).toList());
        }
    }

    /** An item and its state for the feature. */
    @Schema(name = "ChecklistItem", description = "An item of the launch checklist and its state for the feature.")
    record ItemView(
            @Schema(description = "The item's name in URLs.", example = "announcement")
            String item,

            @Schema(description = "What the item asks for.", example = "An announcement")
            String title,

            @Schema(description = "Whether this feature needs the item for general availability.", example = "true")
            boolean binds,

            @Schema(
                    description = "The item applies to a feature for which any of these is true.",
                    example = "[\"always\"]")
            List<Applicability> bindsWhen,

            @Schema(description = "Whether the item is met now.", example = "true")
            boolean met,

            @Schema(
                    description =
                            "When the recorded evidence meets the item, after the days of notice; null if nothing is recorded.",
                    example = "2026-11-22T09:00:00Z",
                    nullable = true)
            @Nullable
            Instant metFrom,

            @Schema(
                    description = "Why the item applies, or to which features it would apply.",
                    example = "Every feature needs this item. Users want to know what is new when they get it.")
            String why,

            @Schema(
                    description = "How to meet the item.",
                    example = "Write the announcement, and record its link or its text.")
            String how,

            @Schema(description = "How many days before general availability the item must be recorded.", example = "0")
            long noticeDays,

            @Schema(
                    description = "The recorded evidence, a link or a text; null if nothing is recorded.",
                    example = "https://blog.example.com/quiet-hours",
                    nullable = true)
            @MentionsAddresses
            @Nullable
            String evidence,

            @Schema(description = "A note about the evidence.", example = "Goes out at noon.", nullable = true)
            @MentionsAddresses
            @Nullable
            String note,

            @Schema(
                    description = "The user id of the person who recorded this evidence.",
                    example = "grace",
                    nullable = true)
            @Nullable
            String recordedBy,

            @Schema(
                    description = "When the service recorded this evidence.",
                    example = "2026-11-22T09:00:00Z",
                    nullable = true)
            @Nullable
            Instant recordedAt) {

        static ItemView of(ItemState state) {
            Optional<ChecklistEntry> entry = Optional.ofNullable(state.entry());
            return new ItemView(
                    state.item().name(),
                    state.item().title(),
                    state.binds(),
                    state.item().binds().stream().sorted().toList(),
                    state.isMet(),
                    state.metFrom(),
                    state.why(),
                    state.how(),
                    state.item().notice().toDays(),
                    entry.map(ChecklistEntry::evidence).orElse(null),
                    entry.map(ChecklistEntry::note).orElse(null),
                    entry.map(recorded -> recorded.by().value()).orElse(null),
                    entry.map(ChecklistEntry::at).orElse(null));
        }
    }

    /** The evidence to record for an item. */
    @Schema(description = "The evidence that the item is done.")
    record NewChecklistEntry(
            @Schema(
                    description =
                            "A link or a text. New evidence replaces the old, and the days of notice begin again.",
                    example = "https://blog.example.com/quiet-hours",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @NotBlank
            @PlainText(lines = true)
            @TextLength(max = 2_000)
            String evidence,

            @Schema(description = "A note about the evidence. It changes no date.", example = "Goes out at noon.")
            @PlainText(lines = true)
            @TextLength(max = 2_000)
            @Nullable
            String note) {

        private @Nullable String noteOrNothing() {
            return note == null || note.isBlank() ? null : note.strip();
        }
    }

    @Access(value = Role.VIEWER, owner = true)
    @Operation(
            operationId = "showChecklist",
            summary = "Show a feature's launch checklist",
            description =
                    "Every item: whether and why it applies to this feature, whether it is met, how to meet it. Works in "
                            + "every stage.")
    @Problems(Problem.FEATURE_NOT_FOUND)
    @GetMapping
    ChecklistView show(@PathVariable FeatureKey key) {
        return ChecklistView.of(checklist.of(features.require(key)));
    }

    @Access(value = Role.EDITOR, owner = true)
    @Operation(
            operationId = "recordChecklistItem",
            summary = "Record that an item is done",
            description =
                    "Records you and the present time. The days of notice of some items count from the time when the "
                            + "service recorded the evidence. Sending the same evidence again, with or without another note, changes "
                            + "neither the recorded user nor the recorded time.")
    @Problems({Problem.FEATURE_NOT_FOUND, Problem.CHECKLIST_ITEM_NOT_FOUND, Problem.CHECKLIST_CLOSED})
    @PutMapping("/{item}")
    ItemView record(
            @AuthenticationPrincipal Caller me,
            @PathVariable FeatureKey key,
            @ItemName @PathVariable String item,
            @Valid @RequestBody NewChecklistEntry entry) {
        return ItemView.of(checklist.record(key, item, entry.evidence().strip(), entry.noteOrNothing(), me.user()));
    }

    @Access(value = Role.EDITOR, owner = true)
    @Operation(
            operationId = "takeBackChecklistItem",
            summary = "Withdraw the evidence of an item",
            description = "The item counts as not recorded. If it is recorded again, its days of notice begin again.")
    @Problems({Problem.FEATURE_NOT_FOUND, Problem.CHECKLIST_ITEM_NOT_FOUND, Problem.CHECKLIST_CLOSED})
    @DeleteMapping("/{item}")
    ItemView takeBack(
            @AuthenticationPrincipal Caller me, @PathVariable FeatureKey key, @ItemName @PathVariable String item) {
        return ItemView.of(checklist.takeBack(key, item, me.user()));
    }
}
