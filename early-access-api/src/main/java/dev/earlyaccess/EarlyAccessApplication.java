package dev.earlyaccess;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Starts the service. */
@SpringBootApplication
public class EarlyAccessApplication {

    /** Starts it with the settings of the environment, or says in one line what it lacks. */
    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(EarlyAccessApplication.class);
        application.addInitializers(new Requirements());
        application.run(args);
    }

    /** The one clock. It ticks in microseconds, as the database does, so that what was said and what is stored agree. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}
