package dev.earlyaccess.api.request;

import dev.earlyaccess.shared.Refusal;

/** The request's body has more bytes than the service reads. */
public class BodyTooLarge extends Refusal {

    /** @param most how many bytes are read */
    public BodyTooLarge(long most) {
        super(
                "content-too-large",
                "The request's body has more than %,d bytes. Send less in one request.".formatted(most));
    }
}
