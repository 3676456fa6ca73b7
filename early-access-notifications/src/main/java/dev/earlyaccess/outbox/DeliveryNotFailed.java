package dev.earlyaccess.outbox;

import dev.earlyaccess.shared.Refusal;

/** Only a failed delivery can be owed again by hand. */
class DeliveryNotFailed extends Refusal {

    DeliveryNotFailed(Delivery delivery) {
        super(
                "delivery-not-failed",
                "The delivery %d is %s; only a failed one can be retried."
                        .formatted(delivery.id(), delivery.status().code()),
                "deliveryStatus",
                delivery.status());
    }
}
