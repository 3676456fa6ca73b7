package dev.earlyaccess.feedback;

import dev.earlyaccess.shared.Refusal;

/** No feedback has this id, or the caller may not see it. */
class UnknownFeedback extends Refusal {

    UnknownFeedback(long id) {
        super("feedback-not-found", "There is no feedback with the id %d.".formatted(id));
    }
}
