package dev.earlyaccess.api.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.annotation.Annotation;
import org.hibernate.validator.constraints.Length;
import org.springdoc.core.customizers.PropertyCustomizer;
import org.springframework.stereotype.Component;

/** Tells how long a text may be: of the annotations that say so, swagger-core knows another one. */
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
