package dev.earlyaccess.feedback;

import dev.earlyaccess.shared.Refusal;

/** The author of the feedback can't be reached: no address is known, or mail can't reach it. */
class NowhereToReply extends Refusal {

    NowhereToReply(long feedback) {
        super(
                "nowhere-to-reply",
                ("No address is known to which a reply to the feedback %d could go. "
                                + "Mark it as answered if you have answered elsewhere.")
                        .formatted(feedback));
    }
}
