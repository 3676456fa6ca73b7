package dev.earlyaccess.apikey;

import dev.earlyaccess.apikey.ApiKeyRows.StoredApiKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** All keys of machines: those that admins have created, and those from the settings. */
@Component
@EnableConfigurationProperties(ApiKeySettings.class)
public class ApiKeys implements SmartInitializingSingleton {

    /** The position before the first key of the list. */
    public static final long START = -1_000_000;

    /** How long a key is accepted after another instance has revoked it, at most. */
    private static final Duration CACHED = Duration.ofMillis(500);

    private final ApiKeyRows rows;
    private final ApiKeyUses uses;
    private final Map<String, ApiKey> configured = new LinkedHashMap<>();
    private final Map<String, Remembered> cache = new ConcurrentHashMap<>();

    ApiKeys(ApiKeyRows rows, ApiKeyUses uses, ApiKeySettings settings) {
        this.rows = rows;
        this.uses = uses;
        settings.apiKeys().forEach(key -> configured.put(key.hash(), key.toKey()));
    }

    /** A new key, with its text, which nobody can read again. */
    public record NewKey(ApiKey key, ApiKeySecret secret) {}

    /** A key that was valid, and when it was looked up, in nanoseconds. */
    private record Remembered(ApiKey key, long asked) {}

    /**
     * Creates a key.
     *
     * @param expiresAt null if it does not expire
     * @throws ApiKeyNameTaken if another key has this name, in any spelling
     */
    public NewKey create(String name, ApiKeyRole role, @Nullable Instant expiresAt, Instant at) {
        if (configured.values().stream().anyMatch(key -> lower(key.name()).equals(lower(name)))) {
            throw new ApiKeyNameTaken(name);
        }
        ApiKeySecret secret = ApiKeySecret.random();
        return new NewKey(rows.add(name, role, secret, expiresAt, at), secret);
    }

    /**
     * Looks for names that two keys have.
     *
     * @throws AmbiguousApiKey if a key from the settings has the name of another key
     */
    @Override
    public void afterSingletonsInstantiated() {
        List<String> names =
                configured.values().stream().map(key -> lower(key.name())).toList();
        rows.findTaken(names).ifPresent(name -> {
            throw new AmbiguousApiKey(name);
        });
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /**
     * Revokes a key: this instance refuses it at once, every other one within a second.
     *
     * @throws UnknownApiKey if there is none with this id
     */
    public void revoke(long id, Instant at) {
        rows.revoke(id, at);
        cache.clear();
    }

    /**
     * The key that a machine presents.
     *
     * @throws ApiKeyRefused if it is unknown, revoked or expired
     */
    public ApiKey authenticate(ApiKeySecret secret, Instant at) {
        String sha256 = secret.sha256();
        @Nullable ApiKey fromSettings = configured.get(sha256);
        ApiKey key = fromSettings == null ? stored(secret, sha256) : fromSettings;
        if (key.hasExpired(at)) {
            throw ApiKeyRefused.expired(key);
        }
        uses.note(sha256, at);
        return key;
    }

    private ApiKey stored(ApiKeySecret secret, String sha256) {
        long now = System.nanoTime();
        @Nullable Remembered remembered = cache.get(sha256);
        if (remembered != null && now - remembered.asked() < CACHED.toNanos()) {
            return remembered.key();
        }
        cache.remove(sha256);
        ApiKey key = lookedUp(secret, sha256);
        cache.put(sha256, new Remembered(key, now));
        return key;
    }

    /** Only keys in our form are looked up, so that made-up ones cost no statement. */
    private ApiKey lookedUp(ApiKeySecret secret, String sha256) {
        if (!secret.isOurs()) {
            throw ApiKeyRefused.unknown(secret);
        }
        StoredApiKey stored = rows.find(sha256).orElseThrow(() -> ApiKeyRefused.unknown(secret));
        if (stored.revokedAt() != null) {
            throw ApiKeyRefused.revoked(stored.key(), stored.revokedAt());
        }
        return stored.key();
    }

    /** The key at a position of the list, which pages continue after. */
    public record ListedKey(long position, ApiKey key) {}

    /** The keys after this position: those from the settings first, then all others in the order of their creation. */
    public List<ListedKey> after(long position, int limit) {
        List<ListedKey> page = new ArrayList<>();
        Map<String, Instant> uses = position < 0 ? rows.lastUses(List.copyOf(configured.keySet())) : Map.of();
        long place = START;
        for (Map.Entry<String, ApiKey> entry : configured.entrySet()) {
            if (++place > position && page.size() < limit) {
                page.add(new ListedKey(place, entry.getValue().lastUsed(uses.get(entry.getKey()))));
            }
        }
        rows.after(Math.max(0, position), limit - page.size())
                .forEach(key -> page.add(new ListedKey(key.id() == null ? 0 : key.id(), key)));
        return page;
    }
}
