package dev.earlyaccess.shared;

import java.util.List;

/** A field of the request has a value that a rule forbids. */
public abstract class InvalidField extends Refusal {

    private record Error(String field, String message) {}

    /** @param rule what is expected of the field, to be read after its name: "must not be blank" */
    protected InvalidField(String field, String rule) {
        super("invalid-request", field + " " + rule, "errors", List.of(new Error(field, rule)));
    }
}
