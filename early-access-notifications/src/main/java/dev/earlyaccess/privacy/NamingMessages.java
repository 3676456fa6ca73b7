package dev.earlyaccess.privacy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The messages of webhooks and of Slack that name a person: as the owner of a feature, as the one who moved it, or in a
 * text that others wrote. A message for a webhook stays, without the person. A message for Slack, which is kept only until
 * Slack has accepted it, is replaced by its short form. {@link EnrollmentMessages} are not among them.
 */
@Repository
class NamingMessages {

    private static final JsonMapper JSON = new JsonMapper();

    /** How many messages that wait are searched at once. */
    private static final int PAGE = 2_000;

    /** The messages that may name the person, apart from those that wait. */
    static final String SETTLED = """
            select id from webhook_message where by_user = :user
            union
            select id from webhook_message
            where status <> 'waiting' and users is null and words_of_json(payload) @@ cast(:words as tsquery)
            union
            select id from webhook_message
            where status <> 'waiting' and words_of(in_short) @@ cast(:words as tsquery)
            """;

    private final JdbcClient jdbc;
    private final SmallSteps steps;

    NamingMessages(JdbcClient jdbc, SmallSteps steps) {
        this.jdbc = jdbc;
        this.steps = steps;
    }

    /**
     * @param words a query in which each text that means the person is found
     * @return in how many messages the person was blanked
     */
    long blank(DataSubject person, @Nullable String words) {
        List<Long> found = Stream.concat(settled(person, words), waiting(person))
                .distinct()
                .sorted()
                .toList();
        Optional<ErasedText> erased = ErasedText.of(person);
        return steps.change(found, ids -> rewrite(ids, person, erased));
    }

    private Stream<Long> settled(DataSubject person, @Nullable String words) {
        return jdbc.sql(SETTLED).param("user", person.id()).param("words", words).query(Long.class).list().stream();
    }

    /** They change too often for an index of words, and those for Slack name people by their names. */
    private Stream<Long> waiting(DataSubject person) {
        Range range = jdbc.sql(
                        "select coalesce(min(id), 1), coalesce(max(id), 0) from webhook_message where status = 'waiting'")
                .query((row, n) -> new Range(row.getLong(1), row.getLong(2)))
                .single();
        String[] likes = likes(Stream.of(ErasedText.names(person)));
        String[] names = likes(person.names().stream());
        return LongStream.iterate(range.first(), from -> from <= range.last(), from -> from + PAGE)
                .boxed()
                .flatMap(from -> waiting(from, likes, names).stream());
    }

    private record Range(long first, long last) {}

    private List<Long> waiting(long from, String[] likes, String[] names) {
        return jdbc.sql("""
                select id from webhook_message
                where id >= :from and id < :until and status = 'waiting' and users is null
                    and (lower(payload) like any (:likes) or in_short is not null and lower(payload) like any (:names))
                """)
                .param("from", from)
                .param("until", from + PAGE)
                .param("likes", likes)
                .param("names", names)
                .query(Long.class)
                .list();
    }

    /** Between the characters that are written in another way in JSON or for Slack. */
    private static String[] likes(Stream<String> names) {
        return names.map(name -> name.toLowerCase(Locale.ROOT)
                        .replaceAll("([%_])", "\\\\$1")
                        .replaceAll("[\"&<>]|\\\\(?![%_])", "%"))
                .map(name -> "%" + name + "%")
                .toArray(String[]::new);
    }

    private long rewrite(Long[] ids, DataSubject person, Optional<ErasedText> erased) {
        return jdbc
                .sql(
                        "select id, payload, in_short, by_user from webhook_message where id = any (:ids) order by id for update")
                .param("ids", ids)
                .query((row, n) -> new Message(
                        row.getLong("id"),
                        row.getString("payload"),
                        row.getString("in_short"),
                        row.getString("by_user")))
                .list()
                .stream()
                .filter(message -> rewrite(message, message.without(person, erased)))
                .count();
    }

    /** @return whether it named the person */
    private boolean rewrite(Message message, Message rewritten) {
        if (rewritten.equals(message)) {
            return false;
        }
        jdbc.sql("update webhook_message set payload = :payload, in_short = :inShort, by_user = :byUser where id = :id")
                .param("id", message.id())
                .param("payload", rewritten.payload())
                .param("inShort", rewritten.inShort())
                .param("byUser", rewritten.byUser())
                .update();
        return true;
    }

    private record Message(
            long id,
            String payload,
            @Nullable String inShort,
            @Nullable String byUser) {

        Message without(DataSubject person, Optional<ErasedText> erased) {
            return new Message(
                    id,
                    without(erased, inShort == null ? withoutPerson(payload, person) : forSlack(inShort, person)),
                    inShort == null ? null : without(erased, inShort),
                    person.id().equals(byUser) ? null : byUser);
        }

        private static String without(Optional<ErasedText> erased, String text) {
            return erased.map(person -> person.blank(text)).orElse(text);
        }

        private String forSlack(String shortForm, DataSubject person) {
            String lower = payload.toLowerCase(Locale.ROOT);
            return Stream.concat(Stream.of(ErasedText.names(person)), person.names().stream())
                            .map(name -> escapedForSlack(name.toLowerCase(Locale.ROOT)))
                            .anyMatch(lower::contains)
                    ? shortForm
                    : payload;
        }
    }

    private static String escapedForSlack(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String withoutPerson(String payload, DataSubject person) {
        JsonNode json = JSON.readTree(payload);
        blank(json, person);
        return JSON.writeValueAsString(json);
    }

    private static void blank(JsonNode json, DataSubject person) {
        if (json instanceof ObjectNode object && isAbout(object, person)) {
            for (String field : Set.of("by", "byName", "email", "name")) {
                if (object.has(field) && !object.get(field).isNull()) {
                    object.put(field, ErasedText.BLANK);
                }
            }
        }
        json.forEach(child -> blank(child, person));
    }

    /** Whether the object describes the owner of a feature, or who moved it, and that is this person. */
    private static boolean isAbout(ObjectNode object, DataSubject person) {
        String email = object.path("email").asString("");
        return person.emails().contains(email.toLowerCase(Locale.ROOT))
                || object.path("by").asString("").equals(person.id());
    }
}
