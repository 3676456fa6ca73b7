package dev.earlyaccess;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Starts the service. */
@SpringBootApplication(proxyBeanMethods = false)
public class EarlyAccessApplication {

    /**
     * Starts the service with the settings of the environment, or reports in one line which settings are
     * missing. With the argument {@code migrate}, it migrates the database and ends.
     */
    public static void main(String[] args) {
        if (args.length == 1 && args[0].equals("migrate")) {
            Migration.run();
            return;
        }
        SpringApplication application = new SpringApplication(EarlyAccessApplication.class);
        application.addInitializers(new Requirements());
        application.run(args);
    }

    /**
     * The only clock. It ticks in microseconds like the database, so that stored times equal the times in
     * responses.
     */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}
