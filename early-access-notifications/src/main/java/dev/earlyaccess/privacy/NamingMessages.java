package dev.earlyaccess.privacy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
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

    private final JdbcClient jdbc;

    NamingMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Message(
            long id, String payload, @Nullable String inShort) {}

    /** @return in how many messages the person was blanked */
    long blank(DataSubject person) {
        List<Message> found = jdbc.sql("""
                select id, payload, in_short from webhook_message m
                where by_user = :user or exists (
                    select from unnest(:needles) as needle (text) where strpos(lower(m.payload), lower(needle.text)) > 0)
                order by id for update
                """)
                .param("user", person.id())
                .param("needles", needles(person))
                .query((row, n) -> new Message(row.getLong("id"), row.getString("payload"), row.getString("in_short")))
                .list();
        found.forEach(message -> rewrite(message, person));
        return found.size();
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

    /**
     * Whether the object describes the owner of a feature, or who moved it, and that is this person, whose address or
     * id may be blanked already.
     */
    private static boolean isAbout(ObjectNode object, DataSubject person) {
        String email = object.path("email").asString("");
        String by = object.path("by").asString("");
        return person.emails().contains(email.toLowerCase(Locale.ROOT))
                || by.equals(person.id())
                || email.equals(ErasedText.BLANK)
                || by.equals(ErasedText.BLANK);
    }
}
