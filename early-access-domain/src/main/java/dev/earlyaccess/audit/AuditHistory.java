package dev.earlyaccess.audit;

import dev.earlyaccess.audit.AuditEntry.AuditedPerson;
import dev.earlyaccess.audit.AuditPeople.Line;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.shared.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the audit trail. */
@Repository
public class AuditHistory {

    private static final JsonMapper JSON = new JsonMapper();

    /** Stands in a text for the address of a person who was erased. */
    private static final String ERASED = "(erased)";

    /** Not all columns there may be: a newer version may add one while statements of this one are prepared. */
    private static final String COLUMNS = " e.id, e.at, e.action, e.actor, e.actor_key, e.feature, e.subject, e.person,"
            + " e.before, e.after, e.origin, e.request_id, e.people ";

    private static final String NEWEST = " order by e.at desc, e.id desc limit :limit ";

    private final JdbcClient jdbc;
    private final AuditPeople people;

    AuditHistory(JdbcClient jdbc, AuditPeople people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    /** A page of entries before this position, the newest first. */
    @Transactional(readOnly = true)
    public List<AuditEntry> newest(AuditFilter filter, AuditPosition before, int limit) {
        String person = filter.person();
        List<Row> rows = jdbc.sql(
                        person == null
                                ? "select" + COLUMNS + "from audit_entry e" + where(filter) + NEWEST
                                : byPerson(filter))
                .param("at", Timestamps.of(before.at()))
                .param("id", before.id())
                .param("limit", limit)
                .param("feature", filter.feature())
                .param("key", filter.key())
                .param(
                        "numbers",
                        person == null ? null : people.numbersOf(person).toArray(UUID[]::new))
                .param(
                        "actions",
                        filter.actions().stream().map(KebabCase::code).sorted().toArray(String[]::new))
                .param("from", timestamp(filter.from()))
                .param("to", timestamp(filter.to()))
                .query((row, n) -> read(row))
                .list();
        Map<UUID, Line> known = people.withNumbers(
                rows.stream().flatMap(row -> row.people().stream()).collect(Collectors.toSet()));
        return rows.stream().map(row -> row.entry(known)).toList();
    }

    /**
     * A page of the entries that name this user, or a person with one of these addresses, before this position, the
     * newest first. Of others in them, only the numbers are returned.
     */
    @Transactional(readOnly = true)
    public List<AuditEntry> naming(String user, Collection<String> emails, AuditPosition before, int limit) {
        Map<UUID, Line> known = people.named(user, emails);
        return jdbc
                .sql("select" + COLUMNS + "from audit_entry e where e.people && :numbers and (e.at, e.id) < (:at, :id)"
                        + NEWEST)
                .param("numbers", known.keySet().toArray(UUID[]::new))
                .param("at", Timestamps.of(before.at()))
                .param("id", before.id())
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list()
                .stream()
                .map(row -> row.entry(known))
                .toList();
    }

    /** A person has a few numbers. Each is an index of its own, so that no more rows are read than are shown. */
    private static String byPerson(AuditFilter filter) {
        return "select" + COLUMNS
                + "from unnest(:numbers) as one (number) cross join lateral (select * from audit_entry e"
                + where(filter) + " and e.actor = one.number" + NEWEST + ") e" + NEWEST;
    }

    private static String where(AuditFilter filter) {
        return " where (e.at, e.id) < (:at, :id)"
                + (filter.feature() == null ? "" : " and e.feature = :feature")
                + (filter.key() == null ? "" : " and e.actor_key = :key")
                + (filter.actions().isEmpty() ? "" : " and e.action = any (:actions)")
                + (filter.from() == null ? "" : " and e.at >= :from")
                + (filter.to() == null ? "" : " and e.at < :to");
    }

    private static @Nullable Object timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamps.of(at);
    }

    /** An entry as it is stored: people are numbers. */
    private record Row(
            long id,
            Instant at,
            String action,
            @Nullable UUID actor,
            @Nullable String actorKey,
            @Nullable String feature,
            @Nullable String subject,
            @Nullable UUID person,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            @Nullable UUID origin,
            @Nullable String requestId,
            Set<UUID> people) {

        AuditEntry entry(Map<UUID, Line> known) {
            @Nullable Line from = origin == null ? null : known.get(origin);
            return new AuditEntry(
                    id,
                    at,
                    action,
                    whoIs(actor, known),
                    actorKey,
                    feature,
                    subject,
                    whoIs(person, known),
                    before == null ? null : resolved(before, known),
                    after == null ? null : resolved(after, known),
                    from == null ? null : from.ip(),
                    requestId);
        }

        private static @Nullable AuditedPerson whoIs(@Nullable UUID number, Map<UUID, Line> known) {
            if (number == null) {
                return null;
            }
            @Nullable Line line = known.get(number);
            return line == null
                    ? new AuditedPerson(number, null, null, null)
                    : new AuditedPerson(number, line.user(), line.email(), line.name());
        }

        private JsonNode resolved(JsonNode value, Map<UUID, Line> known) {
            if (value instanceof ArrayNode several) {
                ArrayNode resolved = JSON.createArrayNode();
                several.forEach(one -> resolved.add(resolved(one, known)));
                return resolved;
            }
            if (!(value instanceof ObjectNode object)) {
                return value;
            }
            if (object.size() == 1 && object.has(AuditTrail.PERSON)) {
                AuditedPerson who =
                        whoIs(UUID.fromString(object.get(AuditTrail.PERSON).stringValue()), known);
                return who == null ? object : json(who);
            }
            if (object.size() == 1 && object.get(AuditTrail.TEXT) instanceof ArrayNode pieces) {
                return JSON.getNodeFactory()
                        .stringNode(pieces.valueStream()
                                .map(piece -> text(piece, known))
                                .collect(Collectors.joining()));
            }
            ObjectNode resolved = JSON.createObjectNode();
            object.properties().forEach(field -> resolved.set(field.getKey(), resolved(field.getValue(), known)));
            return resolved;
        }

        private static String text(JsonNode piece, Map<UUID, Line> known) {
            if (piece.isString()) {
                return piece.stringValue();
            }
            AuditedPerson who =
                    whoIs(UUID.fromString(piece.get(AuditTrail.PERSON).stringValue()), known);
            return who == null || who.email() == null ? ERASED : who.email();
        }

        private static ObjectNode json(AuditedPerson who) {
            return JSON.createObjectNode()
                    .put("number", who.number().toString())
                    .put("userId", who.user())
                    .put("email", who.email())
                    .put("name", who.name());
        }
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"),
                Timestamps.in(row, "at"),
                row.getString("action"),
                row.getObject("actor", UUID.class),
                row.getString("actor_key"),
                row.getString("feature"),
                row.getString("subject"),
                row.getObject("person", UUID.class),
                json(row, "before"),
                json(row, "after"),
                row.getObject("origin", UUID.class),
                row.getString("request_id"),
                Set.copyOf(Arrays.asList((UUID[]) row.getArray("people").getArray())));
    }

    private static @Nullable JsonNode json(ResultSet row, String column) throws SQLException {
        @Nullable String json = row.getString(column);
        return json == null ? null : JSON.readTree(json);
    }
}
