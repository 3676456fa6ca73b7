package dev.earlyaccess.feedback;

import dev.earlyaccess.shared.InvalidField;

/** Feedback came with neither a text nor a rating. */
class NothingSaid extends InvalidField {

    NothingSaid() {
        super("text", "must not be blank where there is no rating");
    }
}
