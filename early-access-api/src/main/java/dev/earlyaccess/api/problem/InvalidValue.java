package dev.earlyaccess.api.problem;

/** A path variable or a query parameter has a value that it can't have. */
public class InvalidValue extends IllegalArgumentException {

    /** @param message what it wants, to be read after the parameter's name */
    public InvalidValue(String message) {
        super(message);
    }
}
