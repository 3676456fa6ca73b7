package dev.earlyaccess.api.feedback;

import dev.earlyaccess.api.security.MailEndpointSecurity;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Opens the hook to whoever has its key. */
@Configuration
@EnableConfigurationProperties(InboundMailSettings.class)
class InboundMailSecurity {

    @Bean
    @Order(1)
    SecurityFilterChain mailHookSecurityFilterChain(
            HttpSecurity http, MailEndpointSecurity hooks, InboundMailSettings settings) {
        return hooks.open(http, InboundMailController.PATH, settings.key());
    }
}
