package dev.earlyaccess.apikey;

import dev.earlyaccess.audit.AuditAction;
import dev.earlyaccess.audit.AuditSubject;
import dev.earlyaccess.audit.AuditTrail;
import dev.earlyaccess.audit.AuditValues;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.shared.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The keys in the database, and when all keys were used. A hash is spelled in lower-case hexadecimal. */
@Repository
class ApiKeyRows {

    private static final String COLUMNS = " k.id, k.name, k.role, k.prefix, k.created_at, k.expires_at, k.revoked_at ";

    private final JdbcClient jdbc;
    private final AuditTrail trail;

    ApiKeyRows(JdbcClient jdbc, AuditTrail trail) {
        this.jdbc = jdbc;
        this.trail = trail;
    }

    /** A key that may be revoked. */
    record StoredApiKey(ApiKey key, @Nullable Instant revokedAt) {}

    /** @throws ApiKeyNameTaken if another key that is not revoked has this name, in any spelling */
    @Transactional
    public ApiKey add(String name, ApiKeyRole role, ApiKeySecret secret, @Nullable Instant expiresAt, Instant at) {
        ApiKey added = jdbc.sql("""
                insert into api_key as k (name, role, prefix, sha256, created_at, expires_at)
                values (:name, :role, :prefix, :sha256, :at, cast(:expiresAt as timestamptz))
                on conflict do nothing
                returning""" + COLUMNS + ", null as last_used_at")
                .param("name", name)
                .param("role", role.code())
                .param("prefix", secret.prefix())
                .param("sha256", bytes(secret.sha256()))
                .param("at", Timestamps.of(at))
                .param("expiresAt", expiresAt == null ? null : Timestamps.of(expiresAt))
                .query((row, number) -> key(row))
                .optional()
                .orElseThrow(() -> new ApiKeyNameTaken(name));
        trail.record(AuditAction.API_KEY_CREATED, subject(added), AuditValues.NONE, audited(added));
        return added;
    }

    /** @throws UnknownApiKey if there is none, or it is revoked already */
    @Transactional
    public void revoke(long id, Instant at) {
        ApiKey revoked = jdbc.sql(
                        "update api_key as k set revoked_at = :at where id = :id and revoked_at is null returning"
                                + COLUMNS + ", null as last_used_at")
                .param("id", id)
                .param("at", Timestamps.of(at))
                .query((row, number) -> key(row))
                .optional()
                .orElseThrow(() -> new UnknownApiKey(id));
        trail.record(AuditAction.API_KEY_DELETED, subject(revoked), audited(revoked), AuditValues.NONE);
    }

    private static AuditSubject subject(ApiKey key) {
        return AuditSubject.of("api-key", String.valueOf(key.id()));
    }

    private static AuditValues audited(ApiKey key) {
        return AuditValues.of("name", key.name())
                .with("role", key.role())
                .with("prefix", key.prefix())
                .with("expiresAt", key.expiresAt());
    }

    /** The keys that are not revoked, in the order of their creation, after this id. */
    List<ApiKey> after(long id, int limit) {
        return jdbc.sql("select" + COLUMNS + """
                , u.last_used_at
                from api_key k left join api_key_use u on u.sha256 = k.sha256
                where k.id > :id and k.revoked_at is null
                order by k.id limit :limit
                """)
                .param("id", id)
                .param("limit", limit)
                .query((row, number) -> key(row))
                .list();
    }

    /** The name of a key that is not revoked, if one has one of these names in lower case. */
    Optional<String> findTaken(List<String> names) {
        return names.isEmpty()
                ? Optional.empty()
                : jdbc.sql(
                                "select name from api_key where lower(name) in (:names) and revoked_at is null order by id limit 1")
                        .param("names", names)
                        .query(String.class)
                        .optional();
    }

    /** The key with this hash, revoked or not. */
    Optional<StoredApiKey> find(String sha256) {
        return jdbc.sql("select" + COLUMNS + ", null as last_used_at from api_key k where k.sha256 = :sha256")
                .param("sha256", bytes(sha256))
                .query((row, number) -> new StoredApiKey(key(row), Timestamps.inOrNull(row, "revoked_at")))
                .optional();
    }

    /** Notes that a key was used, unless another instance has just done so. */
    void used(String sha256, Instant at, Duration apart) {
        jdbc.sql("""
                insert into api_key_use as known (sha256, last_used_at) values (:sha256, :at)
                on conflict (sha256) do update set last_used_at = excluded.last_used_at
                where known.last_used_at <= :before
                """)
                .param("sha256", bytes(sha256))
                .param("at", Timestamps.of(at))
                .param("before", Timestamps.of(at.minus(apart)))
                .update();
    }

    /** When these keys were last used, by hash; without those that never were. */
    Map<String, Instant> lastUses(List<String> sha256) {
        if (sha256.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(
                        "select encode(sha256, 'hex') as sha256, last_used_at from api_key_use where encode(sha256, 'hex') in (:sha256)")
                .param("sha256", sha256)
                .query((row, number) -> Map.entry(row.getString("sha256"), Timestamps.in(row, "last_used_at")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static byte[] bytes(String sha256) {
        return HexFormat.of().parseHex(sha256);
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        return new ApiKey(
                row.getLong("id"),
                row.getString("name"),
                KebabCase.require(ApiKeyRole.class, row.getString("role")),
                row.getString("prefix"),
                Timestamps.in(row, "created_at"),
                Timestamps.inOrNull(row, "expires_at"),
                Timestamps.inOrNull(row, "last_used_at"));
    }
}
