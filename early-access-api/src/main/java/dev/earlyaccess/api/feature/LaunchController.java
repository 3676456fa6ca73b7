package dev.earlyaccess.api.feature;

import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.Role;
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

/** Shows and pauses a feature's latest launch. */
@Tag(name = "Launches", description = "Watch how a launch enrolls users and mails them.")
@RestController
@RequestMapping("/api/v1/admin/features/{key}/launch")
class LaunchController {

    private final Features features;
    private final Launches launches;

    LaunchController(Features features, Launches launches) {
        this.features = features;
        this.launches = launches;
    }

    /** The progress of a launch. */
    @Schema(name = "Launch", description = "The progress of the latest launch.")
    record LaunchView(
            @Schema(description = "The number of users to enroll: those who were interested.", example = "1280")
            long subscribers,

            @Schema(description = "The number of users enrolled so far.", example = "1000")
            long enrolled,

            LaunchMailsView mails,

            @Schema(
                    description = "Whether the mails of the launch are paused. Enrollment continues.",
                    example = "false")
            boolean paused,

            @Schema(
                    description = "Mails per second that the mail server has accepted, over about the last 30 seconds.",
                    example = "48.5")
            double rate,

            @Schema(
                    description =
                            "When all mails will be sent at this rate; null if all are sent, the launch is paused, or no mail is being sent.",
                    example = "2026-11-22T09:00:15Z",
                    nullable = true)
            @Nullable
            Instant estimatedFinishAt,

            @Schema(description = "When the concept became a beta.", example = "2026-11-22T09:00:00Z")
            Instant startedAt,

            @Schema(
                    description =
                            "When all users were enrolled, or the feature left the beta before that; null until then. Later opt-ins, "
                                    + "mails and retries do not change it.",
                    example = "2026-11-22T09:00:02Z",
                    nullable = true)
            @Nullable
            Instant finishedAt) {

        /** The mails of the launch. */
        @Schema(name = "LaunchMails", description = "The mails of the launch.")
        record LaunchMailsView(
                @Schema(description = "Mails owed so far, including those already sent.", example = "990")
                long owed,

                @Schema(description = "Mails that the mail server has accepted.", example = "400")
                long sent,

                @Schema(description = "Mails that could not be sent.", example = "2")
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

    /** Whether to pause the mails of a launch. */
    @Schema(description = "Whether to pause the mails of the launch.")
    record LaunchChange(
            @Schema(
                    description = "True pauses the mails that are not yet sent; false resumes them.",
                    example = "false",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @NotNull
            Boolean paused) {}

    @Access(value = Role.VIEWER, owner = true)
    @Operation(
            operationId = "showLaunch",
            summary = "Watch a launch",
            description =
                    "The latest launch: how many users were enrolled when the concept became a beta, and how many were mailed.")
    @Problems({Problem.FEATURE_NOT_FOUND, Problem.LAUNCH_NOT_FOUND})
    @GetMapping
    LaunchView latest(@PathVariable FeatureKey key) {
        return launches.latest(features.require(key)).map(LaunchView::of).orElseThrow(() -> new LaunchNotFound(key));
    }

    @Access(value = Role.EDITOR, owner = true)
    @Operation(
            operationId = "pauseLaunch",
            summary = "Pause or resume a launch",
            description =
                    "Pauses the mails of the latest launch, except those that are being sent at this moment. Enrollment "
                            + "continues: the users get the feature, without a mail for now. The next launch starts without a pause.")
    @Problems({Problem.FEATURE_NOT_FOUND, Problem.LAUNCH_NOT_FOUND})
    @PutMapping
    LaunchView pause(@PathVariable FeatureKey key, @Valid @RequestBody LaunchChange change) {
        if (!launches.pause(features.require(key), change.paused())) {
            throw new LaunchNotFound(key);
        }
        return latest(key);
    }
}
