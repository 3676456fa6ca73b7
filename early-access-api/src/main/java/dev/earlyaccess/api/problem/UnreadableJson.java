package dev.earlyaccess.api.problem;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Explains in the client's terms why a request's JSON could not be read. */
final class UnreadableJson {

    private static final String BODY = "body";

    private UnreadableJson() {}

    static FieldError explain(@Nullable Throwable cause) {
        if (cause instanceof UnrecognizedPropertyException ex) {
            return new FieldError(path(ex), "is not a field of this request; it has: " + known(ex));
        }
        if (cause instanceof MismatchedInputException ex) {
            return new FieldError(path(ex), wanted(ex));
        }
        if (cause instanceof InputCoercionException ex) {
            return new FieldError(path(ex), "is a number too large or too small");
        }
        if (cause instanceof StreamReadException ex) {
            return new FieldError(
                    BODY,
                    "is not valid JSON at line %d, column %d"
                            .formatted(
                                    ex.getLocation().getLineNr(),
                                    ex.getLocation().getColumnNr()));
        }
        if (cause instanceof DatabindException ex) {
            return new FieldError(path(ex), "has a value that cannot be read");
        }
        return new FieldError(BODY, "must be JSON");
    }

    private static String wanted(MismatchedInputException ex) {
        Class<?> type = Optional.<Class<?>>ofNullable(ex.getTargetType()).orElse(Object.class);
        if (type.isEnum()) {
            return "must be one of " + constants(type);
        }
        if (java.time.LocalDate.class.equals(type)) {
            return "must be a date like 2026-12-24";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "must be a string";
        }
        if (Boolean.class.equals(type) || boolean.class.equals(type)) {
            return "must be true or false";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "must be a list";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "must be a whole number";
        }
        return ex instanceof InvalidFormatException ? "has a value that cannot be read" : "must be a JSON object";
    }

    private static String constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant ->
                        constant instanceof dev.earlyaccess.shared.KebabCase word ? word.code() : constant.toString())
                .collect(Collectors.joining(", "));
    }

    private static String known(UnrecognizedPropertyException ex) {
        return Optional.ofNullable(ex.getKnownPropertyIds()).orElse(List.of()).stream()
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String path(JacksonException ex) {
        String path = ex.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
        return path.isEmpty() ? BODY : path;
    }
}
