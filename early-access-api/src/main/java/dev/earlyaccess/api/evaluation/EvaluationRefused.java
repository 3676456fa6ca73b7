package dev.earlyaccess.api.evaluation;

import org.springframework.http.HttpStatus;

/** An evaluation context that cannot be used. */
class EvaluationRefused extends RuntimeException {

    private final HttpStatus status;
    private final ErrorCode code;
    private final String details;

    private EvaluationRefused(HttpStatus status, ErrorCode code, String message) {
        super(message);
        this.status = status;
        this.code = code;
        this.details = message;
    }

    static EvaluationRefused invalidContext(String message) {
        return new EvaluationRefused(HttpStatus.BAD_REQUEST, ErrorCode.INVALID_CONTEXT, message);
    }

    static EvaluationRefused withoutUser() {
        return new EvaluationRefused(
                HttpStatus.BAD_REQUEST,
                ErrorCode.TARGETING_KEY_MISSING,
                "The context needs a targetingKey: the id of the user for whom to evaluate.");
    }

    static EvaluationRefused otherUser() {
        return new EvaluationRefused(
                HttpStatus.FORBIDDEN,
                ErrorCode.INVALID_CONTEXT,
                "The context's targetingKey is another user. A user's token evaluates for this user alone; an API key of the "
                        + "role server evaluates for every user.");
    }

    HttpStatus status() {
        return status;
    }

    ErrorCode code() {
        return code;
    }

    /** What is wrong, and what to do. */
    String details() {
        return details;
    }
}
