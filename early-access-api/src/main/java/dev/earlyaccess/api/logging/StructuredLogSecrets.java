package dev.earlyaccess.api.logging;

import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/** Leaves secrets out of a structured log. JSON itself escapes what would end a line. */
class StructuredLogSecrets implements StructuredLoggingJsonMembersCustomizer<Object> {

    @Override
    public void customize(JsonWriter.Members<Object> members) {
        members.applyingValueProcessor(
                (path, value) -> value instanceof String text ? LogText.withoutSecrets(text) : value);
    }
}
