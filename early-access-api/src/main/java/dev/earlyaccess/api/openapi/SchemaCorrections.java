package dev.earlyaccess.api.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Completes what swagger-core only half says: which references and enumerations may be null. The example of a
 * string that holds JSON is a string again, CSV is text, and tags are in the order of their names.
 */
@Component
@Order(3)
class SchemaCorrections implements GlobalOpenApiCustomizer {

    private static final String NULL = "null";
    private static final String CSV = "text/csv";

    @Override
    public void customise(OpenAPI document) {
        Map<String, Schema> schemas = new TreeMap<>(document.getComponents().getSchemas());
        schemas.values().forEach(SchemaCorrections::correct);
        document.getComponents().setSchemas(schemas);
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .flatMap(operation -> operation.getResponses().values().stream())
                .filter(SchemaCorrections::hasCsvWithoutExample)
                .forEach(response -> response.getContent()
                        .addMediaType(
                                CSV,
                                new MediaType()
                                        .schema(new StringSchema()
                                                .example("id,at,…\r\n4711,2026-11-22T09:00:00Z,…\r\n"))));
        document.setTags(document.getTags().stream()
                .sorted(Comparator.comparing(Tag::getName))
                .toList());
    }

    private static boolean hasCsvWithoutExample(ApiResponse response) {
        return response.getContent() != null
                && response.getContent().containsKey(CSV)
                && response.getContent().get(CSV).getSchema().getExample() == null;
    }

    private static void correct(Schema<?> schema) {
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(SchemaCorrections::keepStringAsExample);
            schema.getProperties().values().stream()
                    .filter(SchemaCorrections::mayBeNull)
                    .forEach(property -> {
                        if (property.get$ref() != null) {
                            eitherReferenceOrNull(property);
                        } else if (property.getEnum() != null) {
                            addNullToValues(property);
                        }
                    });
        }
    }

    private static void keepStringAsExample(Schema<?> property) {
        if (property.getTypes() != null
                && property.getTypes().contains("string")
                && property.getFormat() == null
                && property.getExample() != null) {
            property.setExample(property.getExample().toString());
        }
    }

    private static boolean mayBeNull(Schema<?> property) {
        return property.getTypes() != null && property.getTypes().contains(NULL);
    }

    private static void eitherReferenceOrNull(Schema<?> property) {
        property.setOneOf(List.of(new Schema<>().$ref(property.get$ref()), new Schema<>().types(Set.of(NULL))));
        property.set$ref(null);
        property.setTypes(null);
    }

    private static <T> void addNullToValues(Schema<T> property) {
        List<T> values = new ArrayList<>(property.getEnum());
        if (!values.contains(null)) {
            values.add(null);
        }
        property.setEnum(values);
    }
}
