package dev.earlyaccess.api.security;

import dev.earlyaccess.brand.Brand;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.CompositeHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.PermissionsPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;

/**
 * The headers that tell browsers what they may do with a response. Every response has them, whichever part of the service
 * made it: they are written before all other filters, and by the last resort for what Tomcat refuses by itself.
 */
@Configuration(proxyBeanMethods = false)
class StrictHeaders {

    /** The beginning of the paths of the scripts that websites of other origins load. */
    private static final String ELEMENT = "/early-access";

    private static final String SWAGGER_UI = "/swagger-ui/";
    private static final String PROBLEMS = "/problems/";
    private static final String MAIL_PREVIEWS = "/mail-previews/";
    private static final String NO_DEVICE =
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

    /** Writes what a response does not have yet. */
    @Bean
    HeaderWriter strictHeaderWriter(Brand brand, SignIn signIn, @Value("${early-access.public-url}") String publicUrl) {
        // A proxy that ends the encryption need not say so: the public URL does.
        HstsHeaderWriter https = new HstsHeaderWriter(
                request -> request.isSecure() || publicUrl.startsWith("https:"), 31_536_000, false);
        return new CompositeHeaderWriter(List.of(
                new CacheControlHeadersWriter(),
                new XContentTypeOptionsHeaderWriter(),
                https,
                new PagePolicy(brand, signIn),
                // The previews of mails name the frames that may hold them in their own policy.
                new DelegatingRequestMatcherHeaderWriter(
                        request -> !isAt(MAIL_PREVIEWS, request),
                        new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY)),
                new ReferrerPolicyHeaderWriter(ReferrerPolicy.NO_REFERRER),
                new PermissionsPolicyHeaderWriter(NO_DEVICE),
                new DelegatingRequestMatcherHeaderWriter(
                        request -> !isAt(ELEMENT, request), crossOriginResourcePolicy()),
                // Swagger UI opens the provider's sign-in in a window, which tells it the token.
                new DelegatingRequestMatcherHeaderWriter(request -> !isSwaggerUi(request), crossOriginOpenerPolicy())));
    }

    private static HeaderWriter crossOriginResourcePolicy() {
        CrossOriginResourcePolicyHeaderWriter writer = new CrossOriginResourcePolicyHeaderWriter();
        writer.setPolicy(CrossOriginResourcePolicy.SAME_ORIGIN);
        return writer;
    }

    private static HeaderWriter crossOriginOpenerPolicy() {
        CrossOriginOpenerPolicyHeaderWriter writer = new CrossOriginOpenerPolicyHeaderWriter();
        writer.setPolicy(CrossOriginOpenerPolicy.SAME_ORIGIN);
        return writer;
    }

    static boolean isSwaggerUi(HttpServletRequest request) {
        return isAt(SWAGGER_UI, request);
    }

    static boolean isAboutAProblem(HttpServletRequest request) {
        return isAt(PROBLEMS, request);
    }

    /** A request that Tomcat refuses has no path yet. */
    private static boolean isAt(String path, HttpServletRequest request) {
        return request.getServletPath() != null && request.getServletPath().startsWith(path);
    }

    @Bean
    @FilterRegistration(order = Ordered.HIGHEST_PRECEDENCE)
    HeaderWriterFilter strictHeaderFilter(HeaderWriter strictHeaderWriter) {
        return new HeaderWriterFilter(List.of(strictHeaderWriter)) {
            @Override
            protected boolean shouldNotFilterErrorDispatch() {
                return false;
            }
        };
    }
}
