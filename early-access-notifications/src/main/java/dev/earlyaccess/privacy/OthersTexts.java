package dev.earlyaccess.privacy;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Texts that others wrote. They stay; only the address and the id of a person are blanked in them. Each page is a
 * transaction of its own, so that no lock is held for long.
 */
@Repository
class OthersTexts {

    /** How many rows are read at once: no statement may take long. */
    private static final int PAGE = 5_000;

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

        /** Whether one of the columns may name the person. It costs less than to look for the pattern. */
        String mayMatch() {
            return columns.stream()
                    .map(column -> "lower(cast(" + column + " as text)) like any (:likes)")
                    .collect(Collectors.joining(" or ", "(", ")"));
        }

        String matches() {
            return columns.stream()
                    .map(column -> "cast(" + column + " as text) ~* :pattern")
                    .collect(Collectors.joining(" or ", "(", ")"));
        }

        String sets() {
            return columns.stream().map(Texts::set).collect(Collectors.joining(", ")) + more;
        }

        private static String set(String column) {
            return JSON.contains(column)
                    ? column + " = cast(regexp_replace(cast(" + column + " as text), :pattern, :blank, 'gi') as jsonb)"
                    : column + " = regexp_replace(" + column + ", :pattern, :blank, 'gi')";
        }
    }

    private static final List<String> JSON = List.of("translations", "before", "after");

    private static final List<Texts> ALL = List.of(
            new Texts(
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
                    ", version = version + 1"),
            new Texts("stage_transition", "reason"),
            new Texts("checklist_entry", "evidence", "note"),
            new Texts("feature_update", "subject", "markdown"),
            new Texts("feedback_reply", "text", "by_name", "message_id"),
            new Texts("webhook_endpoint", "description", "last_error"),
            new Texts("webhook_message", "payload", "in_short"),
            new Texts("webhook_attempt", "error", "response"),
            new Texts("api_key", "name"),
            new Texts("audit_entry", "actor_key", "subject", "before", "after"));

    /** There is much feedback, with long mails, so indexes find what may name the person. */
    private static final Texts FEEDBACK = new Texts("feedback", "subject", "text", "original");

    private static final String FOUND_FEEDBACK = """
             id in (
                select id from feedback
                where mentioned_addresses(coalesce(subject, '') || ' ' || text || ' ' || coalesce(original, '')) && cast(:emails as text[])
                union select id from feedback where words @@ plainto_tsquery('simple', :id))
            """;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    OthersTexts(JdbcClient jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** @return in how many rows the person was blanked */
    long blank(DataSubject person) {
        return ErasedText.pattern(person)
                .map(pattern -> feedback(person, pattern)
                        + ALL.stream()
                                .mapToLong(texts -> pages(texts, person, pattern))
                                .sum())
                .orElse(0L);
    }

    private long feedback(DataSubject person, String pattern) {
        return jdbc.sql("update feedback set " + FEEDBACK.sets() + " where " + FOUND_FEEDBACK + " and "
                        + FEEDBACK.matches())
                .param("pattern", pattern)
                .param("blank", ErasedText.BLANK)
                .param("emails", person.addresses())
                .param("id", ErasedText.isUnmistakable(person.id()) ? person.id() : "")
                .update();
    }

    private long pages(Texts texts, DataSubject person, String pattern) {
        Range range = jdbc.sql("select coalesce(min(id), 1), coalesce(max(id), 0) from " + texts.table())
                .query((row, n) -> new Range(row.getLong(1), row.getLong(2)))
                .single();
        long blanked = 0;
        for (long from = range.first(); from <= range.last(); from += PAGE) {
            blanked += page(texts, person, pattern, from);
        }
        return blanked;
    }

    private record Range(long first, long last) {}

    private long page(Texts texts, DataSubject person, String pattern, long from) {
        Long blanked = transaction.execute(status -> {
            jdbc.sql("select set_config('early_access.erasing', 'on', true)")
                    .query()
                    .singleRow();
            return (long) jdbc.sql("update " + texts.table() + " set " + texts.sets()
                            + " where id >= :from and id < :until and " + texts.mayMatch() + " and " + texts.matches())
                    .param("likes", ErasedText.likes(person))
                    .param("pattern", pattern)
                    .param("blank", ErasedText.BLANK)
                    .param("from", from)
                    .param("until", from + PAGE)
                    .update();
        });
        return blanked == null ? 0 : blanked;
    }
}
