package dev.earlyaccess.shared;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that a rule of the business forbids. It carries what the caller needs to react, and knows nothing
 * of HTTP: the API turns every refusal into a problem document.
 */
public abstract class Refusal extends RuntimeException {

    private final String code;
    private final transient Map<String, @Nullable Object> facts = new LinkedHashMap<>();

    /**
     * @param code the name of the problem in kebab-case, such as {@code feature-not-found}; it never changes
     * @param message what is wrong and what to do, in sentences for the caller
     */
    protected Refusal(String code, String message) {
        super(message);
        this.code = code;
    }

    /** @param fact the name of the only fact */
    protected Refusal(String code, String message, String fact, @Nullable Object value) {
        this(code, message);
        add(fact, value);
    }

    /** Adds a fact, which the problem document shows as a field of this name. */
    protected final void add(String fact, @Nullable Object value) {
        facts.put(fact, value);
    }

    public final String code() {
        return code;
    }

    /** The facts for a client, in a fixed order, named as the fields of the problem document. */
    public final Map<String, @Nullable Object> facts() {
        return Collections.unmodifiableMap(facts);
    }

    @Override
    public final String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
