package dev.earlyaccess.privacy;

import dev.earlyaccess.audit.AuditTrail;
import dev.earlyaccess.scheduling.RecipientLock;
import dev.earlyaccess.user.UserErased;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Erases a person. First the texts of others, a page at a time; then what makes the person a recipient of mails; and
 * when no sweep is left that has read the person before, the outbox and everything else. The profile goes last, so an
 * erasure that was interrupted can be repeated.
 */
@Service
public class Erasure {

    private static final Logger log = LoggerFactory.getLogger(Erasure.class);

    private final ErasedRows rows;
    private final OthersTexts texts;
    private final EnrollmentMessages messages;
    private final RecipientLock recipients;
    private final AuditTrail trail;
    private final Clock clock;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;

    Erasure(
            ErasedRows rows,
            OthersTexts texts,
            EnrollmentMessages messages,
            RecipientLock recipients,
            AuditTrail trail,
            Clock clock,
            TransactionOperations transaction,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.texts = texts;
        this.messages = messages;
        this.recipients = recipients;
        this.trail = trail;
        this.clock = clock;
        this.transaction = transaction;
        this.events = events;
    }

    /**
     * Erases everything about this person that this service keeps.
     *
     * @return how much was erased; nothing if there was nothing left
     * @throws OwnsFeatures if the person owns features
     */
    public Erased erase(DataSubject person) {
        refuseOwner(person);
        long blanked = texts.blank(person);
        Ties ties = Objects.requireNonNull(transaction.execute(status -> eraseTies(person)));
        Erased erased = Objects.requireNonNull(transaction.execute(status -> eraseRest(person, ties, blanked)));
        log.info("A person was erased: {}", erased);
        return erased;
    }

    private void refuseOwner(DataSubject person) {
        List<String> owned = rows.owned(person);
        if (!owned.isEmpty()) {
            throw new OwnsFeatures(owned);
        }
    }

    private Ties eraseTies(DataSubject person) {
        refuseOwner(person);
        return new Ties(rows.enrollments(person), rows.groupMemberships(person), rows.managedFeatures(person));
    }

    /** What makes the person a recipient of mails. */
    private record Ties(long enrollments, long groupMemberships, long managedFeatures) {}

    private Erased eraseRest(DataSubject person, Ties ties, long blanked) {
        refuseOwner(person);
        // Feedback first, then recipients: who changes feedback locks in this order as well.
        rows.lockFeedback(person);
        recipients.await();
        List<Long> feedback = rows.lockFeedback(person);
        ErasedRows.ErasedFeedback said = rows.feedback(feedback);
        long told = messages.withdraw(person);
        long mails = rows.deliveries(person);
        long suppressions = rows.suppressions(person);
        long authorships = rows.authorships(person);
        long auditNames = rows.auditNames(person);
        long profiles = rows.profiles(person, clock.instant());
        events.publishEvent(new UserErased(person.user()));
        Erased erased = new Erased(
                profiles,
                ties.enrollments(),
                said.entries(),
                said.replies(),
                mails,
                ties.groupMemberships(),
                suppressions,
                said.webhookMessages() + told,
                auditNames,
                ties.managedFeatures(),
                blanked + authorships);
        if (!erased.isNothing()) {
            trail.recordErasure(person.id());
        }
        return erased;
    }
}
