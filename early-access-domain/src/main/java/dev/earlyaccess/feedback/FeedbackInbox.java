package dev.earlyaccess.feedback;

import dev.earlyaccess.audit.Acting;
import dev.earlyaccess.audit.AuditAction;
import dev.earlyaccess.audit.AuditSubject;
import dev.earlyaccess.audit.AuditTrail;
import dev.earlyaccess.audit.AuditValues;
import dev.earlyaccess.audit.KnownPerson;
import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.feature.UnknownFeature;
import dev.earlyaccess.user.Profile;
import dev.earlyaccess.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The inbox, in which all feedback arrives, is read and is replied to. Its events are published inside the
 * transaction that makes the change.
 */
@Service
@Transactional
public class FeedbackInbox {

    /** The same feedback within this time is a double click or a retry. */
    private static final Duration REPETITION = Duration.ofMinutes(10);

    /** The maximum of in-app feedback by one user within an hour. */
    private static final int MOST = 200;

    /** The maximum of mails in reply to one mail, or from one address, of which the team is told within an hour. */
    private static final int MOST_TOLD = 100;

    private static final Duration HOUR = Duration.ofHours(1);

    private final Features features;
    private final FeedbackRows rows;
    private final FeedbackSearch search;
    private final FeedbackReplies replies;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final FeedbackMetrics metrics;

    FeedbackInbox(
            Features features,
            FeedbackRows rows,
            FeedbackSearch search,
            FeedbackReplies replies,
            AuditTrail trail,
            ApplicationEventPublisher events,
            FeedbackMetrics metrics) {
        this.features = features;
        this.rows = rows;
        this.search = search;
        this.replies = replies;
        this.trail = trail;
        this.events = events;
        this.metrics = metrics;
    }

    /**
     * Stores feedback of a signed-in user about a feature. The same feedback soon after returns the first
     * entry.
     *
     * @param text null or blank if the user only gives a rating
     * @param rating 1 (bad) to 5 (good); null if the user only writes a text
     * @throws UnknownFeature if there is no such feature
     * @throws ClosedForFeedback if the feature is archived
     * @throws NothingSaid if there is neither a text nor a rating
     * @throws TooMuchFeedback if the user has reached the maximum within an hour
     */
    public Feedback give(FeatureKey key, UserId user, @Nullable String text, @Nullable Integer rating, Instant at) {
        Feature feature = features.require(key);
        if (!feature.stage().takesFeedback()) {
            throw new ClosedForFeedback(key, feature.stage());
        }
        NewFeedback said = NewFeedback.inApp(feature, user, text == null ? "" : text, rating);
        if (said.content().isEmpty()) {
            throw new NothingSaid();
        }
        rows.awaitOthersOf(user);
        return rows.repeated(said, at.minus(REPETITION)).map(this::require).orElseGet(() -> giveAnew(said, user, at));
    }

    private Feedback giveAnew(NewFeedback said, UserId user, Instant at) {
        rows.latestButFor(MOST - 1, user)
                .map(first -> first.plus(HOUR))
                .filter(at::isBefore)
                .ifPresent(again -> {
                    throw new TooMuchFeedback(MOST, Duration.between(at, again));
                });
        Feedback given = receive(said, at).orElseThrow();
        if (trail.isByAnother(user.value())) {
            trail.record(AuditAction.FEEDBACK_GIVEN, subject(given), AuditValues.NONE, status(given));
        }
        return given;
    }

    /**
     * Stores feedback; empty if a mail with the same Message-ID was stored before. Of a flood of mails, the first
     * ones are announced, and all are stored.
     */
    public Optional<Feedback> receive(NewFeedback feedback, Instant at) {
        Optional<Feedback> received = rows.add(feedback, at).map(this::require);
        received.ifPresent(arrived -> metrics.count(feedback.source()));
        received.filter(arrived -> !isFlood(feedback, at)).ifPresent(arrived -> announce(arrived, at));
        return received;
    }

    private boolean isFlood(NewFeedback feedback, Instant at) {
        return feedback.source() != FeedbackSource.APP && rows.isFlood(feedback, MOST_TOLD, at.minus(HOUR));
    }

