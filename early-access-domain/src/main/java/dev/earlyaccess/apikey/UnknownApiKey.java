package dev.earlyaccess.apikey;

import dev.earlyaccess.shared.Refusal;

/** There is no API key with this id. */
class UnknownApiKey extends Refusal {

    UnknownApiKey(long id) {
        super(
                "api-key-not-found",
                "There is no API key with the id %d, or it is deleted already. A key from the settings has no id: remove it there."
                        .formatted(id));
    }
}
