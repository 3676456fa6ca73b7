package dev.earlyaccess.enrollment;

/**
 * The changes that somebody wants to be told of. The statement that changes enrollments writes them itself, and only while
 * there is a follower.
 */
public final class EnrollmentChanges {

    private EnrollmentChanges() {}

    /**
     * Continues a statement that has changed enrollments of {@code :feature}.
     *
     * @param changed the rows that it changed: user_id, status, origin, since
     */
    public static String notedFrom(String changed) {
        return """
                noted as (
                    insert into enrollment_change (feature_id, user_id, status, origin, since)
                    select :feature, user_id, status, origin, since from %s where exists (select from enrollment_follower)
                )""".formatted(changed);
    }
}
