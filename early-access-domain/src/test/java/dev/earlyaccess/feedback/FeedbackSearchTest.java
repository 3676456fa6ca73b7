package dev.earlyaccess.feedback;

import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.FeatureLifecycle;
import dev.earlyaccess.feature.FeatureMother;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.testing.DatabaseTest;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What a search finds among more than it looks at one by one. */
@DatabaseTest
class FeedbackSearchTest {

    private static final int PAGE = 4;

    @Autowired
    private FeedbackInbox inbox;

    @Autowired
    private Features features;

    @Autowired
    private FeatureLifecycle lifecycle;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    private long darkMode;
    private long autosave;
    private long another;
    private List<Row> rows;

    @BeforeEach
    void muchFeedback() {
        darkMode = beta("dark-mode");
        autosave = beta("autosave");
        another = beta("another");
        jdbc.sql("update feature set owner_email = 'Another@example.com' where key = 'another'")
                .update();
        jdbc.sql("""
                insert into feedback (feature_id, sender_is_user, source, text, status, received_at)
                select case when n % 7 = 0 then null when n % 7 = 1 then :another when n % 7 = 2 then :autosave else :darkMode end,
                       true, 'app',
                       'it' || case when n % 3 = 0 then ' common' else '' end
                            || case when n % 45 = 0 then ' scarce' else '' end
                            || case when n % 300 = 5 then ' rare' else '' end
                            || case when n < 600 then ' earlier' else '' end
                            || case when n % 7 = 1 then ' elsewhere' else '' end,
                       case n % 5 when 0 then 'unread' when 1 then 'answered' when 2 then 'automatic' else 'read' end, :at
                from generate_series(1, 1500) n order by n
                """)
                .param("another", another)
                .param("autosave", autosave)
                .param("darkMode", darkMode)
                .param("at", MON_1_JUNE.atOffset(ZoneOffset.UTC))
                .update();
        rows = everything();
    }

    private long beta(String key) {
        FeatureMother.create(lifecycle, new FeatureKey(key), Stage.BETA);
        return features.require(new FeatureKey(key)).id();
    }

    /** Behind a pooler, the session is another one in the next transaction. */
    @Test
    void seesOneSnapshotWithoutChangingTheSession() {
        FeedbackFilter all = new FeedbackFilter(null, false, EnumSet.allOf(FeedbackStatus.class), null);
        transactions.executeWithoutResult(status -> {
            inbox.newest(FeedbackReaders.ALL, all, Long.MAX_VALUE, PAGE);

            assertThat(setting("transaction_isolation")).isEqualTo("repeatable read");
            assertThat(setting("default_transaction_isolation")).isEqualTo("read committed");
        });
    }

    private String setting(String name) {
        return jdbc.sql("select current_setting(:name)")
                .param("name", name)
                .query(String.class)
                .single();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"common", "scarce", "rare", "earlier", "elsewhere", "absent", "common earlier", "it -common"})
    void findsPageByPageWhatLookingAtEverythingFinds(@Nullable String words) {
        for (String owner : Arrays.asList(null, "design@EXAMPLE.com", "another@example.com", "")) {
            for (Long feature : Arrays.asList(null, darkMode, another)) {
                for (Set<FeedbackStatus> statuses :
                        List.of(EnumSet.allOf(FeedbackStatus.class), EnumSet.of(FeedbackStatus.UNREAD))) {
                    for (boolean unmatched : List.of(false, true)) {
                        FeedbackReaders readers = new FeedbackReaders(owner);
                        FeedbackFilter filter = new FeedbackFilter(feature, unmatched, statuses, words);
                        assertThat(pageByPage(readers, filter))
                                .as("%s, %s", readers, filter)
                                .isEqualTo(lookingAtEverything(readers, filter));
                    }
                }
            }
        }
    }

    private List<Long> pageByPage(FeedbackReaders readers, FeedbackFilter filter) {
        List<Long> found = new ArrayList<>();
        List<Feedback> page;
        do {
            long before = found.isEmpty() ? Long.MAX_VALUE : found.get(found.size() - 1);
            page = inbox.newest(readers, filter, before, PAGE);
            page.forEach(feedback -> found.add(feedback.id()));
        } while (page.size() == PAGE);
        return found;
    }

    private List<Long> lookingAtEverything(FeedbackReaders readers, FeedbackFilter filter) {
        return rows.stream()
                .filter(row -> readers.owner() == null || row.owner().equalsIgnoreCase(readers.owner()))
                .filter(row -> filter.feature() == null || filter.feature().equals(row.feature()))
                .filter(row -> !filter.unmatched() || row.feature() == null)
                .filter(row -> filter.statuses().contains(row.status()))
                .filter(row -> filter.words() == null || has(row.words(), filter.words()))
                .map(Row::id)
                .toList();
    }

    private static boolean has(Set<String> words, String wanted) {
        return Stream.of(wanted.split(" "))
                .allMatch(word -> word.startsWith("-") ? !words.contains(word.substring(1)) : words.contains(word));
    }

    private List<Row> everything() {
        return jdbc.sql("""
                select b.id, b.feature_id, coalesce(f.owner_email, 'nobody') as owner, b.status, b.text
                from feedback b left join feature f on f.id = b.feature_id order by b.id desc
                """)
                .query((row, n) -> new Row(
                        row.getLong("id"),
                        row.getObject("feature_id", Long.class),
                        row.getString("owner"),
                        KebabCase.require(FeedbackStatus.class, row.getString("status")),
                        Set.of(row.getString("text").split(" "))))
                .list();
    }

    private record Row(long id, @Nullable Long feature, String owner, FeedbackStatus status, Set<String> words) {}
}
