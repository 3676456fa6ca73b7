package dev.earlyaccess.api.problem;

import dev.earlyaccess.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springdoc.api.OpenApiResourceNotFoundException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConversionException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;

/** Turns every exception into a problem document that tells a client what to do. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private static final long SECONDS_TO_RECOVER = 5;

    /** A list may have a mistake in each of its elements. */
    private static final int MOST_ERRORS = 100;

    /** The fact whose seconds are also sent in the header {@code Retry-After}. */
    private static final String RETRY_AFTER = "retryAfterSeconds";

    private final ProblemDocuments problems;

    ProblemAdvice(ProblemDocuments problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Object> handle(Refusal refusal) {
        ProblemDetail document = problems.document(Problem.of(refusal.code()), refusal.getMessage());
        refusal.facts().forEach(document::setProperty);
        return response(document, new HttpHeaders());
    }

    @ExceptionHandler
    ProblemDetail handle(InvalidRequest ex) {
        return invalid(List.of(ex.error()));
    }

    @ExceptionHandler
    ProblemDetail handle(UnknownParameters ex) {
        return invalid(ex.errors());
    }

    @ExceptionHandler
    ProblemDetail handle(InvalidParameterException ex) {
        if (ex.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value()) {
            return problems.document(Problem.CONTENT_TOO_LARGE, "The form is too large. Send less in one request.");
        }
        return invalid(List.of(new FieldError("query", "must be percent-encoded UTF-8")));
    }

    /** The firewall checks parameters and headers only when they are read. Its message alone says which of them it was. */
    @ExceptionHandler
    ProblemDetail handle(RequestRejectedException ex) {
        String where = message(ex).contains("because the header") ? "header" : "query";
        return invalid(List.of(new FieldError(where, "has control characters")));
    }

    /** No group of the API document has this name. */
    @ExceptionHandler
    ProblemDetail handle(OpenApiResourceNotFoundException ex, HttpServletRequest request) {
        return problems.document(Problem.NOT_FOUND, nothingAt(request));
    }

    @ExceptionHandler
    ProblemDetail handle(ConstraintViolationException ex) {
        return invalid(ex.getConstraintViolations().stream()
                .map(violation -> new FieldError(field(violation), violation.getMessage()))
                .toList());
    }

    @ExceptionHandler
    ProblemDetail handle(AuthenticationException ex) {
        return problems.document(
                Problem.UNAUTHENTICATED,
                ex instanceof InsufficientAuthenticationException
                        ? "A token or an API key is required. Send the header Authorization: Bearer <token>, or X-API-Key: <key>."
                        : "The token is not valid: %s. Send the header Authorization: Bearer <token>."
                                .formatted(message(ex)));
    }

    @ExceptionHandler
    ProblemDetail handle(AccessDeniedException ex) {
        return problems.document(Problem.FORBIDDEN, "This call is open to nobody.");
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        QueryTimeoutException.class
    })
    ResponseEntity<Object> unavailable(Exception ex) {
        log.warn("The database does not respond: {}", ex.toString());
        return unavailable("The database does not respond.");
    }

    private ResponseEntity<Object> unavailable(String reason) {
        ProblemDetail document = problems.document(
                Problem.UNAVAILABLE, "%s Try again in %d seconds.".formatted(reason, SECONDS_TO_RECOVER));
        document.setProperty(RETRY_AFTER, SECONDS_TO_RECOVER);
        return response(document, new HttpHeaders());
    }

    /**
     * The end of a transaction reports a lost connection only in the SQL state of a
     * cause. So is a write to a read-only database.
     */
    @ExceptionHandler({UncategorizedDataAccessException.class, TransactionSystemException.class})
    ResponseEntity<Object> perhapsUnavailable(Exception ex) {
        if (ReadOnlyDatabase.isBehind(ex)) {
            log.warn("The database is read-only: {}", ex.toString());
            return unavailable("The database is read-only at the moment, so nothing can be changed.");
        }
        return LostConnection.isBehind(ex) ? unavailable(ex) : response(unexpected(ex), new HttpHeaders());
    }

    @ExceptionHandler
    @Nullable
    ProblemDetail handle(Exception ex) {
        return isClientGone(ex) ? null : unexpected(ex);
    }

    private ProblemDetail unexpected(Exception ex) {
        String incident = UUID.randomUUID().toString().substring(0, 8);
        log.error("Unexpected failure {}", incident, ex);
        return problems.document(
                Problem.INTERNAL_ERROR,
                "This is an error of the service, not of the request. It was logged as %s.".formatted(incident));
    }

    /**
     * There is nobody to respond to, and nothing is wrong with the service. The connection to the database breaks
     * with the same words, but with other exceptions.
     */
    private static boolean isClientGone(Exception ex) {
        boolean isAboutResponse = ex instanceof IOException || ex instanceof HttpMessageConversionException;
        boolean isGone = isAboutResponse && DisconnectedClientHelper.isClientDisconnectedException(ex);
        if (isGone) {
            log.debug("The client closed the connection: {}", ex.toString());
        }
        return isGone;
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException ex, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        for (org.springframework.validation.FieldError error : ex.getFieldErrors()) {
            if (error.contains(TypeMismatchException.class)
                    && NestedExceptionUtils.getMostSpecificCause(error.unwrap(TypeMismatchException.class))
                            instanceof Refusal refusal) {
                return handle(refusal);
            }
        }
        return response(
                invalid(ex.getFieldErrors().stream()
                        .map(error -> new FieldError(field(error.getField()), wanted(error)))
                        .toList()),
                headers);
    }

    private static String wanted(org.springframework.validation.FieldError error) {
        return error.contains(TypeMismatchException.class)
                ? wanted(error.unwrap(TypeMismatchException.class))
                : String.valueOf(error.getDefaultMessage());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException ex, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return response(
                invalid(ex.getParameterValidationResults().stream()
                        .flatMap(ProblemAdvice::errors)
                        .toList()),
                headers);
    }

    /** The fields of a body have names of their own. */
    private static Stream<FieldError> errors(ParameterValidationResult result) {
        String parameter = String.valueOf(result.getMethodParameter().getParameterName());
        return result instanceof ParameterErrors body
                ? body.getFieldErrors().stream()
                        .map(error -> new FieldError(error.getField(), String.valueOf(error.getDefaultMessage())))
                : result.getResolvableErrors().stream()
                        .map(error -> new FieldError(parameter, String.valueOf(error.getDefaultMessage())));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException ex, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (ex.getMostSpecificCause() instanceof Refusal refusal) {
            return handle(refusal);
        }
        FieldError error = ex.getCause() == null
                ? new FieldError("body", "is missing: send a JSON object")
                : UnreadableJson.explain(ex.getCause());
        return response(invalid(List.of(error)), headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException ex, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (NestedExceptionUtils.getMostSpecificCause(ex) instanceof Refusal refusal) {
            return handle(refusal);
        }
        String parameter = ex instanceof MethodArgumentTypeMismatchException mismatch
                ? mismatch.getName()
                : Objects.requireNonNullElse(ex.getPropertyName(), "request");
        return response(invalid(List.of(new FieldError(parameter, wanted(ex)))), headers);
    }

    private static String wanted(TypeMismatchException ex) {
        if (NestedExceptionUtils.getMostSpecificCause(ex) instanceof InvalidValue invalid) {
            return message(invalid);
        }
        if (ex.getRequiredType() == boolean.class || ex.getRequiredType() == Boolean.class) {
            return "must be true or false";
        }
        boolean isTooLarge = String.valueOf(ex.getValue()).strip().matches("[+-]?[0-9]+");
        return isTooLarge ? "is a number that is too large" : "must be a whole number";
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException ex,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return response(invalid(List.of(new FieldError(ex.getParameterName(), "must be given"))), headers);
    }

    /** All other exceptions of Spring: the status tells which problem it is. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception ex, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (isClientGone(ex)) {
            return null;
        }
        Problem problem = Problem.of(status);
        if (problem == Problem.INTERNAL_ERROR) {
            return response(unexpected(ex), headers);
        }
        return response(problems.document(problem, detail(ex, body, request)), headers);
    }

    private static String nothingAt(HttpServletRequest request) {
        return "There is nothing at %s.".formatted(request.getRequestURI());
    }

    private static String detail(Exception ex, @Nullable Object body, WebRequest request) {
        if (ex instanceof NoResourceFoundException || ex instanceof NoHandlerFoundException) {
            return nothingAt(((ServletWebRequest) request).getRequest());
        }
        if (ex instanceof HttpRequestMethodNotSupportedException method) {
            return "%s is not supported here; supported: %s."
                    .formatted(method.getMethod(), list(method.getSupportedHttpMethods()));
        }
        if (ex instanceof HttpMediaTypeNotSupportedException media) {
            return "%s is not supported here; supported: %s."
                    .formatted(media.getContentType(), list(media.getSupportedMediaTypes()));
        }
        if (ex instanceof HttpMediaTypeNotAcceptableException media) {
            return "Available as %s.".formatted(list(media.getSupportedMediaTypes()));
        }
        return body instanceof ProblemDetail document && document.getDetail() != null
                ? document.getDetail()
                : message(ex);
    }

    private static String list(@Nullable Collection<?> values) {
        return Optional.<Collection<?>>ofNullable(values).orElse(List.of()).stream()
                .map(Object::toString)
                .filter(value -> !value.contains("*"))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static ResponseEntity<Object> response(ProblemDetail document, HttpHeaders headers) {
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(document.getStatus()).headers(headers);
        if (document.getProperties() != null && document.getProperties().get(RETRY_AFTER) instanceof Long seconds) {
            response.header(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        return response.body(document);
    }

    private ProblemDetail invalid(List<FieldError> errors) {
        List<FieldError> sorted = errors.stream()
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .limit(MOST_ERRORS)
                .toList();
        ProblemDetail document = problems.document(
                Problem.INVALID_REQUEST,
                sorted.stream()
                        .map(error -> error.field() + " " + error.message())
                        .collect(Collectors.joining("; ")));
        document.setProperty("errors", sorted);
        return document;
    }

    private static String field(ConstraintViolation<?> violation) {
        return field(violation.getPropertyPath().toString());
    }

    /** The path of a list element ends with its index; a key of a map is a name like that of a field. */
    private static String field(String path) {
        return path.replaceAll("<K>|\\.<(list element|map key|map value)>", "")
                .replaceAll("\\[([^\\]]*[^\\]0-9][^\\]]*)]", ".$1");
    }

    private static String message(Throwable ex) {
        return String.valueOf(ex.getMessage());
    }
}
