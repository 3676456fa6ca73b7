package dev.earlyaccess.api.security;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a caller may do. The table in docs/security.md says which role each operation needs. */
public enum Role {
    /** Every person with a valid token. */
    USER,
    /** A company's backend, which acts for its users. */
    SERVER,
    /** Works for the company: owns features, and is in the feedback group. */
    STAFF,
    /** Reads what the team sees, without addresses, original mails and secrets. */
    VIEWER,
    /** Helps users: sees addresses, and looks after their mails and enrollments. */
    SUPPORT,
    /** Releases features. */
    EDITOR,
    /** May do everything. */
    ADMIN;

    private Set<Role> granted() {
        return switch (this) {
            case ADMIN -> EnumSet.complementOf(EnumSet.of(USER));
            case EDITOR -> EnumSet.of(EDITOR, VIEWER, STAFF);
            case SUPPORT -> EnumSet.of(SUPPORT, VIEWER);
            default -> EnumSet.of(this);
        };
    }

    /** Whether a caller with this role may also do what the other role may do. */
    boolean grants(Role other) {
        return granted().contains(other);
    }

    /** The roles that grant one of these. */
    static List<Role> sufficientFor(Role... wanted) {
        return Arrays.stream(values())
                .filter(role -> Arrays.stream(wanted).anyMatch(role::grants))
                .toList();
    }

    /**
     * The role that a token can give under this name. Every person has {@link #USER} without a name, and only an API key
     * has {@link #SERVER}: a person who signs in must not act for other users.
     */
    static Optional<Role> named(String name) {
        return Arrays.stream(values())
                .filter(role -> role != USER && role != SERVER && role.name().equals(name))
                .findFirst();
    }
}
