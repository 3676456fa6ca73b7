package dev.earlyaccess.feedback;

import dev.earlyaccess.feature.Features;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * Searches the inbox, the newest first, in a time that hardly grows with the size of the inbox.
 *
 * <p>The index of words has no order: to find the newest feedback with a common word, it would read all
 * feedback with this word. A scan of the newest feedback for a rare word would read the whole table. So a
 * search first scans a limited number of the newest rows. If too few of them match, the words are rare, and
 * the search uses the index of words.
 */
@Repository
class FeedbackSearch {

    private static final int LOOKED_AT_FOR_EACH = 100;

    /** Each status of each feature is a range of an index, in the order of ids. */
    private static final String NEWEST = """
            select c.id
            from unnest(cast(:statuses as text[])) as s (status) cross join (%s) f cross join lateral (
                select b.id from feedback b where b.status = s.status and %s and b.id < :before
                order by b.id desc limit :limit) c
            order by c.id desc limit :limit
            """;

    /** A prefix of a word matches, because languages inflect the end of a word. */
    private static final String HAS_WORDS = """
            b.words @@ (select regexp_replace(
                websearch_to_tsquery('simple', :words)::text, '(''([^'']|'''')*'')', '\\1:*', 'g')::tsquery)
            """;

    private static final String NEAR = "select c.id from (" + NEWEST + ") c where (select " + HAS_WORDS
            + " from feedback b where b.id = c.id) order by c.id desc limit :wanted";

    private static final String LAST_LOOKED_AT =
            "select c.id from (" + NEWEST + ") c order by c.id desc offset :limit - 1";

    /** The columns that the index of words also holds. */
    private static final String MARKS = "array[b.status, coalesce(b.feature_id::text, 'unmatched')]";

    /**
     * Sorted only after all rows are found: otherwise the planner may choose the index for the order and read
     * every row.
     */
    private static final String FAR =
            "with found as materialized (select b.id from feedback b where " + HAS_WORDS + " and "
                    + MARKS + " && cast(:statuses as text[]) and %s and b.id < :before)"
                    + " select id from found order by id desc limit :limit";

    private final JdbcClient jdbc;

    FeedbackSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A page of ids of matching feedback that these readers may see: smaller than the given id, the newest
     * first.
     */
    List<Long> newest(FeedbackReaders readers, FeedbackFilter filter, long beforeId, int limit) {
        if (filter.unmatched() && (filter.feature() != null || readers.owner() != null)) {
            return List.of();
        }
        Search search = new Search(readers, filter);
        return filter.words() == null ? search.newest(beforeId, limit) : search.withWords(beforeId, limit);
    }

    private final class Search {

        private final FeedbackReaders readers;
        private final FeedbackFilter filter;

        Search(FeedbackReaders readers, FeedbackFilter filter) {
            this.readers = readers;
            this.filter = filter;
        }

        List<Long> newest(long before, int limit) {
            return ids(amongNewest(NEWEST, before, limit));
        }

        List<Long> withWords(long before, int limit) {
            int lookedAt = limit * LOOKED_AT_FOR_EACH;
            List<Long> near = ids(amongNewest(NEAR, before, lookedAt).param("wanted", limit));
            if (near.size() == limit) {
                return near;
            }
            return ids(amongNewest(LAST_LOOKED_AT, before, lookedAt)).stream()
                    .findFirst()
                    .map(last -> Stream.of(near, far(last, limit - near.size()))
                            .flatMap(List::stream)
                            .toList())
                    .orElse(near);
        }

        private List<Long> far(long before, int limit) {
            return ids(statement(FAR.formatted(mark()), before, limit));
        }

        private StatementSpec amongNewest(String sql, long before, int limit) {
            return statement(sql.formatted(isAboutSome() ? features() : "select 1", about()), before, limit);
        }

        private String about() {
            if (isAboutSome()) {
                return "b.feature_id = f.id";
            }
            return filter.unmatched() ? "b.feature_id is null" : "true";
        }

        /** Like {@link #about}, with the columns of the index of words. */
        private String mark() {
            if (isAboutSome()) {
                return MARKS + " && array(select f.id::text from (" + features() + ") f)";
            }
            return filter.unmatched() ? MARKS + " && array['unmatched']" : "true";
        }

        private boolean isAboutSome() {
            return filter.feature() != null || readers.owner() != null;
        }

        private String features() {
            return "select id from feature f where true"
                    + (filter.feature() == null ? "" : " and id = :feature")
                    + (readers.owner() == null ? "" : " and " + Features.OWNED);
        }

        private StatementSpec statement(String sql, long before, int limit) {
            return jdbc.sql(sql)
                    .param(
                            "statuses",
                            filter.statuses().stream().map(FeedbackStatus::code).toArray(String[]::new))
                    .param("feature", filter.feature())
                    .param("owner", readers.owner())
                    .param("words", filter.words())
                    .param("before", before)
                    .param("limit", limit);
        }

        private static List<Long> ids(StatementSpec statement) {
            return statement.query(Long.class).list();
        }
    }
}
