package dev.earlyaccess.shared;

import java.util.Locale;
import java.util.Optional;

/**
 * An enum whose constants are spelled in kebab-case outside Java: {@code GENERAL_AVAILABILITY} is
 * {@code general-availability} in JSON, in queries and in the database.
 */
public interface KebabCase {

    /** The constant's Java name; every enum has it. */
    String name();

    /** How the constant is spelled outside Java. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant with this code, if there is one. */
    static <E extends Enum<E> & KebabCase> Optional<E> find(Class<E> type, String code) {
        return Optional.ofNullable(type.cast(KebabCaseCodes.OF_TYPE.get(type).get(code)));
    }

    /**
     * The constant with this code, which the database holds.
     *
     * @throws IllegalStateException if there is none, although the database has a check constraint
     */
    static <E extends Enum<E> & KebabCase> E require(Class<E> type, String code) {
        return find(type, code)
                .orElseThrow(() -> new IllegalStateException("No " + type.getSimpleName() + " is called " + code));
    }
}
