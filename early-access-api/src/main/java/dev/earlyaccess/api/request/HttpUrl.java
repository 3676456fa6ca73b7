package dev.earlyaccess.api.request;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** The absolute address of a web page (RFC 3986), with http or https and a host. */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = HttpUrl.HttpUrlValidator.class)
public @interface HttpUrl {

    String message() default "must be an http or https address, like https://docs.example.com/dark-mode";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks it. */
    class HttpUrlValidator implements ConstraintValidator<HttpUrl, String> {

        @Override
        public boolean isValid(@Nullable String url, ConstraintValidatorContext context) {
            return url == null || isHttpUrl(url);
        }

        private static boolean isHttpUrl(String url) {
            try {
                URI uri = new URI(url);
                return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                        && uri.getHost() != null;
            } catch (URISyntaxException ex) {
                return false;
            }
        }
    }
}
