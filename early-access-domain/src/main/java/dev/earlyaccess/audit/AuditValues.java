package dev.earlyaccess.audit;

import dev.earlyaccess.shared.KebabCase;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of fields, named as in the API, before or after a change. A value is a text, a number, a boolean,
 * a {@link KnownPerson}, or a list of these. Addresses in texts are found and kept like people. Never add a secret. Do not add a text that a user wrote, or that
 * was written to one: no entry can be changed when the person is erased.
 */
public final class AuditValues {

    /** No values: there was nothing before, or there is nothing left. */
    public static final AuditValues NONE = new AuditValues(Map.of());

    private final Map<String, Object> values;

    private AuditValues(Map<String, Object> values) {
        this.values = values;
    }

    /** One field. */
    public static AuditValues of(String field, @Nullable Object value) {
        return NONE.with(field, value);
    }

    /** The same with one more field. A field without a value, or with an unknown person, is left out. */
    public AuditValues with(String field, @Nullable Object value) {
        if (value == null || value instanceof KnownPerson person && person.isNobody()) {
            return this;
        }
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(field, plain(value));
        return new AuditValues(Collections.unmodifiableMap(more));
    }

    private static Object plain(Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream().map(AuditValues::plain).toList();
        }
        if (value instanceof KebabCase constant) {
            return constant.code();
        }
        return value instanceof Number || value instanceof Boolean || value instanceof KnownPerson
                ? value
                : value.toString();
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** The fields that have other values there, in their order. */
    Set<String> fieldsThatDiffer(AuditValues others) {
        Set<String> fields = new LinkedHashSet<>(values.keySet());
        fields.addAll(others.values.keySet());
        fields.removeIf(field -> Objects.equals(values.get(field), others.values.get(field)));
        return fields;
    }

    @Nullable
    Object get(String field) {
        return values.get(field);
    }
}
