package dev.earlyaccess.local;

import dev.earlyaccess.EarlyAccessApplication;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;

/**
 * Starts the service with all that it needs inside this process: what {@code ./mvnw} alone runs. It stands
 * among the tests so that none of it can reach production.
 */
public final class LocalEarlyAccess {

    private LocalEarlyAccess() {}

    /** Ends the process where the start fails: the threads of the servers inside it would keep it alive. */
    public static void main(String[] args) throws IOException {
        String[] settings = settings(args);
        try {
            SpringApplication.from(EarlyAccessApplication::main).run(settings);
        } catch (RuntimeException ex) { // Spring Boot has said why
            System.exit(1);
        }
    }

    private static String[] settings(String... args) throws IOException {
        LocalSettings settings = new LocalSettings(args);
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(settings.server());
        all.addAll(settings.database());
        all.addAll(settings.mail());
        all.addAll(settings.replies());
        all.addAll(settings.tokens());
        all.addAll(settings.signIn());
        return all.toArray(String[]::new);
    }
}
