package dev.earlyaccess.api.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Marks all fields of responses as required, also those that may be null; only requests can omit fields. */
@Component
@Order(4)
class ResponseSchemas implements GlobalOpenApiCustomizer {

    private static final String PREFIX = "#/components/schemas/";

    @Override
    public void customise(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        Set<String> sent = new HashSet<>(Set.of("Problem"));
        requests(document).forEach(schema -> collect(schema, schemas, sent));
        schemas.forEach((name, schema) -> {
            if (!sent.contains(name) && schema.getProperties() != null) {
                schema.setRequired(List.copyOf(schema.getProperties().keySet()));
            }
        });
    }

    private static Stream<Schema> requests(OpenAPI document) {
        return document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .filter(operation -> operation.getRequestBody() != null)
                .flatMap(operation -> operation.getRequestBody().getContent().values().stream())
                .map(media -> media.getSchema());
    }

    /** Notes the schema's name, and those of all that it is made of. */
    private static void collect(Schema<?> schema, Map<String, Schema> schemas, Set<String> names) {
        if (schema.get$ref() != null) {
            String name = schema.get$ref().substring(PREFIX.length());
            if (names.add(name)) {
                collect(Objects.requireNonNull(schemas.get(name)), schemas, names);
            }
        }
        parts(schema).forEach(part -> collect(part, schemas, names));
    }

    private static Stream<Schema> parts(Schema<?> schema) {
        return Stream.of(
                        schema.getAdditionalProperties() instanceof Schema<?> values
                                ? List.<Schema>of(values)
                                : List.<Schema>of(),
                        schema.getProperties() == null
                                ? List.<Schema>of()
                                : schema.getProperties().values(),
                        schema.getOneOf() == null ? List.<Schema>of() : schema.getOneOf())
                .flatMap(some -> some.stream());
    }
}
