package dev.earlyaccess.usage;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The counts of events in a period, and of feedback. */
public record Tally(Map<Usage, Long> counts, FeedbackCounts feedback) {

    static final Tally NOTHING = new Tally(Map.of(), FeedbackCounts.NONE);

    /**
     * The amount of feedback by people.
     *
     * @param count the number of entries, with or without a rating
     * @param ratings the number of ratings
     * @param stars the sum of the ratings
     */
    public record FeedbackCounts(long count, long ratings, long stars) {

        /** No feedback. */
        public static final FeedbackCounts NONE = new FeedbackCounts(0, 0, 0);

        /** The mean of the ratings, 1 (bad) to 5 (good); null if there are none. */
        public @Nullable Double meanRating() {
            return ratings == 0 ? null : (double) stars / ratings;
        }

        FeedbackCounts plus(FeedbackCounts other) {
            return new FeedbackCounts(count + other.count, ratings + other.ratings, stars + other.stars);
        }
    }

    /** The count of this event. */
    public long of(Usage what) {
        return counts.getOrDefault(what, 0L);
    }

    /** The sum of several tallies. */
    static Tally sum(Collection<Tally> tallies) {
        Map<Usage, Long> counts = new EnumMap<>(Usage.class);
        tallies.forEach(tally -> tally.counts.forEach((what, number) -> counts.merge(what, number, Long::sum)));
        return new Tally(
                counts, tallies.stream().map(Tally::feedback).reduce(FeedbackCounts.NONE, FeedbackCounts::plus));
    }
}
