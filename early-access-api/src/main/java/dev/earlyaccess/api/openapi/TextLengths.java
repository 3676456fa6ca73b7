package dev.earlyaccess.api.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.annotation.Annotation;
import org.hibernate.validator.constraints.Length;
import org.springdoc.core.customizers.PropertyCustomizer;
import org.springframework.stereotype.Component;

/** Documents the maximum length in {@code @Length}; swagger-core only knows {@code @Size}. */
@Component
class TextLengths implements PropertyCustomizer {

    @Override
    public Schema<?> customize(Schema property, AnnotatedType type) {
        if (type.getCtxAnnotations() != null) {
            for (Annotation annotation : type.getCtxAnnotations()) {
                if (annotation instanceof Length length) {
                    property.setMaxLength(length.max());
                }
            }
        }
        return property;
    }
}
