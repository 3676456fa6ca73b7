package dev.earlyaccess.usage;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How often each thing happened in some time, and what people said. */
public record Tally(Map<Usage, Long> counts, FeedbackCounts feedback) {

    static final Tally NOTHING = new Tally(Map.of(), FeedbackCounts.NONE);

    /**
     * How much people said.
     *
     * @param count how often, with a rating or without
     * @param ratings how many ratings they gave
     * @param stars the sum of these
     */
    public record FeedbackCounts(long count, long ratings, long stars) {

        static final FeedbackCounts NONE = new FeedbackCounts(0, 0, 0);

        /** The mean of the ratings, 1 (bad) to 5 (good); null where nobody gave one. */
        public @Nullable Double meanRating() {
            return ratings == 0 ? null : (double) stars / ratings;
        }

        private FeedbackCounts plus(FeedbackCounts other) {
            return new FeedbackCounts(count + other.count, ratings + other.ratings, stars + other.stars);
        }
    }

    /** How often this happened. */
    public long of(Usage what) {
        return counts.getOrDefault(what, 0L);
    }

    /** All of these together. */
    static Tally sum(Collection<Tally> tallies) {
        Map<Usage, Long> counts = new EnumMap<>(Usage.class);
        tallies.forEach(tally -> tally.counts.forEach((what, number) -> counts.merge(what, number, Long::sum)));
        return new Tally(
                counts, tallies.stream().map(Tally::feedback).reduce(FeedbackCounts.NONE, FeedbackCounts::plus));
    }
}
