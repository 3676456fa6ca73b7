package dev.earlyaccess.feedback;

/** No feedback has that id, or it is not for the caller to see. */
public class UnknownFeedback extends RuntimeException {

    UnknownFeedback(long id) {
        super("There is no feedback with the id %d.".formatted(id));
    }
}
