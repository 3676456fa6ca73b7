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

    public static void main(String[] args) throws IOException {
        SpringApplication.from(EarlyAccessApplication::main).run(settings(args));
    }

    private static String[] settings(String... args) throws IOException {
        LocalSettings settings = new LocalSettings(args);
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(settings.server());
        all.addAll(settings.database());
        all.addAll(settings.mail());
        all.addAll(settings.tokens());
        return all.toArray(String[]::new);
    }
}
