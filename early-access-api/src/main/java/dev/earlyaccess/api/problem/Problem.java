package dev.earlyaccess.api.problem;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** The kinds of problem that the API responds with. Each has a page of the same name in docs/problems/. */
public enum Problem {
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request is not valid"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "No valid token"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "Not allowed"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "Nothing found at this address"),
    FEATURE_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such feature"),
    USER_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such user"),
    LAUNCH_NOT_FOUND(HttpStatus.NOT_FOUND, "The feature has not been launched"),
    DELIVERY_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such delivery"),
    FEEDBACK_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such feedback"),
    CHECKLIST_ITEM_NOT_FOUND(HttpStatus.NOT_FOUND, "The launch checklist has no such item"),
    UPDATE_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such update"),
    SUPPRESSION_NOT_FOUND(HttpStatus.NOT_FOUND, "The address is not suppressed"),
    SENDER_NOT_PAUSED(HttpStatus.NOT_FOUND, "The sender is not paused"),
    WEBHOOK_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such webhook"),
    WEBHOOK_MESSAGE_NOT_FOUND(HttpStatus.NOT_FOUND, "The webhook has no such message"),
    API_KEY_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such API key"),
    STREAM_NOT_FOUND(HttpStatus.NOT_FOUND, "The address of the event stream is not valid"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Not available in the requested format"),
    FEATURE_KEY_TAKEN(HttpStatus.CONFLICT, "The key belongs to another feature"),
    API_KEY_NAME_TAKEN(HttpStatus.CONFLICT, "The name belongs to another API key"),
    ILLEGAL_STAGE_TRANSITION(HttpStatus.CONFLICT, "The feature cannot move to this stage"),
    NOT_READY_FOR_BETA(HttpStatus.CONFLICT, "The feature lacks what a beta needs"),
    CHECKLIST_UNMET(HttpStatus.CONFLICT, "The launch checklist is not met"),
    CHECKLIST_CLOSED(HttpStatus.CONFLICT, "The launch checklist cannot be changed in this stage"),
    CLOSED_FOR_ENROLLMENT(HttpStatus.CONFLICT, "Enrollment is closed in this stage"),
    CLOSED_FOR_FEEDBACK(HttpStatus.CONFLICT, "Feedback is closed in this stage"),
    CLOSED_FOR_UPDATES(HttpStatus.CONFLICT, "Updates cannot be posted in this stage"),
    NOWHERE_TO_REPLY(HttpStatus.CONFLICT, "There is no address to reply to"),
    OWNS_FEATURES(HttpStatus.CONFLICT, "The user owns features"),
    CHANNEL_NOT_CONNECTED(HttpStatus.CONFLICT, "The Slack channel is not connected"),
    DELIVERY_NOT_FAILED(HttpStatus.CONFLICT, "The delivery has not failed"),
    STALE_VERSION(HttpStatus.PRECONDITION_FAILED, "The feature has changed since it was read"),
    TOO_MUCH_FEEDBACK(HttpStatus.TOO_MANY_REQUESTS, "Too much feedback within an hour"),
    REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT, "The request did not arrive in time"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests within a minute"),
    CONTENT_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request's body is too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Media type not supported"),
    MAIL_NOT_SENT(HttpStatus.BAD_GATEWAY, "The mail server did not accept the mail"),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "The service failed"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The service is not available at the moment");

    private final HttpStatus status;
    private final String title;

    Problem(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The last part of the problem's type, and the name of its page. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public HttpStatus status() {
        return status;
    }

    /** A short summary, the same for each problem of this kind. */
    public String title() {
        return title;
    }

    /** The problem with this code. */
    static Problem of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The problem for a status, where nothing more is known. */
    static Problem of(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> REQUEST_TIMEOUT;
            case 413 -> CONTENT_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> TOO_MANY_REQUESTS;
            case 503 -> UNAVAILABLE;
            default -> status.is5xxServerError() ? INTERNAL_ERROR : INVALID_REQUEST;
        };
    }
}
