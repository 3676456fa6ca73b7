package dev.earlyaccess.api.security;

import dev.earlyaccess.api.limit.ClientNetwork;
import dev.earlyaccess.api.limit.RequestLimit;
import dev.earlyaccess.api.limit.RequestLimits;
import dev.earlyaccess.api.limit.TooManyRequests;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Opens an endpoint to machines with its key, before their body is read. The key opens nothing else. */
@Component
public class EndpointSecurity {

    private final RequestLimits limits;
    private final HandlerExceptionResolver problems;
    private final HeaderWriter strictHeaderWriter;
    private final CredentialMetrics metrics;
    private final Environment environment;

    EndpointSecurity(
            RequestLimits limits,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            HeaderWriter strictHeaderWriter,
            CredentialMetrics metrics,
            Environment environment) {
        this.limits = limits;
        this.problems = problems;
        this.strictHeaderWriter = strictHeaderWriter;
        this.metrics = metrics;
        this.environment = environment;
    }

    /** The filters of the endpoint at this path. */
    public SecurityFilterChain protect(HttpSecurity http, String path, EndpointKey key) {
        return protect(http, PathPatternRequestMatcher.withDefaults().matcher(path), key, request -> false);
    }

    /**
     * The filters of all endpoints that this key opens.
     *
     * @param open which requests need no key
     */
    public SecurityFilterChain protect(
            HttpSecurity http, RequestMatcher endpoints, EndpointKey key, Predicate<HttpServletRequest> open) {
        return http.securityMatcher(endpoints)
                .authorizeHttpRequests(requests -> requests.anyRequest()
                        .access((authentication, context) -> new AuthorizationDecision(
                                open.test(context.getRequest()) || key.isPresentedBy(context.getRequest()))))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint((request, response, ex) -> refuse(request, response, key)))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(this::writeHeaders)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** The requests at a management port pass no other filter than a chain of this kind. */
    void writeHeaders(HeadersConfigurer<HttpSecurity> headers) {
        if (ManagementPortType.get(environment) == ManagementPortType.DIFFERENT) {
            headers.defaultsDisabled().addHeaderWriter(strictHeaderWriter);
        } else {
            headers.disable();
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, EndpointKey key) {
        if (key.isSet()) {
            metrics.count(CredentialMetrics.Credential.ENDPOINT_KEY);
        }
        Optional<TooManyRequests> tooMany = key.isSet()
                ? limits.count(RequestLimit.WRONG_CREDENTIALS, ClientNetwork.of(request))
                : Optional.empty();
        if (tooMany.isPresent()) {
            problems.resolveException(request, response, null, tooMany.get());
        } else if (key.isSet()) {
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"hook\"");
            problems.resolveException(request, response, null, new WrongEndpointKey(key.setting()));
        } else {
            problems.resolveException(request, response, null, notFound(request));
        }
    }

    private static NoResourceFoundException notFound(HttpServletRequest request) {
        return new NoResourceFoundException(
                HttpMethod.valueOf(request.getMethod()), request.getRequestURI(), request.getServletPath());
    }
}
