package dev.earlyaccess.api.openapi;

import dev.earlyaccess.api.request.TextLength;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.annotation.Annotation;
import org.springdoc.core.customizers.PropertyCustomizer;
import org.springframework.stereotype.Component;

/** Documents the maximum length in {@link TextLength}; swagger-core only knows {@code @Size}. */
@Component
class TextLengths implements PropertyCustomizer {

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
}
