package dev.earlyaccess.team;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The feedback since the previous digest, up to the day of this digest. */
record Digest(LocalDate day, List<Section> sections) {

    /**
     * The feedback about one feature.
     *
     * @param feature its name; null for unmatched feedback
     * @param count the number of entries
     * @param meanRating the mean of the ratings; null if there are none
     * @param newest the newest entries, the newest first
     */
    record Section(
            @Nullable String feature, long count, @Nullable Double meanRating, List<DigestEntry> newest) {}

    /**
     * One entry.
     *
     * @param sender a name or an address; null if unknown
     * @param text the text; only its beginning if it is long
     */
    record DigestEntry(
            long id, @Nullable String sender, @Nullable Integer rating, String text) {}

    long count() {
        return sections.stream().mapToLong(Section::count).sum();
    }
}
