package dev.earlyaccess.api.security;

import dev.earlyaccess.api.limit.ClientNetwork;
import dev.earlyaccess.api.limit.RequestLimit;
import dev.earlyaccess.api.limit.RequestLimits;
import dev.earlyaccess.api.limit.TooManyRequests;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Opens a mail endpoint to requests with its key, before their body is read. The key opens nothing else. */
@Component
public class MailEndpointSecurity {

    private final RequestLimits limits;
    private final HandlerExceptionResolver problems;

    MailEndpointSecurity(
            RequestLimits limits, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.limits = limits;
        this.problems = problems;
    }

    /** The filters of the mail endpoint at this path. */
    public SecurityFilterChain protect(HttpSecurity http, String path, MailEndpointKey key) {
        return http.securityMatcher(path)
                .authorizeHttpRequests(requests -> requests.anyRequest()
                        .access((authentication, context) ->
                                new AuthorizationDecision(key.isPresentedBy(context.getRequest()))))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                        (request, response, ex) -> refuse(request, response, path, key)))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, String path, MailEndpointKey key) {
        Optional<TooManyRequests> tooMany = key.isSet()
                ? limits.count(RequestLimit.WRONG_CREDENTIALS, ClientNetwork.of(request))
                : Optional.empty();
        if (tooMany.isPresent()) {
            problems.resolveException(request, response, null, tooMany.get());
        } else if (key.isSet()) {
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"hook\"");
            problems.resolveException(request, response, null, new WrongMailEndpointKey(key.setting()));
        } else {
            problems.resolveException(request, response, null, notFound(request, path));
        }
    }

    private static NoResourceFoundException notFound(HttpServletRequest request, String path) {
        return new NoResourceFoundException(HttpMethod.valueOf(request.getMethod()), request.getRequestURI(), path);
    }
}
