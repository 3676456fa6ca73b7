package dev.earlyaccess.bounce;

import dev.earlyaccess.problem.WrongHookKey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Opens the hook to whoever has its key, before anything of the request is read. The key says nothing anywhere else. */
@Configuration
@EnableConfigurationProperties(BounceSettings.class)
class BounceSecurity {

    private final BounceSettings settings;
    private final HandlerExceptionResolver problems;

    BounceSecurity(BounceSettings settings, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.settings = settings;
        this.problems = problems;
    }

    @Bean
    @Order(1)
    SecurityFilterChain bounceSecurityFilterChain(HttpSecurity http) {
        return http.securityMatcher(BouncesController.PATH)
                .authorizeHttpRequests(requests -> requests.anyRequest()
                        .access((nobody, context) -> new AuthorizationDecision(showsKey(context.getRequest()))))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint((request, response, ex) -> refuse(request, response)))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    private boolean showsKey(HttpServletRequest request) {
        return HookKey.shownBy(request).filter(settings::isKey).isPresent();
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) {
        if (settings.hasKey()) {
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"bounces\"");
            problems.resolveException(request, response, null, new WrongHookKey());
        } else {
            problems.resolveException(request, response, null, thereIsNone(request));
        }
    }

    private static NoResourceFoundException thereIsNone(HttpServletRequest request) {
        return new NoResourceFoundException(
                HttpMethod.valueOf(request.getMethod()), request.getRequestURI(), BouncesController.PATH);
    }
}
