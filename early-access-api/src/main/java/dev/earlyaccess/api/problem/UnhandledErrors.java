package dev.earlyaccess.api.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Responds to requests that fail before they reach a controller, such as a URL that the firewall refuses. */
@Hidden
@RestController
class UnhandledErrors implements ErrorController {

    private final ProblemDocuments problems;

    UnhandledErrors(ProblemDocuments problems) {
        this.problems = problems;
    }

    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<ProblemDetail> respond(HttpServletRequest request) {
        Problem problem = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? problem(status)
                : Problem.NOT_FOUND;
        ProblemDetail document = problems.document(problem, detail(problem));
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String called) {
            instance(called).ifPresent(document::setInstance);
        }
        return ResponseEntity.status(problem.status()).body(document);
    }

    /** The requested URL, unless it is too malformed to be one. */
    static Optional<URI> instance(@Nullable String called) {
        try {
            return called == null ? Optional.empty() : Optional.of(new URI(called));
        } catch (URISyntaxException ex) {
            return Optional.empty();
        }
    }

    static Problem problem(int status) {
        return Problem.of(HttpStatusCode.valueOf(status));
    }

    static String detail(Problem problem) {
        return problem == Problem.INVALID_REQUEST
                ? "The request's URL or headers are malformed."
                : problem.title() + ".";
    }
}
