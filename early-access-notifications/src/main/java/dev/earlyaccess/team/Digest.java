package dev.earlyaccess.team;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was said until that day since the digest before it. */
record Digest(LocalDate day, List<Section> sections) {

    /**
     * What was said about one feature.
     *
     * @param feature its name; null for what is not known to be about any
     * @param count how many answers there are
     * @param meanRating of those with a rating; null where nobody gave one
     * @param newest some of them, the newest first
     */
    record Section(
            @Nullable String feature, long count, @Nullable Double meanRating, List<Answer> newest) {}

    /**
     * What one person said.
     *
     * @param sender a name or an address; null where nothing is known
     * @param text its beginning, if it is long
     */
    record Answer(
            long id, @Nullable String sender, @Nullable Integer rating, String text) {}

    long count() {
        return sections.stream().mapToLong(Section::count).sum();
    }
}
