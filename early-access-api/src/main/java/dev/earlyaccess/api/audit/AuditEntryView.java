package dev.earlyaccess.api.audit;

import dev.earlyaccess.audit.AuditEntry;
import dev.earlyaccess.audit.AuditEntry.AuditedPerson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An entry of the audit trail as the API shows it. */
@Schema(name = "AuditEntry", description = "Something that was done by anybody but a user about themselves.")
public record AuditEntryView(
        @Schema(description = "The entry's id.", example = "4711")
        long id,

        @Schema(description = "When it was done.", example = "2026-11-22T09:00:00Z")
        Instant at,

        @Schema(description = "What was done.", example = "feature-changed")
        String action,

        ActorView actor,

        @Schema(
                description = "The key of the feature that it is about; null if it is about none.",
                example = "dark-mode",
                nullable = true)
        @Nullable
        String feature,

        @Schema(
                description =
                        "What else it is about, by kind and id, such as `feedback:17` or `webhook:3`; null if there is nothing.",
                example = "checklist-item:announcement",
                nullable = true)
        @Nullable
        String subject,

        @Schema(description = "The person whom it is about; null if it is about nobody.", nullable = true) @Nullable
        PersonView person,

        @Schema(
                description =
                        "The changed fields before the change. A person in them is an object with `number`, `userId`, `email` "
                                + "and `name`. Texts are cut to 1,000 characters. Null if there was nothing before.",
                example = "{\"size\": \"minor\"}",
                nullable = true)
        @Nullable
        Map<String, @Nullable Object> before,

        @Schema(
                description = "The same fields after the change; null if nothing is left.",
                example = "{\"size\": \"major\"}",
                nullable = true)
        @Nullable
        Map<String, @Nullable Object> after,

        @Schema(
                description =
                        "The network address that the request came from. Null for a reply by mail, and once the person was erased.",
                example = "203.0.113.7",
                nullable = true)
        @Nullable
        String from,

        @Schema(
                description = "The `X-Request-Id` of the request; null for a reply by mail.",
                example = "7d1c4f5e-8a7b-4c8e-9a43-0f6f2f0f7c11",
                nullable = true)
        @Nullable
        String requestId) {

    /** Who acted. */
    @Schema(
            name = "AuditActor",
            description =
                    "Who acted: a person or an API key. Of a person who was erased, only the `number` is left. Of a key, there is "
                            + "only the `apiKey`.")
    public record ActorView(
            @Schema(
                    description = "A random number that stands for the person, also after the person was erased.",
                    example = "0b6f3c52-7a0e-4a53-9d0a-4f1c6f1f9a3e",
                    nullable = true)
            @Nullable
            UUID number,

            @Schema(description = "The user id.", example = "grace", nullable = true) @Nullable
            String userId,

            @Schema(description = "The mail address, as it was then.", example = "grace@example.com", nullable = true)
            @Nullable
            String email,

            @Schema(description = "The name, as it was then.", example = "Grace Hopper", nullable = true) @Nullable
            String name,

            @Schema(description = "The name of the API key; null if a person acted.", example = "ci", nullable = true)
            @Nullable
            String apiKey) {}

    /** A person. */
    @Schema(
            name = "AuditPerson",
            description = "A person, as known then. Of a person who was erased, only the `number` is left.")
    public record PersonView(
            @Schema(
                    description = "A random number that stands for the person.",
                    example = "5f1d1d0e-6f3c-4a8e-8a43-9b0f2f0f7c12")
            UUID number,

            @Schema(description = "The user id.", example = "ada", nullable = true) @Nullable
            String userId,

            @Schema(description = "The mail address.", example = "ada@example.com", nullable = true) @Nullable
            String email,

            @Schema(description = "The name.", example = "Ada Lovelace", nullable = true) @Nullable
            String name) {}

    private static final JsonMapper JSON = new JsonMapper();

    /** The view of this entry. */
    public static AuditEntryView of(AuditEntry entry) {
        AuditedPerson person = entry.person();
        return new AuditEntryView(
                entry.id(),
                entry.at(),
                entry.action(),
                actor(entry),
                entry.feature(),
                entry.subject(),
                person == null ? null : new PersonView(person.number(), person.user(), person.email(), person.name()),
                fields(entry.before()),
                fields(entry.after()),
                entry.ip(),
                entry.requestId());
    }

    private static ActorView actor(AuditEntry entry) {
        AuditedPerson actor = entry.actor();
        return actor == null
                ? new ActorView(null, null, null, null, entry.actorKey())
                : new ActorView(actor.number(), actor.user(), actor.email(), actor.name(), null);
    }

    private static @Nullable Map<String, @Nullable Object> fields(@Nullable JsonNode values) {
        return values == null ? null : JSON.convertValue(values, new TypeReference<>() {});
    }
}
