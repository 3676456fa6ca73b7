package dev.earlyaccess.api.mail;

import dev.earlyaccess.api.security.MailEndpointSecurity;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Opens the hook to whoever has its key. */
@Configuration
@EnableConfigurationProperties(BounceSettings.class)
class BounceSecurity {

    @Bean
    @Order(1)
    SecurityFilterChain bounceSecurityFilterChain(
            HttpSecurity http, MailEndpointSecurity hooks, BounceSettings settings) {
        return hooks.open(http, BouncesController.PATH, settings.hookKey());
    }
}
