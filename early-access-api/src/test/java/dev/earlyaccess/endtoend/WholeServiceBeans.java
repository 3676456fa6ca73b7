package dev.earlyaccess.endtoend;

import dev.earlyaccess.testing.HandMovedClock;
import io.github.bucket4j.TimeMeter;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/** What a test of the whole service has besides the service. */
class WholeServiceBeans {

    @Bean
    @Primary
    HandMovedClock handMovedClock() {
        return new HandMovedClock();
    }

    /** Limits of requests per minute are those of the clock. */
    @Bean
    TimeMeter timeOfLimits(HandMovedClock clock) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return TimeUnit.MILLISECONDS.toNanos(clock.millis());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    /** Lazy, for the port is known only once the service listens. */
    @Bean
    @Lazy
    Client client(Environment environment) {
        return new Client("http://localhost:" + environment.getRequiredProperty("local.server.port"), null);
    }
}
