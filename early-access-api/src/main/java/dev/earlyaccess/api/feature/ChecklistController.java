package dev.earlyaccess.api.feature;

import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.api.request.PlainText;
import dev.earlyaccess.checklist.Applicability;
import dev.earlyaccess.checklist.ChecklistEntry;
import dev.earlyaccess.checklist.ItemState;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.feature.LaunchChecklist;
import dev.earlyaccess.user.Profile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.Length;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What must be true before a feature is generally available, and how far that is. */
@Tag(name = "Launch checklist", description = "See and record what must be true before general availability.")
@RestController
@RequestMapping("/api/v1/admin/features/{key}/checklist")
class ChecklistController {

    private static final String ITEM = "The item's name.";

    private final Features features;
    private final LaunchChecklist checklist;

    ChecklistController(Features features, LaunchChecklist checklist) {
        this.features = features;
        this.checklist = checklist;
    }

    /** A feature's whole checklist. */
    @Schema(name = "Checklist", description = "What must be true before a feature is generally available.")
    record ChecklistView(
            @Schema(description = "Whether every item that binds is met.", example = "false")
            boolean met,

            @Schema(description = "Every item, also those that don't bind this feature.")
            List<ItemView> items) {

        static ChecklistView of(List<ItemState> states) {
            return new ChecklistView(
                    states.stream().noneMatch(ItemState::isInTheWay),
                    states.stream().map(ItemView::of).toList());
        }
    }

    /** An item, and how it stands for the feature. */
    @Schema(name = "ChecklistItem", description = "An item of the launch checklist, and how it stands for the feature.")
    record ItemView(
            @Schema(description = "Its name in addresses.", example = "announcement")
            String item,

            @Schema(description = "What it asks for.", example = "An announcement")
            String title,

            @Schema(description = "Whether general availability of this feature needs it.", example = "true")
            boolean binds,

            @Schema(description = "It binds a feature to which any of these applies.", example = "[\"always\"]")
            List<Applicability> bindsWhen,

            @Schema(description = "Whether it is met now.", example = "true")
            boolean met,

            @Schema(
                    description =
                            "From when on what is recorded meets it: after its days of notice. Null where nothing is recorded.",
                    example = "2026-11-22T09:00:00Z",
                    nullable = true)
            @Nullable
            Instant metFrom,

            @Schema(
                    description = "Why it binds, or what it would bind.",
                    example = "It binds every feature. Users want to know what they get when they get it.")
            String why,

            @Schema(
                    description = "How to meet it.",
                    example = "Write the announcement, and record its link or its text.")
            String how,

            @Schema(description = "How many days before it has to be recorded.", example = "0")
            long noticeDays,

            @Schema(
                    description = "What was recorded for it, a link or a text; null if nothing is.",
                    example = "https://blog.example.com/quiet-hours",
                    nullable = true)
            @Nullable
            String evidence,

            @Schema(description = "What was noted beside it.", example = "Goes out at noon.", nullable = true) @Nullable
            String note,

            @Schema(
                    description = "The user id of the admin who recorded this evidence.",
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

    /** What is to be recorded for an item. */
    @Schema(description = "What shows that the item is done.")
    record NewChecklistEntry(
            @Schema(
                    description = "A link or a text. Another one is recorded anew, and its days of notice begin anew.",
                    example = "https://blog.example.com/quiet-hours",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @NotBlank
            @PlainText(lines = true)
            @Length(max = 2_000)
            String evidence,

            @Schema(description = "What else is to be known. It changes no date.", example = "Goes out at noon.")
            @PlainText(lines = true)
            @Length(max = 2_000)
            @Nullable
            String note) {

        private @Nullable String noteOrNothing() {
            return note == null || note.isBlank() ? null : note.strip();
        }
    }

    @Operation(
            operationId = "showChecklist",
            summary = "Show a feature's launch checklist",
            description =
                    "Every item, whether it binds this feature and why, whether it is met and how to meet it. Works in "
                            + "every stage.")
    @Problems(Problem.FEATURE_NOT_FOUND)
    @GetMapping
    ChecklistView show(@PathVariable FeatureKey key) {
        return ChecklistView.of(checklist.of(features.require(key)));
    }

    @Operation(
            operationId = "recordChecklistItem",
            summary = "Record that an item is done",
            description =
                    "By you, now. The days of notice that some items have run from the moment that the service recorded "
                            + "the evidence. To send the same evidence again, with another note or without, changes neither who "
                            + "recorded it nor when.")
    @Problems({Problem.FEATURE_NOT_FOUND, Problem.CHECKLIST_ITEM_NOT_FOUND, Problem.CHECKLIST_CLOSED})
    @PutMapping("/{item}")
    ItemView record(
            @AuthenticationPrincipal Profile me,
            @PathVariable FeatureKey key,
            @Parameter(description = ITEM, example = "announcement") @PathVariable String item,
            @Valid @RequestBody NewChecklistEntry entry) {
        return ItemView.of(checklist.record(key, item, entry.evidence().strip(), entry.noteOrNothing(), me.user()));
    }

    @Operation(
            operationId = "takeBackChecklistItem",
            summary = "Take back what was recorded for an item",
            description = "As if nothing had been recorded. Recorded again, its days of notice begin anew.")
    @Problems({Problem.FEATURE_NOT_FOUND, Problem.CHECKLIST_ITEM_NOT_FOUND, Problem.CHECKLIST_CLOSED})
    @DeleteMapping("/{item}")
    ItemView takeBack(
            @AuthenticationPrincipal Profile me,
            @PathVariable FeatureKey key,
            @Parameter(description = ITEM, example = "announcement") @PathVariable String item) {
        return ItemView.of(checklist.takeBack(key, item, me.user()));
    }
}
