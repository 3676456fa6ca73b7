package dev.earlyaccess.api.problem;

import java.util.Collection;
import java.util.List;

/** The query has parameters that the operation does not know. */
public class UnknownParameters extends RuntimeException {

    private final List<String> names;
    private final String message;

    /**
     * @param names the unknown parameters
     * @param known the parameters of the operation
     */
    public UnknownParameters(Collection<String> names, Collection<String> known) {
        this.names = List.copyOf(names);
        this.message = known.isEmpty()
                ? "is not a parameter of this request; it has none"
                : "is not a parameter of this request; it has: "
                        + String.join(", ", known.stream().sorted().toList());
    }

    List<FieldError> errors() {
        return names.stream().map(name -> new FieldError(name, message)).toList();
    }
}
