package dev.earlyaccess.feedback;

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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where all feedback arrives, is read and is answered. Whoever listens to what happens here is told inside the transaction
 * in which it happens.
 */
@Service
@Transactional
public class FeedbackInbox {

    /** Whoever says the same again in this time has clicked twice, or has not heard that it arrived. */
    private static final Duration REPETITION = Duration.ofMinutes(10);

    /** What one person says in the app beyond that in an hour is not taken. */
    private static final int MOST = 200;

    private static final Duration HOUR = Duration.ofHours(1);

    private final Features features;
    private final FeedbackRows rows;
    private final FeedbackSearch search;
    private final FeedbackReplies replies;
    private final ApplicationEventPublisher events;

    FeedbackInbox(
            Features features,
            FeedbackRows rows,
            FeedbackSearch search,
            FeedbackReplies replies,
            ApplicationEventPublisher events) {
        this.features = features;
        this.rows = rows;
        this.search = search;
        this.replies = replies;
        this.events = events;
    }

    /**
     * Takes in what a signed-in user says about a beta. The same again, soon after, is what was said before.
     *
     * @param rating 1 (bad) to 5 (good)
     * @throws UnknownFeature if there is no such feature
     * @throws ClosedForFeedback if it is no beta
     * @throws TooMuchFeedback if the user has said very much within an hour
     */
    public Feedback give(FeatureKey key, UserId user, String text, @Nullable Integer rating, Instant at) {
        Feature feature = features.require(key);
        if (!feature.stage().takesFeedback()) {
            throw new ClosedForFeedback(key, feature.stage());
        }
        NewFeedback said = NewFeedback.inApp(feature, user, text, rating);
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
        return receive(said, at).orElseThrow();
    }

    /** Takes in feedback; empty where a mail of that Message-ID was taken in before. */
    public Optional<Feedback> receive(NewFeedback feedback, Instant at) {
        Optional<Feedback> received = rows.add(feedback, at).map(this::require);
        received.ifPresent(arrived -> announce(arrived, at));
        return received;
    }

    /**
     * Says what the team made of feedback, or which feature it is about: nobody can hand it to a feature that is not theirs.
     *
     * @param status null to leave it; a person's word replaces even that a machine wrote it
     * @param feature null to leave it
     * @throws UnknownFeedback if there is none, or it is not for these readers before and after that
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
        return announceIfHuman(before, readers, at);
    }

    /**
     * Answers feedback, which is answered then. Whoever mails the reply hears of it in the same transaction. The same again,
     * soon after, is the reply that was given before.
     *
     * @throws UnknownFeedback if there is none, or it is not for these readers
     * @throws NowhereToReply if nothing leads back to whoever said it
     */
    public FeedbackReply reply(long id, FeedbackReaders readers, String text, Profile by, Instant at) {
        Feedback answered = hold(id, readers);
        if (answered.author().replyTo() == null) {
            throw new NowhereToReply(id);
        }
        return repeated(answered, text, by, at).orElseGet(() -> replyAnew(answered, readers, text, by, at));
    }

    /** Where it is not answered any more, somebody wants it to be answered again. */
    private Optional<FeedbackReply> repeated(Feedback answered, String text, Profile by, Instant at) {
        return answered.status() == FeedbackStatus.ANSWERED
                ? replies.repeated(answered.id(), text, by.user(), at.minus(REPETITION))
                : Optional.empty();
    }

    private FeedbackReply replyAnew(Feedback answered, FeedbackReaders readers, String text, Profile by, Instant at) {
        FeedbackReply reply = replies.add(answered.id(), text, by.user(), by.name(), at);
        rows.mark(answered.id(), FeedbackStatus.ANSWERED);
        announceIfHuman(answered, readers, at);
        events.publishEvent(new FeedbackReplied(reply.id(), answered.id(), at));
        return reply;
    }

    /**
     * Feedback whose row is held until the transaction ends, so that changes to it come one after another.
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

    private void announce(Feedback feedback, Instant at) {
        if (feedback.status() != FeedbackStatus.AUTOMATIC) {
            events.publishEvent(new FeedbackArrived(
                    feedback.id(),
                    feedback.about() == null ? null : feedback.about().featureId(),
                    at));
        }
    }

    /**
     * The feedback of this id.
     *
     * @throws UnknownFeedback if there is none
     */
    @Transactional(readOnly = true)
    public Feedback require(long id) {
        return require(id, FeedbackReaders.ADMINS);
    }

    /**
     * The feedback of this id, if it is for these readers.
     *
     * @throws UnknownFeedback if there is none, or it is not for them
     */
    @Transactional(readOnly = true)
    public Feedback require(long id, FeedbackReaders readers) {
        return rows.find(id, readers).orElseThrow(() -> new UnknownFeedback(id));
    }

    /** The feedback of these ids, with no more of each text than so many characters. What is not there is absent. */
    @Transactional(readOnly = true)
    public Map<Long, Feedback> beginnings(Collection<Long> ids, int longest) {
        return rows.beginnings(ids, longest).stream().collect(Collectors.toMap(Feedback::id, Function.identity()));
    }

    /**
     * A page of what these readers look for, the newest first: that whose id comes before the given one. All of a search
     * sees the same inbox, whatever arrives meanwhile: where its first statement ends, the next one begins.
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Feedback> newest(FeedbackReaders readers, FeedbackFilter filter, long beforeId, int limit) {
        return rows.newestFirst(search.newest(readers, filter, beforeId, limit));
    }

    /**
     * What people said about a feature in some time, the newest first.
     *
     * @param feature its id; null for what is not known to be about any
     * @param from when the time begins; it ends just before {@code until}
     */
    @Transactional(readOnly = true)
    public List<Feedback> between(@Nullable Long feature, Instant from, Instant until, int limit) {
        return rows.between(feature, from, until, limit);
    }

    /** How much people said in some time, feature by feature in the order of their names, what is unmatched last. */
    @Transactional(readOnly = true)
    public List<FeedbackTally> tallies(Instant from, Instant until) {
        return rows.tallies(from, until);
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
