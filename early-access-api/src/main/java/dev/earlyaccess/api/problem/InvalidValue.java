package dev.earlyaccess.api.problem;

/** A path variable or a query parameter has an invalid value. */
public class InvalidValue extends IllegalArgumentException {

    /** @param message what is expected, as the rest of a sentence that begins with the parameter's name */
    public InvalidValue(String message) {
        super(message);
    }
}
