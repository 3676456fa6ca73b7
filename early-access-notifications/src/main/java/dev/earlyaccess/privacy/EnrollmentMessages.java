package dev.earlyaccess.privacy;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The messages of webhooks that tell of enrollments. Each tells of many users. */
@Repository
class EnrollmentMessages {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;

    EnrollmentMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record StoredMessage(long id, String payload) {}

    /**
     * Takes the person out of changes that no message tells of yet, and then out of the messages. Somebody who puts changes
     * into messages meanwhile is waited for.
     *
     * @return out of how many messages
     */
    long withdraw(DataSubject person) {
        jdbc.sql("delete from enrollment_change where user_id = :user")
                .param("user", person.id())
                .update();
        List<StoredMessage> messages = jdbc.sql("""
                select id, payload from webhook_message where users @> array[cast(:user as text)] order by id for update
                """)
                .param("user", person.id())
                .query((row, n) -> new StoredMessage(row.getLong("id"), row.getString("payload")))
                .list();
        messages.forEach(message -> withdraw(person, message));
        return messages.size();
    }

    private void withdraw(DataSubject person, StoredMessage message) {
        JsonNode rest = withChanges(message.payload(), user -> !user.equals(person.id()));
        jdbc.sql(changes(rest).isEmpty() ? "delete from webhook_message where id = :id" : """
                                update webhook_message set payload = :payload, users = array_remove(users, :user) where id = :id
                                """)
                .param("id", message.id())
                .param("payload", JSON.writeValueAsString(rest))
                .param("user", person.id())
                .update();
    }

    /** The message as far as it is about this person. */
    static String about(DataSubject person, String payload) {
        return JSON.writeValueAsString(withChanges(payload, person.id()::equals));
    }

    private static JsonNode withChanges(String payload, Predicate<String> users) {
        ObjectNode json = (ObjectNode) JSON.readTree(payload);
        ArrayNode kept = JSON.createArrayNode();
        StreamSupport.stream(changes(json).spliterator(), false)
                .filter(change -> users.test(change.path("userId").asString()))
                .forEach(kept::add);
        ((ObjectNode) json.get("data")).set("changes", kept);
        return json;
    }

    private static JsonNode changes(JsonNode json) {
        return json.at("/data/changes");
    }
}
