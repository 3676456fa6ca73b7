package dev.earlyaccess.outbox;

import dev.earlyaccess.shared.Refusal;

/** No delivery has this id. */
class UnknownDelivery extends Refusal {

    UnknownDelivery(long id) {
        super("delivery-not-found", "There is no delivery with the id %d.".formatted(id));
    }
}
