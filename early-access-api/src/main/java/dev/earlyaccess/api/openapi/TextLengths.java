package dev.earlyaccess.api.openapi;

import dev.earlyaccess.api.request.TextLength;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springdoc.core.customizers.PropertyCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;

/** Documents the maximum length in {@link TextLength}; swagger-core only knows {@code @Size}. */
@Component
class TextLengths implements PropertyCustomizer, ParameterCustomizer {

    @Override
    public Schema<?> customize(Schema property, AnnotatedType type) {
        if (type.getCtxAnnotations() != null) {
            for (Annotation annotation : type.getCtxAnnotations()) {
                if (annotation instanceof TextLength length) {
                    property.setMaxLength(length.max());
                }
            }
        }
        return property;
    }

    @Override
    public @Nullable Parameter customize(@Nullable Parameter parameter, MethodParameter method) {
        TextLength length = method.getParameterAnnotation(TextLength.class);
        if (parameter != null && parameter.getSchema() != null && length != null) {
            parameter.getSchema().setMaxLength(length.max());
        }
        return parameter;
    }
}
