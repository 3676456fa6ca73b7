package dev.earlyaccess.audit;

import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earlyaccess.audit.AuditEntry.AuditedPerson;
import dev.earlyaccess.testing.DatabaseTest;
import dev.earlyaccess.testing.HandMovedClock;
import dev.earlyaccess.testing.OpenTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class AuditTrailTest {

    private static final KnownPerson GRACE = new KnownPerson("grace", "grace@example.com", "Grace");
    private static final KnownPerson ADA = KnownPerson.at("ada@example.com");
    private static final AuditFilter ALL = new AuditFilter(null, null, Set.of(), null, null);
    private static final AuditSubject DARK_MODE = AuditSubject.feature("dark-mode");

    @Autowired
    private AuditTrail trail;

    @Autowired
    private AuditHistory history;

    @Autowired
    private AuditPruning pruning;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private HandMovedClock clock;

    @Test
    void tellsWhoChangedWhatWhenAndFromWhere() {
        change(
                AuditValues.of("name", "Old").with("size", "minor"),
                AuditValues.of("name", "New").with("size", "minor"));

        AuditEntry entry = onlyEntry();
        assertThat(entry.actor())
                .extracting(AuditedPerson::user, AuditedPerson::email, AuditedPerson::name)
                .containsExactly("grace", "grace@example.com", "Grace");
        assertThat(entry.action()).isEqualTo("feature-changed");
        assertThat(entry.feature()).isEqualTo("dark-mode");
        assertThat(entry.before()).hasToString("{\"name\":\"Old\"}");
        assertThat(entry.after()).hasToString("{\"name\":\"New\"}");
        assertThat(entry.at()).isEqualTo(MON_1_JUNE);
        assertThat(entry.ip()).isEqualTo("203.0.113.7");
        assertThat(entry.requestId()).isEqualTo("r-1");
    }

    @Test
    void recordsNothingIfNothingChanged() {
        change(AuditValues.of("name", "Same"), AuditValues.of("name", "Same"));

        assertThat(entries()).isEmpty();
    }

    @Test
    void hasNoEntryOfAChangeThatWasRolledBack() {
        transaction.executeWithoutResult(status -> {
            record(AuditValues.of("owner", ADA));
            status.setRollbackOnly();
        });

        assertThat(entries()).isEmpty();
        assertThat(jdbc.sql("select count(*) from audit_person")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void refusesAnEntryOutsideOfATransaction() {
        assertThatThrownBy(() -> record(AuditValues.of("owner", ADA)))
                .hasMessageContaining("transaction of the change");
    }

    @Test
    void namesPeopleOnlyByNumbers() {
        change(AuditValues.of("owner", GRACE), AuditValues.of("owner", ADA).with("managers", List.of(ADA, GRACE)));

        String row = jdbc.sql("select to_jsonb(e)::text from audit_entry e")
                .query(String.class)
                .single();
        assertThat(row)
                .doesNotContainIgnoringCase("ada@")
                .doesNotContainIgnoringCase("grace")
                .doesNotContain("203.0");
        assertThat(onlyEntry().after().at("/owner/email").stringValue()).isEqualTo("ada@example.com");
        assertThat(onlyEntry().after().at("/managers/1/userId").stringValue()).isEqualTo("grace");
        assertThat(onlyEntry().before().at("/managers").isNull()).isTrue();
    }

    @Test
    void keepsAddressesInTextsLikePeople() {
        String text = "Told ada@example.com, <Grace.H+1@example.com>; not @ada or https://example.com/@ada.";
        change(AuditValues.NONE, AuditValues.of("evidence", text).with("list", List.of("ada@example.com")));

        assertThat(jdbc.sql("select after::text from audit_entry")
                        .query(String.class)
                        .single())
                .doesNotContain("ada@", "+1@");
        assertThat(onlyEntry().after().get("evidence").stringValue()).isEqualTo(text);
        assertThat(onlyEntry().after().at("/list/0").stringValue()).isEqualTo("ada@example.com");

        jdbc.sql("delete from audit_person where email = 'ada@example.com'").update();
        assertThat(onlyEntry().after().get("evidence").stringValue()).startsWith("Told (erased), <Grace.H+1@");
    }

    @Test
    void keepsTheNumberOfAPersonWhoWasErased() {
        change(AuditValues.of("owner", ADA), AuditValues.of("owner", GRACE));
        AuditEntry known = onlyEntry();

        jdbc.sql("delete from audit_person where user_id = 'grace'").update();

        AuditEntry entry = onlyEntry();
        assertThat(entry.actor()).isEqualTo(new AuditedPerson(known.actor().number(), null, null, null));
        assertThat(entry.after().at("/owner/email").isNull()).isTrue();
        assertThat(entry.after().at("/owner/number")).isEqualTo(known.after().at("/owner/number"));
        assertThat(entry.before()).isEqualTo(known.before());
        assertThat(entry.ip()).isNull();
    }

    @Test
    void givesAPersonTheSameNumberAgain() {
        change(AuditValues.of("owner", ADA), AuditValues.of("owner", GRACE));
        change(AuditValues.of("owner", GRACE), AuditValues.of("owner", ADA));

        assertThat(entries().stream().map(entry -> entry.actor().number()).distinct())
                .hasSize(1);
        assertThat(jdbc.sql("select count(*) from audit_person")
                        .query(Long.class)
                        .single())
                .isEqualTo(3); // Grace, Ada, and where Grace was
    }

    @Test
    void givesOneNumberToAPersonWhomTwoRecordAtOnce() {
        try (var first = new OpenTransaction(transaction, jdbc, () -> record(AuditValues.of("size", "major")))) {
            var second = OpenTransaction.inBackground(
                    () -> transaction.executeWithoutResult(status -> record(AuditValues.of("size", "minor"))));
            first.awaitSomebodyWaiting();
            first.commit();
            second.join();
        }

        assertThat(entries())
                .hasSize(2)
                .extracting(entry -> entry.actor().number())
                .containsOnly(entries().get(0).actor().number());
    }

    @Test
    void cutsLongTexts() {
        change(AuditValues.NONE, AuditValues.of("description", "x".repeat(5_000)));

        assertThat(onlyEntry().after().get("description").stringValue())
                .hasSize(681)
                .endsWith("x…");
        assertThat(onlyEntry().before()).isNull();
    }

    /** A part of an address would stay when the person is erased. */
    @ParameterizedTest
    @ValueSource(strings = {"ada@example.com", "auth0|5f7c8ec7"})
    void cutsNoAddressAndNoIdInTwo(String who) {
        change(AuditValues.NONE, AuditValues.of("description", "x".repeat(990) + " " + who + " said so"));

        assertThat(onlyEntry().after().get("description").stringValue()).isEqualTo("x".repeat(990) + " …");
    }

    @Test
    void refusesEveryUpdateAndDelete() {
        change(AuditValues.NONE, AuditValues.of("name", "New"));

        assertThatThrownBy(() ->
                        jdbc.sql("update audit_entry set action = 'nothing'").update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("delete from audit_entry").update()).hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("truncate audit_entry").update()).hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("update audit_person set user_id = 'ada' where user_id = 'grace'")
                        .update())
                .hasMessageContaining("append-only");
        assertThat(entries()).hasSize(1);
    }

    @Test
    void losesOldEntriesAndThePeopleWhomNobodyNamesAnyMore() {
        change(AuditValues.of("owner", ADA), AuditValues.of("owner", GRACE));
        clock.forward(Duration.ofDays(1));
        change(AuditValues.of("owner", GRACE), AuditValues.of("owner", KnownPerson.at("new@example.com")));

        assertThat(pruning.prune(MON_1_JUNE, 10)).isZero();
        assertThat(pruning.prune(MON_1_JUNE.plusSeconds(1), 10)).isEqualTo(1);

        assertThat(onlyEntry().before().at("/owner/userId").stringValue()).isEqualTo("grace");
        assertThat(onlyEntry().ip()).isNotNull();
        assertThat(jdbc.sql("select email from audit_person where ip is null order by email")
                        .query(String.class)
                        .list())
                .containsExactly("grace@example.com", "new@example.com");
        assertThatThrownBy(() -> jdbc.sql("delete from audit_entry").update()).hasMessageContaining("append-only");
    }

    @Test
    void prunesNobodyWhomAnOpenTransactionNames() {
        change(AuditValues.of("owner", ADA), AuditValues.of("owner", GRACE));
        clock.forward(Duration.ofDays(1));
        try (var naming = new OpenTransaction(transaction, jdbc, () -> record(AuditValues.of("owner", ADA)))) {
            var pruned = OpenTransaction.inBackground(() -> pruning.prune(MON_1_JUNE.plusSeconds(1), 10));
            naming.awaitSomebodyWaiting();
            naming.commit();
            pruned.join();
        }

        assertThat(onlyEntry().after().at("/owner/email").stringValue()).isEqualTo("ada@example.com");
    }

    @Test
    void isReadFromTheNewestEntryOnPageByPage() {
        for (int n = 1; n <= 5; n++) {
            change(AuditValues.NONE, AuditValues.of("n", n));
            clock.forward(Duration.ofSeconds(n % 2)); // some at the same moment
        }

        List<AuditEntry> first = history.newest(ALL, AuditPosition.END, 3);
        List<AuditEntry> second = history.newest(ALL, first.get(2).position(), 3);

        assertThat(first).extracting(entry -> entry.after().get("n").intValue()).containsExactly(5, 4, 3);
        assertThat(second)
                .extracting(entry -> entry.after().get("n").intValue())
                .containsExactly(2, 1);
    }

    @Test
    void isFiltered() {
        transaction.executeWithoutResult(status -> {
            AuditValues values = AuditValues.of("kind", "launch");
            by(GRACE, AuditAction.TEST_MAIL_SENT, DARK_MODE, values);
            by(KnownPerson.at("Hedy@example.com"), AuditAction.FEEDBACK_REPLIED, DARK_MODE, values);
            trail.recordBy(
                    new Acting(null, "ci", null, null),
                    AuditAction.WEBHOOK_CREATED,
                    AuditSubject.of("webhook", 1),
                    AuditValues.NONE,
                    values);
        });

        assertThat(actions(new AuditFilter("dark-mode", null, Set.of(), null, null)))
                .containsExactly("feedback-replied", "test-mail-sent");
        assertThat(actions(new AuditFilter(null, "grace", Set.of(), null, null)))
                .containsExactly("test-mail-sent");
        assertThat(actions(new AuditFilter(null, "GRACE@example.com", Set.of(), null, null)))
                .containsExactly("test-mail-sent");
        assertThat(actions(new AuditFilter(null, "hedy@example.com", Set.of(), null, null)))
                .containsExactly("feedback-replied");
        assertThat(actions(new AuditFilter(null, "api-key:ci", Set.of(), null, null)))
                .containsExactly("webhook-created");
        assertThat(actions(new AuditFilter(null, "nobody", Set.of(), null, null)))
                .isEmpty();
        assertThat(actions(new AuditFilter(
                        null, null, Set.of(AuditAction.WEBHOOK_CREATED, AuditAction.TEST_MAIL_SENT), null, null)))
                .containsExactly("webhook-created", "test-mail-sent");
        assertThat(actions(new AuditFilter(null, null, Set.of(), MON_1_JUNE, null)))
                .hasSize(3);
        assertThat(actions(new AuditFilter(null, null, Set.of(), MON_1_JUNE.plusSeconds(1), null)))
                .isEmpty();
        assertThat(actions(new AuditFilter(null, null, Set.of(), null, MON_1_JUNE)))
                .isEmpty();
        assertThat(actions(new AuditFilter(
                        "dark-mode",
                        "grace",
                        Set.of(AuditAction.TEST_MAIL_SENT),
                        Instant.EPOCH,
                        MON_1_JUNE.plusSeconds(1))))
                .containsExactly("test-mail-sent");
    }

    private List<String> actions(AuditFilter filter) {
        return history.newest(filter, AuditPosition.END, 10).stream()
                .map(AuditEntry::action)
                .toList();
    }

    private void change(AuditValues before, AuditValues after) {
        transaction.executeWithoutResult(status -> trail.recordBy(
                new Acting(GRACE, null, "203.0.113.7", "r-1"), AuditAction.FEATURE_CHANGED, DARK_MODE, before, after));
    }

    private void record(AuditValues after) {
        by(GRACE, AuditAction.FEATURE_CHANGED, DARK_MODE, after);
    }

    private void by(KnownPerson who, AuditAction action, AuditSubject subject, AuditValues after) {
        trail.recordBy(Acting.byMail(who), action, subject, AuditValues.NONE, after);
    }

    private List<AuditEntry> entries() {
        return history.newest(ALL, AuditPosition.END, 10);
    }

    private AuditEntry onlyEntry() {
        assertThat(entries()).hasSize(1);
        return entries().get(0);
    }
}
