package dev.earlyaccess.audit;

import org.jspecify.annotations.Nullable;

/**
 * What an entry is about.
 *
 * @param feature the key of a feature; null if it is about none
 * @param thing another thing, by its kind and id: {@code feedback:17}; null if it is about the feature itself
 * @param person the person; null if it is about nobody
 */
public record AuditSubject(
        @Nullable String feature,
        @Nullable String thing,
        @Nullable KnownPerson person) {

    /** A feature. */
    public static AuditSubject feature(String key) {
        return new AuditSubject(key, null, null);
    }

    /** A thing that belongs to no feature, such as a webhook. */
    public static AuditSubject of(String kind, Object id) {
        return new AuditSubject(null, kind + ":" + id, null);
    }

    /** A person, not in connection with a feature. */
    public static AuditSubject person(KnownPerson person) {
        return new AuditSubject(null, null, person);
    }

    /** A thing that belongs to this feature, such as an update. */
    public AuditSubject and(String kind, Object id) {
        return new AuditSubject(feature, kind + ":" + id, person);
    }

    /** The same about a person. */
    public AuditSubject about(KnownPerson who) {
        return new AuditSubject(feature, thing, who);
    }
}
