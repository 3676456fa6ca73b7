package dev.earlyaccess.api.security;

import dev.earlyaccess.api.limit.ClientNetwork;
import dev.earlyaccess.api.limit.RequestLimit;
import dev.earlyaccess.api.limit.RequestLimits;
import dev.earlyaccess.api.limit.TooManyRequests;
import dev.earlyaccess.api.request.RequestIds;
import dev.earlyaccess.apikey.ApiKeys;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Which paths are public, and which need a token. What else a caller needs is for {@link AccessControl} to decide. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SecuritySettings.class, CorsSettings.class})
class SecurityConfiguration {

    private static final String[] OPEN = {
        "/",
        "/swagger-ui.html",
        "/swagger-ui/**",
        "/v3/api-docs/**",
        "/problems/**",
        "/actuator/health/**",
        "/switch-off/**",
        "/mail-previews/*",
        "/unsubscribe/*",
        "/confirm-reply/*",
        "/unsubscribe/*/undo",
        "/unsubscribe/*/preferences",
        "/api/v1/changelog",
        "/api/v1/streams/*",
        "/changelog",
        "/changelog.atom",
        "/favicon.ico",
        "/early-access.js",
        "/early-access-languages.js",
        "/assets/*",
        "/previews",
        "/console",
        "/sign-in",
        "/error"
    };

    private static final RequestMatcher OPEN_PATHS = new OrRequestMatcher(Arrays.stream(OPEN)
            .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
            .toList());

    private static final String IS_OPEN = SecurityConfiguration.class.getName() + ".isOpen";

    private static final AuthenticationConverter TOKEN = new BearerTokenAuthenticationConverter();

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            TokenAuthentication tokens,
            Refusals refusals,
            RequestLimits limits,
            ApiKeys apiKeys,
            Clock clock,
            EndpointSecurity endpoints,
            CorsConfigurationSource corsConfigurationSource) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(SecurityConfiguration::isOpen)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(request -> tokens)
                        .authenticationConverter(SecurityConfiguration::token)
                        .authenticationEntryPoint(refusals::unauthenticated)
                        .accessDeniedHandler(refusals::forbidden))
                .addFilterBefore(
                        new ApiKeyFilter(apiKeys, clock, refusals, SecurityConfiguration::isOpen),
                        BearerTokenAuthenticationFilter.class)
                .addFilterAfter(new RequestLimitFilter(limits, refusals.resolver()), AuthorizationFilter.class)
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refusals::unauthenticated)
                        .accessDeniedHandler(refusals::forbidden))
                .headers(endpoints::writeHeaders)
                .securityContext(
                        context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .sessionManagement(AbstractHttpConfigurer::disable)
                // A browser never adds the Authorization header by itself, so a request cannot be forged.
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .cors(AbstractHttpConfigurer::disable)
                .addFilter(corsFilter(corsConfigurationSource))
                .build();
    }

    /**
     * Whether the path is public: nobody looks at tokens and keys there, so a wrong one is no reason to refuse. Three filters
     * ask, so the answer is kept, except for the page of errors, which answers for another path.
     */
    private static boolean isOpen(HttpServletRequest request) {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            return OPEN_PATHS.matches(request);
        }
        if (request.getAttribute(IS_OPEN) instanceof Boolean known) {
            return known;
        }
        boolean isOpen = OPEN_PATHS.matches(request);
        request.setAttribute(IS_OPEN, isOpen);
        return isOpen;
    }

    /** The token in a request; null if there is none or nobody needs it, or if {@link ApiKeyFilter} has found a key. */
    private static @Nullable Authentication token(HttpServletRequest request) {
        return isOpen(request) || SecurityContextHolder.getContext().getAuthentication() != null
                ? null
                : TOKEN.convert(request);
    }

    /** To observe each filter of each request costs more than what most of the filters do. */
    @Bean
    SecurityObservationSettings noObservationOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    CorsConfigurationSource corsConfigurationSource(CorsSettings settings) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(settings.allowedOrigins());
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        cors.setAllowedHeaders(List.of("*"));
        cors.setExposedHeaders(
                List.of(HttpHeaders.ETAG, HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER, RequestIds.HEADER));
        cors.setMaxAge(Duration.ofHours(1));
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/api/v1/**", cors);
        source.registerCorsConfiguration("/ofrep/**", cors);
        return source;
    }

    /** Spring's filter, except that a refusal gets a problem document like any other error. */
    private static CorsFilter corsFilter(CorsConfigurationSource origins) {
        CorsFilter filter = new CorsFilter(origins);
        filter.setCorsProcessor(new DefaultCorsProcessor() {
            @Override
            protected void rejectRequest(ServerHttpResponse response) throws IOException {
                ((ServletServerHttpResponse) response).getServletResponse().sendError(HttpStatus.FORBIDDEN.value());
            }
        });
        return filter;
    }

    @Bean
    Refusals refusals(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver,
            RequestLimits limits,
            CredentialMetrics metrics) {
        return new Refusals(resolver, limits, metrics);
    }

    /** Responds to a refusal with the header of RFC 6750 and a problem document. */
    record Refusals(HandlerExceptionResolver resolver, RequestLimits limits, CredentialMetrics metrics) {

        private static final BearerTokenAuthenticationEntryPoint CHALLENGE = new BearerTokenAuthenticationEntryPoint();
        private static final BearerTokenAccessDeniedHandler REFUSAL = new BearerTokenAccessDeniedHandler();

        void unauthenticated(HttpServletRequest request, HttpServletResponse response, AuthenticationException ex) {
            if (ex instanceof TokenAuthentication.NotTold notTold) {
                resolver.resolveException(request, response, null, notTold.unavailable());
                return;
            }
            if (isWrong(ex) && areTooMany(CredentialMetrics.Credential.TOKEN, request, response)) {
                return;
            }
            if (isOver(ex)) {
                metrics.count(CredentialMetrics.Credential.EXPIRED_TOKEN);
            }
            CHALLENGE.commence(request, response, ex);
            resolver.resolveException(request, response, null, ex);
        }

        /** Whether there is a token that no issuer has signed. One that has expired comes from an honest client. */
        private static boolean isWrong(AuthenticationException ex) {
            return !(ex instanceof InsufficientAuthenticationException) && !isOver(ex);
        }

        private static boolean isOver(AuthenticationException ex) {
            return ex.getCause() instanceof JwtValidationException;
        }

        /** Counts a wrong token or key, and responds if there were too many. A valid one is accepted all the same. */
        boolean areTooMany(
                CredentialMetrics.Credential wrong, HttpServletRequest request, HttpServletResponse response) {
            metrics.count(wrong);
            Optional<TooManyRequests> refusal = limits.count(RequestLimit.WRONG_CREDENTIALS, ClientNetwork.of(request));
            refusal.ifPresent(tooMany -> resolver.resolveException(request, response, null, tooMany));
            return refusal.isPresent();
        }

        void forbidden(
                HttpServletRequest request,
                HttpServletResponse response,
                org.springframework.security.access.AccessDeniedException ex) {
            REFUSAL.handle(request, response, ex);
            resolver.resolveException(request, response, null, ex);
        }
    }
}
