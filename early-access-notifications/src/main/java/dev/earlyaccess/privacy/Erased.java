package dev.earlyaccess.privacy;

/**
 * How much was erased. Texts of others, and rows that stay without the person's name, are counted as blanked.
 *
 * @param profiles 1, or 0 if there was no profile
 * @param mails deliveries in the outbox to the person
 * @param blanked rows of others in which the person's id, address or name was blanked
 */
public record Erased(
        long profiles,
        long enrollments,
        long feedback,
        long replies,
        long mails,
        long groupMemberships,
        long suppressions,
        long webhookMessages,
        long auditNames,
        long managedFeatures,
        long blanked) {

    boolean isNothing() {
        return profiles
                        + enrollments
                        + feedback
                        + replies
                        + mails
                        + groupMemberships
                        + suppressions
                        + webhookMessages
                        + auditNames
                        + managedFeatures
                        + blanked
                == 0;
    }
}