    /**
     * Changes the status of feedback, or the feature that it is about. An owner can only choose one of their
     * own features.
     *
     * @param status null to leave it; may replace {@code automatic}
     * @param feature null to leave it
     * @throws UnknownFeedback if there is none, or these readers may not see it before or after the change
     * @throws UnknownFeature if there is no such feature
     */
    public Feedback change(
            long id,
            FeedbackReaders readers,
            @Nullable FeedbackStatus status,
            @Nullable FeatureKey feature,
            Instant at) {
        Feedback before = hold(id, readers);
        if (feature != null) {
            rows.assign(id, features.require(feature).id());
        }
        if (status != null) {
            rows.mark(id, status);
        }
        Feedback after = announceIfHuman(before, readers, at);
        trail.record(AuditAction.FEEDBACK_CHANGED, subject(after), audited(before), audited(after));
        return after;
    }

    /**
     * Replies to feedback and marks it as answered. The event that makes the mail be sent is published in the
     * same transaction. The same reply soon after returns the first reply.
     *
     * @throws UnknownFeedback if there is none, or these readers may not see it
     * @throws NowhereToReply if there is no address for a reply
     */
    public FeedbackReply reply(long id, FeedbackReaders readers, String text, Profile by, Instant at) {
        Feedback answered = hold(id, readers);
        if (answered.author().replyTo() == null) {
            throw new NowhereToReply(id);
        }
        return repeated(answered, text, by, at).orElseGet(() -> replyAnew(answered, readers, text, by, at));
    }

    /** If the status is no longer "answered", the team may reply again. */
    private Optional<FeedbackReply> repeated(Feedback answered, String text, Profile by, Instant at) {
        return answered.status() == FeedbackStatus.ANSWERED
                ? replies.repeated(answered.id(), text, by.user(), at.minus(REPETITION))
                : Optional.empty();
    }

    /**
     * Replies to feedback with the text of a mail, once for each Message-ID.
     *
     * @param acting the same person as {@code by}, and from where
     * @return empty if the mail was a reply before
     * @throws UnknownFeedback if there is none, or these readers may not see it
     * @throws NowhereToReply if there is no address for a reply
     */
    public Optional<FeedbackReply> replyByMail(
            long id, FeedbackReaders readers, String text, Profile by, Acting acting, String messageId, Instant at) {
        Feedback answered = hold(id, readers);
        if (answered.author().replyTo() == null) {
            throw new NowhereToReply(id);
        }
        Optional<FeedbackReply> reply = replies.add(id, text, by.user(), by.name(), messageId, at);
        reply.ifPresent(added -> {
            settle(answered, readers, added, at);
            trail.recordBy(acting, AuditAction.FEEDBACK_REPLIED, subject(answered), status(answered), audited(added));
        });
        return reply;
    }

    /** Whether the mail with this Message-ID was sent on as a reply. */
    @Transactional(readOnly = true)
    public boolean isReply(String messageId) {
        return replies.has(messageId);
    }

    private FeedbackReply replyAnew(Feedback answered, FeedbackReaders readers, String text, Profile by, Instant at) {
        FeedbackReply reply = replies.add(answered.id(), text, by.user(), by.name(), at);
        settle(answered, readers, reply, at);
        trail.record(AuditAction.FEEDBACK_REPLIED, subject(answered), status(answered), audited(reply));
        return reply;
    }

    private static AuditSubject subject(Feedback feedback) {
        Feedback.FeatureReference feature = feedback.about();
        AuditSubject entry = feature == null
                ? AuditSubject.of("feedback", feedback.id())
                : AuditSubject.feature(feature.key().value()).and("feedback", feedback.id());
        KnownPerson author = audited(feedback.author());
        return author == null ? entry : entry.about(author);
    }

    private static @Nullable KnownPerson audited(Feedback.Author author) {
        if (author.user() != null) {
            return KnownPerson.user(author.user().value());
        }
        return author.senderEmail() == null ? null : KnownPerson.at(author.senderEmail());
    }

    /** Neither what a user said nor what a user was told is kept in the trail. */
    private static AuditValues audited(Feedback feedback) {
        Feedback.FeatureReference feature = feedback.about();
        return status(feedback)
                .with("feature", feature == null ? null : feature.key().value());
    }

    private static AuditValues status(Feedback feedback) {
        return AuditValues.of("status", feedback.status());
    }

    private static AuditValues audited(FeedbackReply reply) {
        return AuditValues.of("status", FeedbackStatus.ANSWERED).with("reply", reply.id());
    }

    private void settle(Feedback answered, FeedbackReaders readers, FeedbackReply reply, Instant at) {
        rows.mark(answered.id(), FeedbackStatus.ANSWERED);
        announceIfHuman(answered, readers, at);
        events.publishEvent(new FeedbackReplied(reply.id(), answered.id(), at));
    }

    /**
     * Feedback whose row is locked until the transaction ends, so that its changes happen one after another.
     */
    private Feedback hold(long id, FeedbackReaders readers) {
        rows.lock(id);
        return require(id, readers);
    }

