package dev.earlyaccess.privacy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The messages of webhooks and of Slack about features that name a person as the owner, or as the one who moved the
 * feature. A message for a webhook stays, without the person. A message for Slack, which is kept only until Slack has
 * accepted it, is replaced by its short form.
 */
@Repository
class NamingMessages {

    private static final JsonMapper JSON = new JsonMapper();

    /** How many messages are read at once. */
    private static final int PAGE = 2_000;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    NamingMessages(JdbcClient jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    private record Message(
            long id, String payload, @Nullable String inShort) {}

    /** @return in how many messages the person was blanked */
    long blank(DataSubject person) {
        long last = jdbc.sql("select coalesce(max(id), 0) from webhook_message")
                .query(Long.class)
                .single();
        long blanked = 0;
        for (long after = 0; after < last; after += PAGE) {
            blanked += page(person, after);
        }
        return blanked;
    }

    private int page(DataSubject person, long after) {
        Integer blanked = transaction.execute(status -> {
            List<Message> found = find(person, after);
            found.forEach(message -> rewrite(message, person));
            return found.size();
        });
        return blanked == null ? 0 : blanked;
    }

    private List<Message> find(DataSubject person, long after) {
        return jdbc.sql("""
                select id, payload, in_short from webhook_message m
                where id > :after and id <= :until and (by_user = :user or exists (
                    select from unnest(:needles) as needle (text) where strpos(lower(m.payload), lower(needle.text)) > 0))
                order by id for update
                """)
                .param("after", after)
                .param("until", after + PAGE)
                .param("user", person.id())
                .param("needles", needles(person))
                .query((row, n) -> new Message(row.getLong("id"), row.getString("payload"), row.getString("in_short")))
                .list();
    }

    private static String[] needles(DataSubject person) {
        return Stream.concat(person.emails().stream(), person.names().stream())
                .map(text -> text.replace("&", "&amp;"))
                .toArray(String[]::new);
    }

    private void rewrite(Message message, DataSubject person) {
        jdbc.sql("update webhook_message set payload = :payload, by_user = nullif(by_user, :user) where id = :id")
                .param("id", message.id())
                .param("user", person.id())
                .param(
                        "payload",
                        Optional.ofNullable(message.inShort())
                                .orElseGet(() -> withoutPerson(message.payload(), person)))
                .update();
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
