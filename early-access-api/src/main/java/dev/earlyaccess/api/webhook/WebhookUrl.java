package dev.earlyaccess.api.webhook;

import dev.earlyaccess.webhook.EndpointUrl;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** The address of a webhook. */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = WebhookUrl.WebhookUrlValidator.class)
@interface WebhookUrl {

    String message() default
            "must be an address that begins with https://, without user and fragment; http is accepted only for the machine that the service runs on";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Accepts what {@link EndpointUrl} accepts. */
    class WebhookUrlValidator implements ConstraintValidator<WebhookUrl, String> {

        @Override
        public boolean isValid(@Nullable String url, ConstraintValidatorContext context) {
            return url == null || EndpointUrl.read(url).isPresent();
        }
    }
}
