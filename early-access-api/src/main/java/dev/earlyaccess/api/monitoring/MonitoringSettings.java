package dev.earlyaccess.api.monitoring;

import dev.earlyaccess.api.security.EndpointKey;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may read metrics.
 *
 * @param key opens only the endpoints of operators; without a key, metrics are only at a management port
 */
@ConfigurationProperties("early-access.monitoring")
record MonitoringSettings(@Nullable String key) {

    EndpointKey endpointKey() {
        return new EndpointKey("early-access.monitoring.key", key);
    }

    @Override
    public String toString() {
        return "MonitoringSettings[key=%s]".formatted(endpointKey());
    }
}
