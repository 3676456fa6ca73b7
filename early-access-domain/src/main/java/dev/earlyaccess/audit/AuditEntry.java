package dev.earlyaccess.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An entry of the trail, with the people whom it names as they are known now.
 *
 * @param action a code of {@link AuditAction}, or of an action that an earlier version knew
 * @param actor null if a machine acted
 * @param actorKey the name of the API key; null if a person acted
 * @param feature the key of the feature; null if it is about none
 * @param subject another thing, by its kind and id; null if there is none
 * @param person the person whom it is about; null if it is about nobody
 * @param before the fields that were changed, an object; null if there was nothing before
 * @param after the same after the change; null if there is nothing left
 * @param ip the network address; null if it is unknown or was erased
 */
public record AuditEntry(
        long id,
        Instant at,
        String action,
        @Nullable AuditedPerson actor,
        @Nullable String actorKey,
        @Nullable String feature,
        @Nullable String subject,
        @Nullable AuditedPerson person,
        @Nullable JsonNode before,
        @Nullable JsonNode after,
        @Nullable String ip,
        @Nullable String requestId) {

    /**
     * A person in an entry.
     *
     * @param number stands for the person, also after the person was erased: then all else is null
     */
    public record AuditedPerson(
            UUID number,
            @Nullable String user,
            @Nullable String email,
            @Nullable String name) {}

    public AuditPosition position() {
        return new AuditPosition(at, id);
    }
}
