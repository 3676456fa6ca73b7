package dev.earlyaccess.api.mail;

import dev.earlyaccess.api.security.EndpointSecurity;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Protects the mail endpoint for bounces with its key. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BounceSettings.class)
class BounceSecurity {

    @Bean
    @Order(1)
    SecurityFilterChain bounceSecurityFilterChain(
            HttpSecurity http, EndpointSecurity security, BounceSettings settings) {
        return security.protect(http, BouncesController.PATH, settings.endpointKey());
    }
}
