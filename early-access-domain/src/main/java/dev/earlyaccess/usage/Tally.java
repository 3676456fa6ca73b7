package dev.earlyaccess.usage;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** How often each thing happened in some time. */
public record Tally(Map<Usage, Long> counts) {

    static final Tally NOTHING = new Tally(Map.of());

    /** How often this happened. */
    public long of(Usage what) {
        return counts.getOrDefault(what, 0L);
    }

    /** All of these together. */
    static Tally sum(Collection<Tally> tallies) {
        Map<Usage, Long> sum = new EnumMap<>(Usage.class);
        tallies.forEach(tally -> tally.counts.forEach((what, number) -> sum.merge(what, number, Long::sum)));
        return new Tally(sum);
    }
}
