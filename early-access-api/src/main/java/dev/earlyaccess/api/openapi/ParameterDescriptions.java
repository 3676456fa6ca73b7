package dev.earlyaccess.api.openapi;

import dev.earlyaccess.audit.AuditAction;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.user.UserId;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;

/** Describes the ids in paths, in the same way for all operations, and spells types of mail and actions as the API does. */
@Component
class ParameterDescriptions implements ParameterCustomizer {

    @Override
    public @Nullable Parameter customize(@Nullable Parameter parameter, MethodParameter method) {
        if (parameter == null) {
            return null;
        }
        withoutNull(parameter.getSchema());
        if (method.getParameterType() == FeatureKey.class) {
            parameter.setSchema(
                    new StringSchema().pattern("^" + FeatureKey.PATTERN + "$").maxLength(FeatureKey.MAX_LENGTH));
            // An admin who tries the examples in turn creates quiet-hours; dark-mode is among the demo
            // features of users.
            return parameter.getDescription() != null
                    ? parameter
                    : parameter
                            .description("The feature's key.")
                            .example(
                                    AdminControllers.contain(method.getContainingClass())
                                            ? "quiet-hours"
                                            : "dark-mode");
        }
        if (method.getParameterType() == UserId.class) {
            return parameter
                    .description("The user's id: the `sub` of the user's tokens, percent-encoded.")
                    .example("ada")
                    .schema(new StringSchema().minLength(1).maxLength(255));
        }
        Class<?> item = ResolvableType.forMethodParameter(method).asCollection().resolveGeneric();
        if (item == MailType.class || item == AuditAction.class) {
            StringSchema type = new StringSchema();
            type.setEnum(Stream.of(item.getEnumConstants())
                    .map(constant -> ((KebabCase) constant).code())
                    .toList());
            return parameter.schema(new ArraySchema().items(type).uniqueItems(true));
        }
        return parameter;
    }

    /** A parameter can be left out, but no query can say null. */
    private static void withoutNull(@Nullable Schema<?> schema) {
        if (schema != null && schema.getTypes() != null) {
            schema.getTypes().remove("null");
        }
    }
}
