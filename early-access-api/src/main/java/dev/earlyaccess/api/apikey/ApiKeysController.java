package dev.earlyaccess.api.apikey;

import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.paging.Page;
import dev.earlyaccess.api.paging.PageCursor;
import dev.earlyaccess.api.paging.PageLimit;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.Role;
import dev.earlyaccess.apikey.ApiKey;
import dev.earlyaccess.apikey.ApiKeyRole;
import dev.earlyaccess.apikey.ApiKeys;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The API keys of machines, for admins. */
@Tag(name = "API keys", description = "Give machines access, and take it away.")
@RestController
@RequestMapping("/api/v1/admin/api-keys")
class ApiKeysController {

    private final ApiKeys keys;
    private final Clock clock;

    ApiKeysController(ApiKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** A key as the list shows it. */
    @Schema(name = "ApiKey", description = "An API key, without the key itself.")
    record ApiKeyView(
            @Schema(description = "The key's id; null for a key from the settings.", example = "1", nullable = true)
            @Nullable
            Long id,

            @Schema(description = "What histories call the machine.", example = "Shop backend")
            String name,

            @Schema(description = "What the machine may do.", example = "server")
            ApiKeyRole role,

            @Schema(
                    description =
                            "The key's first characters, to recognise it by; null for a key from the settings, which have only its SHA-256.",
                    example = "ea_7Qm2xK",
                    nullable = true)
            @Nullable
            String prefix,

            @Schema(
                    description = "When the key was created; null for a key from the settings.",
                    example = "2026-11-22T09:00:00Z",
                    nullable = true)
            @Nullable
            Instant createdAt,

            @Schema(
                    description = "From when on the key is refused; null if it does not expire.",
                    example = "2027-11-22T09:00:00Z",
                    nullable = true)
            @Nullable
            Instant expiresAt,

            @Schema(
                    description = "When the key was last used, to about two minutes; null if it was never used.",
                    example = "2026-11-23T14:03:00Z",
                    nullable = true)
            @Nullable
            Instant lastUsedAt) {

        static ApiKeyView of(ApiKey key) {
            return new ApiKeyView(
                    key.id(), key.name(), key.role(), key.prefix(), key.createdAt(), key.expiresAt(), key.lastUsedAt());
        }
    }

    /** A key that was just created. */
    @Schema(description = "The new API key. Only this response shows the key itself.")
    record CreatedApiKey(
            @Schema(description = "The key's id.", example = "1") @Nullable
            Long id,

            @Schema(description = "What histories call the machine.", example = "Shop backend")
            String name,

            @Schema(description = "What the machine may do.", example = "server")
            ApiKeyRole role,

            @Schema(description = "The key's first characters, to recognise it by.", example = "ea_7Qm2xK") @Nullable
            String prefix,

            @Schema(
                    description = "The key. Give it to the machine now: the service stores only its SHA-256.",
                    example = "ea_7Qm2xKc0b1YhVwR9tGf5LpZs8DnJuE3aXo4iTqBvMdyH6k")
            String key,

            @Schema(description = "When the key was created.", example = "2026-11-22T09:00:00Z") @Nullable
            Instant createdAt,

            @Schema(
                    description = "From when on the key is refused; null if it does not expire.",
                    example = "2027-11-22T09:00:00Z",
                    nullable = true)
            @Nullable
            Instant expiresAt,

            @Schema(
                    description = "Null, because the key was never used.",
                    example = "2026-11-23T14:03:00Z",
                    nullable = true)
            @Nullable
            Instant lastUsedAt) {

        static CreatedApiKey of(ApiKeys.NewKey created) {
            ApiKey key = created.key();
            return new CreatedApiKey(
                    key.id(),
                    key.name(),
                    key.role(),
                    key.prefix(),
                    created.secret().spelled(),
                    key.createdAt(),
                    key.expiresAt(),
                    key.lastUsedAt());
        }

        @Override
        public String toString() {
            return "CreatedApiKey[id=%d]".formatted(id);
        }
    }

    @Access(Role.ADMIN)
    @Operation(
            operationId = "createApiKey",
            summary = "Create an API key",
            description =
                    "Only this response shows the key: give it to the machine. The machine sends it in the header `X-API-Key`, or as a bearer token.")
    @Problems(Problem.API_KEY_NAME_TAKEN)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CreatedApiKey create(@Valid @RequestBody NewApiKey key) {
        Instant now = clock.instant();
        return CreatedApiKey.of(keys.create(key.visibleName(), key.role(), key.expiryAfter(now), now));
    }

    @Access(Role.VIEWER)
    @Operation(
            operationId = "listApiKeys",
            summary = "List API keys",
            description =
                    "The keys from the settings, then all others in the order of their creation. Deleted keys are not listed.")
    @GetMapping
    Page<ApiKeyView> list(
            @PageCursor @RequestParam(required = false) @Nullable String after,
            @PageLimit @RequestParam(defaultValue = "50") int limit) {
        long position =
                Long.parseLong(Page.key(after, String.valueOf(ApiKeys.START), place -> place.matches("-?\\d{1,18}")));
        return Page.of(
                keys.after(position, limit + 1),
                limit,
                listed -> String.valueOf(listed.position()),
                listed -> ApiKeyView.of(listed.key()));
    }

    @Access(Role.ADMIN)
    @Operation(
            operationId = "deleteApiKey",
            summary = "Delete an API key",
            description =
                    "Every instance refuses the key within a second. A key from the settings has no id: remove it there.")
    @Problems(Problem.API_KEY_NOT_FOUND)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@Parameter(description = "The key's id.", example = "1") @PathVariable long id) {
        keys.revoke(id, clock.instant());
    }
}
