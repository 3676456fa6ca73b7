package dev.earlyaccess;

import dev.earlyaccess.api.security.SecuritySettings;
import dev.earlyaccess.apikey.ApiKeySettings;
import dev.earlyaccess.checklist.ChecklistSettings;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Checks before the start that all required settings are present, and reports all that are missing at once.
 */
class Requirements implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** The keys with which machines call single endpoints of the service. */
    private static final List<String> ENDPOINT_KEYS =
            List.of("early-access.bounces.key", "early-access.feedback.hook-key", "early-access.monitoring.key");

    private static final int KEY_CHARACTERS = 16;

    private static final String NO_DATABASE = "it has no database (set SPRING_DATASOURCE_URL)";

    /** A required setting is missing, or settings contradict each other. */
    static class Unmet extends RuntimeException {
        Unmet(List<String> reasons) {
            super("Early Access can't start: " + String.join("; ", reasons) + ".");
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        List<String> unmet = unmet(context.getEnvironment());
        if (!unmet.isEmpty()) {
            throw new Unmet(unmet);
        }
    }

    /** What a migration of the database requires. */
    static void ofAMigration(ConfigurableApplicationContext context) {
        if (hasNoDatabase(context.getEnvironment())) {
            throw new Unmet(List.of(NO_DATABASE));
        }
    }

    private static boolean hasNoDatabase(Environment settings) {
        return isMissing(settings, "spring.datasource.url");
    }

    private static List<String> unmet(Environment settings) {
        List<String> unmet = new ArrayList<>();
        if (hasNoDatabase(settings)) {
            unmet.add(NO_DATABASE);
        }
        if (isMissing(settings, "spring.mail.host")) {
            unmet.add("it has no mail server (set SPRING_MAIL_HOST)");
        }
        unmet.addAll(SecuritySettings.faults(settings));
        ApiKeySettings.fault(settings).ifPresent(unmet::add);
        addShortKeys(settings, unmet);
        ChecklistSettings.fault(settings).ifPresent(unmet::add);
        return unmet;
    }

    private static void addShortKeys(Environment settings, List<String> unmet) {
        for (String property : ENDPOINT_KEYS) {
            if (!isMissing(settings, property)
                    && settings.getRequiredProperty(property).strip().length() < KEY_CHARACTERS) {
                unmet.add("%s has fewer than %d characters".formatted(property, KEY_CHARACTERS));
            }
        }
    }

    private static boolean isMissing(Environment settings, String property) {
        String value = settings.getProperty(property);
        return value == null || value.isBlank();
    }
}
