package dev.earlyaccess.api.problem;

/** The request's body has more bytes than the service reads. */
class BodyTooLarge extends RuntimeException {

    BodyTooLarge(long most) {
        super("The request's body has more than %,d bytes. Send less in one request.".formatted(most));
    }
}
