package dev.earlyaccess.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Responds with a page to a person who opens an address in a browser where there is no page. Addresses of the API, and
 * clients that do not ask for HTML, get a problem document.
 */
@Configuration(proxyBeanMethods = false)
class MissingPages implements WebMvcConfigurer, HandlerExceptionResolver {

    private static final String TITLE = "There is no page at this address";

    private static final String CONTENT = """
            <h1>%1$s</h1>
            <p>The address may be wrong, or it is one for programs, which send a token. To choose which mails you get, use the
            link at the end of one of them. These are the pages where you sign in:</p>
            <ul class="choices"><li><a href="%2$spreviews">Early access</a> <small>Betas and coming features, for users</small></li>
            <li><a href="%2$sconsole">Console</a> <small>For the team</small></li></ul>""";

    private static final Set<String> READS = Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name());

    private final HtmlPage frame;

    MissingPages(HtmlPage frame) {
        this.frame = frame;
    }

    /** Before the problem documents. */
    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.add(0, this);
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception ex) {
        boolean isMissing = ex instanceof NoResourceFoundException;
        if (!(isMissing || ex instanceof InsufficientAuthenticationException) || !isByBrowser(request)) {
            return null;
        }
        response.setStatus((isMissing ? HttpStatus.NOT_FOUND : HttpStatus.UNAUTHORIZED).value());
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        try {
            response.getWriter().write(frame.of("en", TITLE, CONTENT.formatted(TITLE, HtmlPage.root())));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return new ModelAndView();
    }

    private static boolean isByBrowser(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return READS.contains(request.getMethod())
                && !path.startsWith("/api/")
                && !path.startsWith("/ofrep/")
                && !path.startsWith("/actuator/")
                && asksForHtml(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
    }

    private static boolean asksForHtml(List<String> accept) {
        try {
            List<MediaType> accepted = MediaType.parseMediaTypes(accept);
            return accepted.stream().anyMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype)
                    && accepted.stream().noneMatch(type -> type.getSubtype().endsWith("json"));
        } catch (InvalidMediaTypeException ex) {
            return false;
        }
    }
}
