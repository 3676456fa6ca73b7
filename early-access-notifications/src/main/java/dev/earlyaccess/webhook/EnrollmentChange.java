package dev.earlyaccess.webhook;

import dev.earlyaccess.stage.EnrollmentStatus;
import java.time.Instant;

/**
 * A change of an enrollment of which webhooks are told.
 *
 * @param user the user's id
 * @param feature the feature's key
 * @param status the stored status; none for an interest that was taken back
 * @param origin who changed it
 * @param since since when the user has this status
 */
record EnrollmentChange(String user, String feature, EnrollmentStatus status, String origin, Instant since) {}
