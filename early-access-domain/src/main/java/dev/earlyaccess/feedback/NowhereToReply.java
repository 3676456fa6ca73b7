package dev.earlyaccess.feedback;

import dev.earlyaccess.shared.Refusal;

/** The author of the feedback can't be reached: no address is known, or mail can't reach it. */
class NowhereToReply extends Refusal {

    NowhereToReply(long feedback) {
        super(
                "nowhere-to-reply",
                ("The author of feedback %d has no reachable address. "
                                + "If you replied in another way, set its status to answered.")
                        .formatted(feedback));
    }
}
