package dev.earlyaccess.api.security;

import dev.earlyaccess.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Stores the address, name and language in a user's token on every call of the user; never on calls to the
 * admin API.
 */
@Configuration
class SeenUsers implements WebMvcConfigurer, HandlerInterceptor {

    private final Users users;

    SeenUsers(Users users) {
        this.users = users;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns("/api/v1/**", "/ofrep/**")
                .excludePathPatterns("/api/v1/admin/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getUserPrincipal() instanceof Authentication authentication
                && authentication.getPrincipal() instanceof Caller caller
                && caller.has(Role.USER)) {
            users.saw(caller.profile());
        }
        return true;
    }
}
