package dev.earlyaccess.privacy;

import dev.earlyaccess.feature.FeaturesDescribed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Texts that others wrote. They stay; only the address and the id of a person are blanked in them. Indexes of words find
 * the rows that may name the person, so the number of all rows does not matter.
 */
@Repository
class OthersTexts {

    /**
     * Columns with text that people wrote, or that came from outside.
     *
     * @param columns of the types {@code text} or {@code jsonb}
     * @param more sets other columns of a row that is changed
     */
    private record Texts(String table, List<String> columns, String more) {

        Texts(String table, String... columns) {
            this(table, List.of(columns), "");
        }

        /** The rows that may name the person. A search for each column, since a row that is found is not searched again. */
        String found() {
            return columns.stream()
                    .map(column ->
                            "select id from " + table + " where " + words(column) + " @@ cast(:words as tsquery)")
                    .collect(Collectors.joining(" union ", "", " order by id"));
        }

        private static String words(String column) {
            return JSON.contains(column) ? "words_of_json(cast(" + column + " as text))" : "words_of(" + column + ")";
        }

        String locked() {
            return columns.stream()
                    .map(column -> "cast(" + column + " as text)")
                    .collect(Collectors.joining(
                            ", ", "select id, ", " from " + table + " where id = any (:ids) order by id for update"));
        }

        /** With a parameter for each column, and the id. */
        String set() {
            return columns.stream()
                    .map(column -> column + (JSON.contains(column) ? " = cast(? as jsonb)" : " = ?"))
                    .collect(Collectors.joining(", ", "update " + table + " set ", more + " where id = ?"));
        }
    }

    private static final List<String> JSON = List.of("translations", "before", "after");

    private static final Texts FEATURES = new Texts(
            "feature",
            List.of(
                    "name",
                    "description",
                    "owner_name",
                    "owner_team",
                    "documentation_url",
                    "feedback_url",
                    "url",
                    "activation_criteria",
                    "translations"),
            ", version = version + 1");

    private static final List<Texts> ALL = List.of(
            FEATURES,
            new Texts("stage_transition", "reason"),
            new Texts("checklist_entry", "evidence", "note"),
            new Texts("feature_update", "subject", "markdown"),
            new Texts("feedback_reply", "text", "by_name", "message_id"),
            new Texts("webhook_endpoint", "description", "last_error"),
            new Texts("webhook_attempt", "error", "response"),
            new Texts("api_key", "name"),
            new Texts("audit_entry", "actor_key", "subject", "before", "after"));

    private static final Texts FEEDBACK = new Texts("feedback", "subject", "text", "original");

    /** Mails have indexes of their own: for the inbox, and for addresses. Those of the person are deleted anyway. */
    private static final String FOUND_FEEDBACK = """
            select id from feedback
            where id in (
                select id from feedback
                where mentioned_addresses(coalesce(subject, '') || ' ' || text || ' ' || coalesce(original, '')) && cast(:emails as text[])
                union select id from feedback where words @@ plainto_tsquery('simple', :id))
            and user_id is distinct from :user and (sender_email is null or lower(sender_email) <> all (:emails))
            order by id
            """;

    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final NamingMessages messages;
    private final SmallSteps steps;
    private final ApplicationEventPublisher events;

    OthersTexts(
            JdbcClient jdbc,
            JdbcOperations batches,
            NamingMessages messages,
            SmallSteps steps,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.messages = messages;
        this.steps = steps;
        this.events = events;
    }

    /** @return in how many rows the person was blanked */
    long blank(DataSubject person) {
        Optional<String> words = words(person);
        return messages.blank(person, words.orElse(null))
                + ErasedText.of(person)
                        .map(erased -> feedback(person, erased)
                                + words.map(found -> others(found, erased)).orElse(0L))
                        .orElse(0L);
    }

    private long feedback(DataSubject person, ErasedText erased) {
        List<Long> found = jdbc.sql(FOUND_FEEDBACK)
                .param("emails", person.addresses())
                .param("id", ErasedText.isUnmistakable(person.id()) ? person.id() : "")
                .param("user", person.id())
                .query(Long.class)
                .list();
        return blank(FEEDBACK, found, erased);
    }

    private long others(String words, ErasedText erased) {
        return ALL.stream()
                .mapToLong(texts -> blanked(texts, blank(texts, found(texts, words), erased)))
                .sum();
    }

    private long blanked(Texts texts, long rows) {
        if (texts == FEATURES && rows > 0) {
            events.publishEvent(new FeaturesDescribed());
        }
        return rows;
    }

    /** A query in which each text that means the person is found; empty if there is no word to search. */
    private Optional<String> words(DataSubject person) {
        return jdbc.sql("""
                select string_agg('(' || cast(words as text) || ')', ' | ')
                from (select words_named(name) as words from unnest(:names) as named (name)) as named
                where numnode(words) > 0
                """)
                .param("names", ErasedText.names(person))
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .single();
    }

    /** The statements that find the rows, by {@code :words}. */
    static List<String> searches() {
        return ALL.stream().map(Texts::found).toList();
    }

    private List<Long> found(Texts texts, String words) {
        return jdbc.sql(texts.found()).param("words", words).query(Long.class).list();
    }

    private long blank(Texts texts, List<Long> found, ErasedText erased) {
        return steps.change(found, ids -> blank(texts, ids, erased));
    }

    private long blank(Texts texts, Long[] ids, ErasedText erased) {
        List<Object[]> changed = jdbc
                .sql(texts.locked())
                .param("ids", ids)
                .query((row, n) -> LockedTexts.of(row, texts.columns().size()))
                .stream()
                .filter(row -> row.names(erased))
                .map(row -> row.without(erased))
                .toList();
        batches.batchUpdate(texts.set(), changed);
        return changed.size();
    }

    /** The id of a row, and its texts. */
    private record LockedTexts(long id, List<Optional<String>> texts) {

        static LockedTexts of(ResultSet row, int columns) throws SQLException {
            List<Optional<String>> texts = new ArrayList<>();
            for (int column = 1; column <= columns; column++) {
                texts.add(Optional.ofNullable(row.getString(column + 1)));
            }
            return new LockedTexts(row.getLong(1), texts);
        }

        boolean names(ErasedText erased) {
            return texts.stream().flatMap(Optional::stream).anyMatch(erased::isIn);
        }

        /** The parameters of {@link Texts#set()}. */
        @Nullable
        Object[] without(ErasedText erased) {
            return Stream.concat(
                            texts.stream().map(text -> text.map(erased::blank).orElse(null)), Stream.of(id))
                    .toArray();
        }
    }
}
