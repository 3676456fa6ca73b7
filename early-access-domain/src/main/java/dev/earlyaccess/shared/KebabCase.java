package dev.earlyaccess.shared;

import java.util.Arrays;
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

    /** The constant that is spelled so, if there is one. */
    static <E extends Enum<E> & KebabCase> Optional<E> find(Class<E> type, String code) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.code().equals(code))
                .findFirst();
    }

    /**
     * The constant that is spelled so in the database.
     *
     * @throws IllegalStateException if there is none: the database's checks should have kept it out
     */
    static <E extends Enum<E> & KebabCase> E require(Class<E> type, String code) {
        return find(type, code)
                .orElseThrow(() -> new IllegalStateException("No " + type.getSimpleName() + " is called " + code));
    }
}
