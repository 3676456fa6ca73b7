package dev.earlyaccess.local;

import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Ends the log as soon as the service ends. Its own database ends at the same moment, and each task that
 * still uses the database would log an exception about it.
 */
@Component
@Profile("local")
@ConditionalOnProperty("early-access.local.demo")
class LocalEnd {

    @EventListener(ContextClosedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void silence() {
        Objects.requireNonNull(LoggingSystem.get(getClass().getClassLoader()).getShutdownHandler())
                .run();
    }
}