    private Feedback announceIfHuman(Feedback before, FeedbackReaders readers, Instant at) {
        Feedback now = require(before.id(), readers);
        if (before.status() == FeedbackStatus.AUTOMATIC) {
            announce(now, at);
        }
        return now;
    }

    /** A reply of the team is no news to the team; and mail programs could answer each other for ever. */
    private void announce(Feedback feedback, Instant at) {
        if (feedback.status() != FeedbackStatus.AUTOMATIC && feedback.teamReplyTo() == null) {
            events.publishEvent(new FeedbackArrived(
                    feedback.id(),
                    feedback.about() == null ? null : feedback.about().featureId(),
                    at));
        }
    }

    /**
     * The feedback with this id.
     *
     * @throws UnknownFeedback if there is none
     */
    @Transactional(readOnly = true)
    public Feedback require(long id) {
        return require(id, FeedbackReaders.ALL);
    }

    /**
     * The feedback with this id, if these readers may see it.
     *
     * @throws UnknownFeedback if there is none, or the readers may not see it
     */
    @Transactional(readOnly = true)
    public Feedback require(long id, FeedbackReaders readers) {
        return rows.find(id, readers).orElseThrow(() -> new UnknownFeedback(id));
    }

    /** Those of these ids whose feedback the readers may see. */
    @Transactional(readOnly = true)
    public Set<Long> visible(Collection<Long> ids, FeedbackReaders readers) {
        return Set.copyOf(rows.visible(ids, readers));
    }

    /** The feedback with this id that these readers may see and reply to; empty if there is none. */
    @Transactional(readOnly = true)
    public Optional<Feedback> findAnswerable(long id, FeedbackReaders readers) {
        return rows.find(id, readers).filter(feedback -> feedback.author().replyTo() != null);
    }

    /** The whole mail from which the text was extracted, as plain text; empty for feedback in the app. */
    @Transactional(readOnly = true)
    public Optional<String> original(Feedback feedback) {
        return rows.original(feedback.id());
    }

    /**
     * The feedback with these ids, each text cut to the given number of characters. An unknown id is left
     * out.
     */
    @Transactional(readOnly = true)
    public Map<Long, Feedback> beginnings(Collection<Long> ids, int longest) {
        return rows.beginnings(ids, longest).stream().collect(Collectors.toMap(Feedback::id, Function.identity()));
    }

    /**
     * A page of matching feedback that these readers may see, the newest first, with ids smaller than the
     * given id. All statements of a search see the same snapshot of the inbox.
     */
    @Transactional(readOnly = true)
    public List<Feedback> newest(FeedbackReaders readers, FeedbackFilter filter, long beforeId, int limit) {
        rows.seeOneSnapshot();
        return rows.newestFirst(search.newest(readers, filter, beforeId, limit));
    }

    /** The feedback with these ids, the newest first. */
    @Transactional(readOnly = true)
    public List<Feedback> withIds(List<Long> ids) {
        return rows.newestFirst(ids);
    }

    /** The feedback of this user, the newest first; also replies by other persons to mails to this user. */
    @Transactional(readOnly = true)
    public List<Feedback> of(UserId user, int limit) {
        return rows.of(user, limit);
    }

    /**
     * The feedback of people about a feature in a period, the newest first.
     *
     * @param feature its id; null for unmatched feedback
     * @param from the beginning of the period, which ends just before {@code until}
     */
    @Transactional(readOnly = true)
    public List<Feedback> between(@Nullable Long feature, Instant from, Instant until, int limit) {
        return rows.between(feature, from, until, limit);
    }

    /**
     * The amount of feedback in a period for each feature, in the order of names; unmatched feedback last.
     */
    @Transactional(readOnly = true)
    public List<FeedbackTally> tallies(Instant from, Instant until) {
        return rows.tallies(from, until);
    }

    /** The number of unread entries about each of these features, by the feature's id; without features that have none. */
    public Map<Long, Long> unread(Collection<Feature> features) {
        return rows.unread(features.stream().map(Feature::id).toList());
    }

    /** The reply of this id. */
    @Transactional(readOnly = true)
    public FeedbackReply requireReply(long id) {
        return replies.require(id);
    }

    /** The replies to each of these, the oldest first; what nobody replied to is absent. */
    @Transactional(readOnly = true)
    public Map<Long, List<FeedbackReply>> repliesTo(Collection<Feedback> feedback) {
        return replies.to(feedback.stream().map(Feedback::id).toList());
    }
}
