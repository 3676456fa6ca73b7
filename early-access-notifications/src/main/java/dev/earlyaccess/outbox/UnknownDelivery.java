package dev.earlyaccess.outbox;

/** No delivery has that id. */
public class UnknownDelivery extends RuntimeException {

    public UnknownDelivery(long id) {
        super("There is no delivery with the id %d.".formatted(id));
    }
}
