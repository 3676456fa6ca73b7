package dev.earlyaccess.outbox;

/** Only what has failed can be owed again by hand. */
public class DeliveryNotFailed extends RuntimeException {

    private final DeliveryStatus status;

    public DeliveryNotFailed(Delivery delivery) {
        super("The delivery %d is %s; only a failed one can be retried."
                .formatted(delivery.id(), delivery.status().code()));
        this.status = delivery.status();
    }

    /** What it is instead. */
    public DeliveryStatus status() {
        return status;
    }
}
