package dev.earlyaccess.apikey;

import dev.earlyaccess.shared.Refusal;

/** Another key that is not revoked has this name. */
class ApiKeyNameTaken extends Refusal {

    ApiKeyNameTaken(String name) {
        super(
                "api-key-name-taken",
                "Another API key has the name %s. Histories name machines by their keys: choose another name, or delete the other key first."
                        .formatted(name),
                "name",
                name);
    }
}
