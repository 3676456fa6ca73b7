package dev.earlyaccess.launch;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.feature.StageTransition;
import dev.earlyaccess.stage.Stage;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Listens to transitions to beta inside their own transaction, and schedules a durable task that runs the
 * sweep immediately. If the task is lost or this instance has no scheduler, the recurring sweep finds the
 * rows a few seconds later.
 */
@Component
class LaunchListener {

    private static final Logger log = LoggerFactory.getLogger(LaunchListener.class);

    private final Features features;
    private final Launches launches;
    private final ObjectProvider<Scheduler> scheduler;

    LaunchListener(Features features, Launches launches, ObjectProvider<Scheduler> scheduler) {
        this.features = features;
        this.launches = launches;
        this.scheduler = scheduler;
    }

    /** Runs before the other listeners, which need the launch. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(StageTransition transition) {
        Feature feature = features.require(transition.feature());
        if (transition.from() == Stage.BETA) {
            launches.end(feature, transition.at());
        }
        if (!intoBeta(transition)) {
            return;
        }
        if (transition.from() == Stage.CONCEPT) {
            launches.begin(feature, transition.at());
            log.info("The launch of {} begins", feature.key());
        } else {
            launches.resume(feature);
        }
        scheduler.ifAvailable(scheduler -> hint(scheduler, feature, transition.at()));
    }

    /** The id is unique, because the scheduler ignores an instance id that it already knows. */
    private static void hint(Scheduler scheduler, Feature feature, Instant at) {
        scheduler.schedule(
                LaunchTasks.HINT
                        .instance(feature.key() + ":" + feature.version())
                        .data(feature.id())
                        .build(),
                at);
    }

    @TransactionalEventListener
    void afterCommitOf(StageTransition transition) {
        if (intoBeta(transition)) {
            scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
        }
    }

    private static boolean intoBeta(StageTransition transition) {
        return transition.to() == Stage.BETA && transition.from() != null;
    }
}
