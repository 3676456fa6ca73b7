package dev.earlyaccess.api.feature;

import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.launch.LaunchProgress;
import dev.earlyaccess.launch.Launches;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How far a feature's latest launch is. */
@Tag(name = "Launches", description = "Watch subscribers being enrolled and told.")
@RestController
@RequestMapping("/api/v1/admin/features/{key}/launch")
class LaunchController {

    private final Features features;
    private final Launches launches;

    LaunchController(Features features, Launches launches) {
        this.features = features;
        this.launches = launches;
    }

    /** How far a launch is, as the API shows it. */
    @Schema(name = "Launch", description = "How far the latest launch is.")
    record LaunchView(
            @Schema(description = "Whom it enrolls: those who had been interested.", example = "1280")
            long subscribers,

            @Schema(description = "How many it has enrolled so far.", example = "1000")
            long enrolled,

            LaunchMailsView mails,

            @Schema(description = "Whether its mails are held back. Enrollment goes on.", example = "false")
            boolean paused,

            @Schema(
                    description =
                            "How many of its mails the mail server has taken each second, in the last half minute or so.",
                    example = "48.5")
            double rate,

            @Schema(
                    description =
                            "When its mails will be done at that rate; null where they are done, paused, or don't go on.",
                    example = "2026-11-22T09:00:15Z",
                    nullable = true)
            @Nullable
            Instant estimatedFinishAt,

            @Schema(description = "When the concept became a beta.", example = "2026-11-22T09:00:00Z")
            Instant startedAt,

            @Schema(
                    description = "When everybody was enrolled; null until then.",
                    example = "2026-11-22T09:00:02Z",
                    nullable = true)
            @Nullable
            Instant finishedAt) {

        /** Its mails. */
        @Schema(name = "LaunchMails", description = "The mails of the launch.")
        record LaunchMailsView(
                @Schema(description = "How many it has owed so far, sent ones among them.", example = "990")
                long owed,

                @Schema(description = "How many of them the mail server has taken.", example = "400")
                long sent,

                @Schema(description = "How many of them can't be sent.", example = "2")
                long failed) {}

        static LaunchView of(LaunchProgress launch) {
            return new LaunchView(
                    launch.subscribers(),
                    launch.enrolled(),
                    new LaunchMailsView(
                            launch.mails().owed(),
                            launch.mails().sent(),
                            launch.mails().failed()),
                    launch.paused(),
                    launch.rate(),
                    launch.estimatedFinishAt(),
                    launch.startedAt(),
                    launch.finishedAt());
        }
    }

    /** Whether the mails of a launch are to be held back. */
    @Schema(description = "Whether the mails of the launch are to be held back.")
    record LaunchChange(
            @Schema(
                    description = "True holds back what is not yet sent; false lets it go on.",
                    example = "false",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @NotNull
            Boolean paused) {}

    @Operation(
            operationId = "showLaunch",
            summary = "Watch a launch",
            description =
                    "The latest launch: who was enrolled when the concept became a beta, and who was told by mail.")
    @Problems({Problem.FEATURE_NOT_FOUND, Problem.LAUNCH_NOT_FOUND})
    @GetMapping
    LaunchView latest(@PathVariable FeatureKey key) {
        return launches.latest(features.require(key)).map(LaunchView::of).orElseThrow(() -> new LaunchNotFound(key));
    }

    @Operation(
            operationId = "pauseLaunch",
            summary = "Pause a launch, or let it go on",
            description =
                    "Holds back the mails of the latest launch, but for those that are just being sent. Enrollment goes on: "
                            + "whoever was interested has the feature all the same. The next launch begins unpaused.")
    @Problems({Problem.FEATURE_NOT_FOUND, Problem.LAUNCH_NOT_FOUND})
    @PutMapping
    LaunchView pause(@PathVariable FeatureKey key, @Valid @RequestBody LaunchChange change) {
        if (!launches.pause(features.require(key), change.paused())) {
            throw new LaunchNotFound(key);
        }
        return latest(key);
    }
}
