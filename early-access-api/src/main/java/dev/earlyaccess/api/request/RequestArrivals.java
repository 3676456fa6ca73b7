package dev.earlyaccess.api.request;

import dev.earlyaccess.scheduling.RequestsFirst;
import jakarta.servlet.Filter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Tells background work that users call. Health checks and pages tell it nothing. */
@Configuration(proxyBeanMethods = false)
class RequestArrivals {

    @Bean
    FilterRegistrationBean<Filter> requestArrivalsFilter(RequestsFirst requests) {
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
            requests.requestArrived();
            chain.doFilter(request, response);
        });
        filter.addUrlPatterns("/api/*", "/ofrep/*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
