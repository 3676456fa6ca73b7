package dev.earlyaccess.api.problem;

import tools.jackson.core.JacksonException;

/** A part of the request is invalid in a way that no constraint annotation can express. */
public class InvalidRequest extends RuntimeException {

    private final String field;

    /**
     * @param field the field, parameter or header; dots descend
     * @param message what is expected, as the rest of a sentence that begins with the field's name
     */
    public InvalidRequest(String field, String message) {
        super(message);
        this.field = field;
    }

    /** JSON that a controller received as a tree could not be read. */
    public static InvalidRequest unreadable(JacksonException cause) {
        FieldError error = UnreadableJson.explain(cause);
        return new InvalidRequest(error.field(), error.message());
    }

    /** What is wrong, without the full stop. */
    public String sentence() {
        return field + " " + getMessage();
    }

    FieldError error() {
        return new FieldError(field, String.valueOf(getMessage()));
    }
}
