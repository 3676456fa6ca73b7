package dev.earlyaccess.api.monitoring;

import dev.earlyaccess.api.security.EndpointKey;
import dev.earlyaccess.api.security.EndpointSecurity;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Predicate;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Opens the endpoints of operators, all but that of health, to requests with their key. Without a key, metrics are open at a
 * management port, which a network keeps to itself, and nowhere else. See docs/adr/0043.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MonitoringSettings.class)
class MonitoringSecurity {

    @Bean
    @Order(1)
    SecurityFilterChain monitoringSecurityFilterChain(
            HttpSecurity http, EndpointSecurity security, MonitoringSettings settings, Environment environment) {
        // Each remembers the first service that asks it, so none is shared by services of one process.
        RequestMatcher endpoints =
                EndpointRequest.toAnyEndpoint().excluding("health").excludingLinks();
        RequestMatcher metrics = EndpointRequest.to("prometheus");
        EndpointKey key = settings.endpointKey();
        boolean isAlone = ManagementPortType.get(environment) == ManagementPortType.DIFFERENT;
        Predicate<HttpServletRequest> open = isAlone && !key.isSet() ? metrics::matches : request -> false;
        return security.protect(http, endpoints, key, open);
    }
}
