package dev.earlyaccess.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what fails before it reaches a controller, such as an address that the firewall refuses. */
@Hidden
@RestController
class UnhandledErrors implements ErrorController {

    private final Problems problems;

    UnhandledErrors(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<ProblemDetail> answer(HttpServletRequest request) {
        HttpStatus status = Optional.ofNullable((Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
                .map(HttpStatus::resolve)
                .orElse(HttpStatus.NOT_FOUND);
        Problem problem =
                Problem.of(status).orElse(status.is5xxServerError() ? Problem.INTERNAL_ERROR : Problem.INVALID_REQUEST);
        return ResponseEntity.status(problem.status())
                .body(problems.document(
                        problem,
                        problem == Problem.INVALID_REQUEST
                                ? "The request's address or headers are malformed."
                                : problem.title() + "."));
    }
}
