package dev.earlyaccess.api.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** Responds to requests that fail before they reach a controller, such as a URL that the firewall refuses. */
@Hidden
@RestController
class UnhandledErrors implements ErrorController {

    /** What RFC 3986 does not allow in a path. */
    private static final Pattern NO_URL_CHARACTER =
            Pattern.compile("%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9._~!$&'()*+,;=:@/%-]");

    private final ProblemDocuments problems;

    UnhandledErrors(ProblemDocuments problems) {
        this.problems = problems;
    }

    @RequestMapping("${server.error.path:/error}")
    @Nullable
    ResponseEntity<ProblemDetail> respond(HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            return null; // Tomcat would add the document to a response that breaks off
        }
        Problem problem = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? problem(status)
                : Problem.NOT_FOUND;
        ProblemDetail document = problems.document(problem, detail(problem));
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String called) {
            document.setInstance(instance(called));
        }
        return ResponseEntity.status(problem.status()).body(document);
    }

    /** The requested URL, with each character encoded that must not be in a URL. */
    static URI instance(@Nullable String called) {
        try {
            return new URI(NO_URL_CHARACTER
                    .matcher(called == null ? "/" : called)
                    .replaceAll(odd -> UriUtils.encode(odd.group(), StandardCharsets.UTF_8)));
        } catch (URISyntaxException ex) {
            return URI.create("/");
        }
    }

    /**
     * The problem for a status that the server or a filter chose. What the server does not support, such as a version of
     * HTTP, is a malformed request, and not an error of the service.
     */
    static Problem problem(int status) {
        return status == HttpStatus.NOT_IMPLEMENTED.value() || status == HttpStatus.HTTP_VERSION_NOT_SUPPORTED.value()
                ? Problem.INVALID_REQUEST
                : Problem.of(HttpStatusCode.valueOf(status));
    }

    static String detail(Problem problem) {
        return problem == Problem.INVALID_REQUEST
                ? "The request's URL or headers are malformed."
                : problem.title() + ".";
    }
}
