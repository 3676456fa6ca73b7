package dev.earlyaccess.api.feedback;

import dev.earlyaccess.api.security.EndpointSecurity;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Protects the mail endpoint for replies with its key. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InboundMailSettings.class)
class InboundMailSecurity {

    @Bean
    @Order(1)
    SecurityFilterChain inboundMailSecurityFilterChain(
            HttpSecurity http, EndpointSecurity security, InboundMailSettings settings) {
        return security.protect(http, InboundMailController.PATH, settings.key());
    }
}
