package dev.earlyaccess.problem;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** The kinds of problem that the API answers. Each has a page of the same name in docs/problems/. */
public enum Problem {
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request is not valid", "name: must not be blank"),
    UNAUTHENTICATED(
            HttpStatus.UNAUTHORIZED,
            "No valid token",
            "Send a valid token: Authorization: Bearer <token>. It has expired."),
    FORBIDDEN(HttpStatus.FORBIDDEN, "Not allowed", "Your token lacks the role that this needs: ADMIN."),
    NOT_FOUND(HttpStatus.NOT_FOUND, "Nothing is here", "There is nothing at /api/v1/feature."),
    FEATURE_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such feature", "There is no feature with the key dark-mod."),
    LAUNCH_NOT_FOUND(
            HttpStatus.NOT_FOUND, "There was no launch yet", "The feature dark-mode has not been launched yet."),
    DELIVERY_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such delivery", "There is no delivery with the id 4711."),
    METHOD_NOT_ALLOWED(
            HttpStatus.METHOD_NOT_ALLOWED, "Another method is wanted", "This does not take POST; it takes GET."),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Not to be had in that form", "This is to be had as application/json."),
    FEATURE_KEY_TAKEN(
            HttpStatus.CONFLICT,
            "The key belongs to another feature",
            "The key dark-mode belongs to another feature. Keys are never reused: choose another one."),
    ILLEGAL_STAGE_TRANSITION(
            HttpStatus.CONFLICT,
            "The feature can't move there from its stage",
            "The feature dark-mode can't move from concept to general-availability."),
    NOT_READY_FOR_BETA(
            HttpStatus.CONFLICT,
            "The feature lacks what a beta needs",
            "As a beta, the feature dark-mode needs: documentationUrl, owner.email."),
    CLOSED_FOR_ENROLLMENT(
            HttpStatus.CONFLICT,
            "The feature takes no answers in its stage",
            "The feature dark-mode is in the stage archived, in which nobody can be switched on or off."),
    DELIVERY_NOT_FAILED(
            HttpStatus.CONFLICT,
            "The delivery has not failed",
            "The delivery 4711 is sent; only a failed one can be retried."),
    STALE_VERSION(
            HttpStatus.PRECONDITION_FAILED,
            "The feature has changed since it was read",
            "The feature dark-mode has changed since you read it: it is at version 3 now. Read it again and repeat the change."),
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "Another media type is wanted",
            "This does not take text/plain; it takes application/json."),
    INTERNAL_ERROR(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "The service failed",
            "This is a fault of the service, not of the request. It was logged as 4f1c2a."),
    UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "The service can't answer now",
            "The database does not answer. Try again in 5 seconds.");

    private final HttpStatus status;
    private final String title;
    private final String example;

    Problem(HttpStatus status, String title, String example) {
        this.status = status;
        this.title = title;
        this.example = example;
    }

    /** The last part of its type, and the name of its page. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public HttpStatus status() {
        return status;
    }

    /** What it is, in a few words that are the same each time. */
    public String title() {
        return title;
    }

    /** What its detail may say. */
    public String example() {
        return example;
    }

    /** The problem that a bare status stands for, where nothing more is known. */
    static Problem of(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 503 -> UNAVAILABLE;
            default -> status.is5xxServerError() ? INTERNAL_ERROR : INVALID_REQUEST;
        };
    }
}
