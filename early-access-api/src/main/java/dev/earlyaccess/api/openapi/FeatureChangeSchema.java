package dev.earlyaccess.api.openapi;

import io.swagger.v3.core.util.AnnotationsUtils;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The schema of a merge patch of a feature, derived from the schema of a new feature: no field is required,
 * and null removes an optional field.
 */
@Component
@Order(2)
class FeatureChangeSchema implements GlobalOpenApiCustomizer {

    private static final Set<String> FIXED = Set.of("key", "stage");

    @Override
    public void customise(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        Schema<?> feature = schemas.get("NewFeature");
        Schema<?> owner = schemas.get("Owner");
        if (feature == null || owner == null) {
            return;
        }
        Schema<?> change =
                patchOf(feature, "The fields to change. Omitted fields stay as they are; null removes a field.");
        FIXED.forEach(change.getProperties()::remove);
        change.getProperties().computeIfPresent("owner", (name, changed) -> changed.$ref("OwnerChange"));
        change.getProperties()
                .computeIfPresent("translations", (name, changed) -> changed.additionalProperties(translationOrNull()));
        change.addProperty("reason", reason());
        schemas.put("FeatureChange", change);
        schemas.put("OwnerChange", patchOf(owner, "The fields of the owner to change. Null removes a field."));
    }

    /** Null removes a language. */
    private static Schema<?> translationOrNull() {
        return new Schema<>()
                .oneOf(List.of(new Schema<>().$ref("NewTranslation"), new Schema<>().types(Set.of("null"))));
    }

    private static Schema<?> reason() {
        return new StringSchema()
                .maxLength(1_000)
                .description(
                        "Why the feature is changed; only stored in the history. Required if the feature was a beta and `size` "
                                + "becomes minor, or `newProduct` or `metered` becomes false; ignored for other changes.")
                .example("It became a setting of the editor.");
    }

    private static Schema<?> patchOf(Schema<?> whole, String description) {
        Schema<?> patch = AnnotationsUtils.clone(whole, true);
        List<String> required = whole.getRequired() == null ? List.of() : whole.getRequired();
        patch.getProperties().forEach((name, property) -> {
            if (!required.contains(name) && property.getDefault() == null) {
                makeNullable(property);
            }
            property.setDefault(null);
            property.setDefaultSetFlag(false);
        });
        return patch.description(description).required(null);
    }

    private static void makeNullable(Schema<?> property) {
        Set<String> types =
                property.getTypes() == null ? new LinkedHashSet<>() : new LinkedHashSet<>(property.getTypes());
        types.add("null");
        property.setTypes(types);
    }
}
