package dev.earlyaccess.api.problem;

/** The service has its hands full with the like of this request; a little later it will do. */
public class Busy extends RuntimeException {

    /** @param message what it is busy with, in a sentence */
    public Busy(String message) {
        super(message);
    }
}
