package dev.earlyaccess.api.feedback;

import dev.earlyaccess.api.security.HookSecurity;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Opens the hook to whoever has its key. */
@Configuration
@EnableConfigurationProperties(MailHookSettings.class)
class MailHookSecurity {

    @Bean
    @Order(1)
    SecurityFilterChain mailHookSecurityFilterChain(HttpSecurity http, HookSecurity hooks, MailHookSettings settings) {
        return hooks.open(http, MailHookController.PATH, settings.key());
    }
}
