package dev.earlyaccess.feedback;

/** Nothing leads back to whoever said it: there is no address, or none that mail can reach. */
public class NowhereToReply extends RuntimeException {

    NowhereToReply(long feedback) {
        super(("No address is known to which a reply to the feedback %d could go. "
                        + "Mark it as answered if you have answered elsewhere.")
                .formatted(feedback));
    }
}
