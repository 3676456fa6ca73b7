package dev.earlyaccess.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.earlyaccess.api.problem.ReadOnlyDatabase;
import dev.earlyaccess.user.Profile;
import dev.earlyaccess.user.UserErased;
import dev.earlyaccess.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Stores the address, name and language in a user's token on every call of the user, except where users see or
 * erase what is stored. Calls to the admin API are no calls of a user, except those about the person who calls: a
 * person who looks at their own user must not be unknown.
 */
@Configuration(proxyBeanMethods = false)
class SeenUsers implements WebMvcConfigurer, HandlerInterceptor {

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** How long another instance may have erased a user, or enrolled one who was erased, before a read looks for the user. */
    private static final Duration KNOWN_FOR = Duration.ofMinutes(5);

    private static final int MOST_KNOWN = 20_000;

    private final Users users;

    /** Profiles that told nothing new when they were last compared with what is stored. */
    private final Cache<Profile, Boolean> known = Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterWrite(KNOWN_FOR)
            .build();

    SeenUsers(Users users) {
        this.users = users;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns("/api/v1/**", "/ofrep/**")
                .excludePathPatterns("/api/v1/me/data", "/api/v1/admin/users/*/data");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getUserPrincipal() instanceof Authentication authentication
                && authentication.getPrincipal() instanceof Caller caller
                && caller.has(Role.USER)
                && (!isForAdmins(request) || isAbout(caller, request))) {
            saw(caller.profile(), isRead(request));
        }
        return true;
    }

    private static boolean isForAdmins(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/api/v1/admin/");
    }

    private static boolean isAbout(Caller caller, HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                && caller.user().value().equals(variables.get("userId"));
    }

    /** Evaluations of flags are reads with a body. */
    private static boolean isRead(HttpServletRequest request) {
        return READS.contains(HttpMethod.valueOf(request.getMethod()))
                || request.getServletPath().startsWith("/ofrep/");
    }

    /**
     * A read costs no statement while its token says nothing new. While the database is read-only, users still read; the
     * profile is stored on a later call.
     */
    private void saw(Profile profile, boolean isRead) {
        if (isRead && known.getIfPresent(profile) != null) {
            return;
        }
        try {
            if (isRead) {
                users.sawReading(profile);
            } else {
                users.saw(profile);
            }
            known.put(profile, true);
        } catch (UncategorizedDataAccessException ex) {
            if (!ReadOnlyDatabase.isBehind(ex)) {
                throw ex;
            }
        }
    }

    /** Also if nobody knows whether the transaction was committed. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION)
    void forget(UserErased erasure) {
        known.invalidateAll();
    }
}
