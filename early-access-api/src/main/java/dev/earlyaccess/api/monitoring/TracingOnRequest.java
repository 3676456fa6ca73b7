package dev.earlyaccess.api.monitoring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Leaves out what Spring Boot has for tracing, unless the settings say where traces go: otherwise each request would make a
 * span that nobody reads. Logs are never exported, because platforms collect them from the output.
 */
class TracingOnRequest implements AutoConfigurationImportFilter, EnvironmentAware, Condition {

    private static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

    private static final String EXPORT_OF_LOGS = "org.springframework.boot.opentelemetry.autoconfigure.logging.";
    private static final List<String> TRACING =
            List.of("org.springframework.boot.micrometer.tracing.", "org.springframework.boot.opentelemetry.");

    private @Nullable Environment settings;

    @Override
    public void setEnvironment(Environment environment) {
        settings = environment;
    }

    @Override
    public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
        boolean isTraced = isTraced(settings);
        boolean[] matches = new boolean[classes.length];
        for (int i = 0; i < classes.length; i++) {
            matches[i] = classes[i] != null && isWanted(classes[i], isTraced);
        }
        return matches;
    }

    private static boolean isWanted(String configuration, boolean isTraced) {
        return isTraced
                ? !configuration.startsWith(EXPORT_OF_LOGS)
                : TRACING.stream().noneMatch(configuration::startsWith);
    }

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return isTraced(context.getEnvironment());
    }

    private static boolean isTraced(@Nullable Environment settings) {
        return settings != null && StringUtils.hasText(settings.getProperty(ENDPOINT));
    }
}
