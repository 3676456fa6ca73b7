package dev.earlyaccess;

import dev.earlyaccess.checklist.ChecklistSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Checks before the start that all required settings are present, and reports all that are missing at once.
 */
class Requirements implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String SECRET = "early-access.security.jwt-secret";
    private static final String ISSUER = "spring.security.oauth2.resourceserver.jwt.issuer-uri";

    /** The fewest bytes that an HS256 secret may have (RFC 7518, 3.2). */
    private static final int SECRET_BYTES = 32;

    /** A required setting is missing, or two settings exclude each other. */
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

    private static List<String> unmet(Environment settings) {
        List<String> unmet = new ArrayList<>();
        if (isMissing(settings, "spring.datasource.url")) {
            unmet.add("it has no database (set SPRING_DATASOURCE_URL)");
        }
        if (isMissing(settings, "spring.mail.host")) {
            unmet.add("it has no mail server (set SPRING_MAIL_HOST)");
        }
        boolean noSecret = isMissing(settings, SECRET);
        boolean noIssuer = isMissing(settings, ISSUER);
        if (noSecret && noIssuer) {
            unmet.add("it has no way to verify tokens (set EARLY_ACCESS_SECURITY_JWT_SECRET, or "
                    + "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI)");
        }
        if (!noSecret && !noIssuer) {
            unmet.add("it has two ways to verify tokens (unset EARLY_ACCESS_SECURITY_JWT_SECRET or "
                    + "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI)");
        }
        if (!noSecret && isTooShort(settings.getRequiredProperty(SECRET))) {
            unmet.add("EARLY_ACCESS_SECURITY_JWT_SECRET has fewer than %d bytes".formatted(SECRET_BYTES));
        }
        ChecklistSettings.fault(settings).ifPresent(unmet::add);
        return unmet;
    }

    private static boolean isMissing(Environment settings, String property) {
        String value = settings.getProperty(property);
        return value == null || value.isBlank();
    }

    private static boolean isTooShort(String secret) {
        return secret.getBytes(StandardCharsets.UTF_8).length < SECRET_BYTES;
    }
}
