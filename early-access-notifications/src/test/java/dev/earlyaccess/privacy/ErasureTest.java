package dev.earlyaccess.privacy;

import static dev.earlyaccess.notifying.Scene.ADA;
import static dev.earlyaccess.notifying.Scene.ADMIN;
import static dev.earlyaccess.notifying.Scene.DARK_MODE;
import static dev.earlyaccess.notifying.Scene.GRACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.earlyaccess.feature.FeatureCatalogue;
import dev.earlyaccess.feature.FeatureLifecycle;
import dev.earlyaccess.feature.FeatureMother;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.launch.Launches;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.RowsRead;
import dev.earlyaccess.notifying.Scene;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.team.DigestSweep;
import dev.earlyaccess.team.FeedbackGroup;
import dev.earlyaccess.team.FeedbackMailFrequency;
import dev.earlyaccess.testing.OpenTransaction;
import dev.earlyaccess.update.UpdateSweep;
import dev.earlyaccess.update.UpdateText;
import dev.earlyaccess.update.Updates;
import dev.earlyaccess.user.Profile;
import dev.earlyaccess.user.UserId;
import dev.earlyaccess.user.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** What an erasure leaves, in whatever order it and the sweeps run. What it erases is shown at the API. */
@NotificationTest
class ErasureTest {

    @Autowired
    private Scene scene;

    @Autowired
    private Erasure erasure;

    @Autowired
    private DataSubjects people;

    @Autowired
    private Updates updates;

    @Autowired
    private UpdateSweep updateSweep;

    @Autowired
    private DigestSweep digestSweep;

    @Autowired
    private FeedbackGroup group;

    @Autowired
    private FeedbackInbox inbox;

    @Autowired
    private Launches launches;

    @Autowired
    private FeatureLifecycle lifecycle;

    @Autowired
    private FeatureCatalogue catalogue;

    @Autowired
    private Users users;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    /** What makes Ada a recipient, and what then owes her a mail. */
    enum Sweep {
        LAUNCH,
        FEEDBACK,
        UPDATE,
        DIGEST
    }

    private Runnable due(Sweep sweep) {
        scene.concept().optsIn(ADA);
        scene.optsIn(GRACE);
        if (sweep == Sweep.LAUNCH) {
            scene.launched();
            return scene::sweptForLaunch;
        }
        scene.launched();
        scene.mailsAfterSweeps();
        if (sweep == Sweep.UPDATE) {
            updates.post(DARK_MODE, new UpdateText("Larger charts", "They are larger."), ADMIN);
            scene.clock.forward(Duration.ofSeconds(5));
            return updateSweep::run;
        }
        if (sweep == Sweep.DIGEST) {
            digestSweep.run();
            group.choose("ada@example.com", FeedbackMailFrequency.DAILY_DIGEST, ADA, scene.clock.instant());
            inbox.give(DARK_MODE, GRACE, "Too dark.", null, scene.clock.instant());
            scene.clock.forward(Duration.ofDays(1));
            return digestSweep::run;
        }
        scene.clock.forward(Duration.ofDays(8));
        return scene::sweptForFeedback;
    }

    @ParameterizedTest
    @EnumSource
    void aSweepThatBeganBeforeLeavesNothing(Sweep sweep) {
        OpenTransaction swept = new OpenTransaction(transaction, jdbc, due(sweep));
        CompletableFuture<Void> erased = OpenTransaction.inBackground(this::eraseAda);
        swept.awaitSomebodyWaiting();
        swept.commit();
        erased.orTimeout(10, TimeUnit.SECONDS).join();

        assertThat(tracesOfAda()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aSweepDuringTheErasureLeavesNothing(Sweep sweep) {
        Runnable due = due(sweep);
        // Holds the erasure up after Ada is no recipient any more.
        OpenTransaction other = new OpenTransaction(transaction, jdbc, () -> jdbc.sql(
                        "select 1 from pg_advisory_xact_lock_shared(hashtextextended('recipients', 0))")
                .query(Integer.class)
                .single());
        CompletableFuture<Void> erased = OpenTransaction.inBackground(this::eraseAda);
        other.awaitSomebodyWaiting();
        CompletableFuture<Void> swept = OpenTransaction.inBackground(due);
        await().until(() -> swept.isDone() || waiting() > 1);
        other.commit();
        CompletableFuture.allOf(erased, swept).orTimeout(10, TimeUnit.SECONDS).join();

        assertThat(tracesOfAda()).isEmpty();
        assertThat(jdbc.sql("select count(*) from delivery where recipient in ('grace', 'design@example.com')")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    private long waiting() {
        return jdbc.sql(
                        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                .query(Long.class)
                .single();
    }

    private void eraseAda() {
        erasure.erase(people.find(ADA).orElseThrow());
    }

    private List<String> tracesOfAda() {
        return jdbc.sql("""
                select 'delivery ' || occasion from delivery where recipient in ('ada', 'ada@example.com')
                union all select 'enrollment' from enrollment where user_id = 'ada'
                union all select 'users' from users where user_id = 'ada'
                union all select 'group' from feedback_group_member where email = 'ada@example.com'
                """).query(String.class).list();
    }

    /** Somebody sorts a mail of Ada's in: the row of the mail first, and then the recipients who are told. */
    @Test
    void waitsForFeedbackBeforeItHoldsSweepsUp() {
        scene.beta();
        inbox.give(DARK_MODE, ADA, "Too dark.", null, scene.clock.instant());
        CompletableFuture<Void> erased;
        try (OpenTransaction sorting =
                new OpenTransaction(transaction, jdbc, () -> jdbc.sql("select id from feedback for update")
                        .query(Long.class)
                        .list())) {
            erased = OpenTransaction.inBackground(this::eraseAda);
            sorting.awaitSomebodyWaiting();

            assertThat(jdbc.sql("select pg_try_advisory_xact_lock_shared(hashtextextended('recipients', 0))")
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        }
        erased.orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(tracesOfAda()).isEmpty();
    }

    @Test
    void aMailThatIsErasedEndsTheProgressOfItsLaunch() {
        due(Sweep.LAUNCH).run();
        eraseAda();
        scene.mailsAfterSweeps();

        assertThat(jdbc.sql("select owed - sent - failed - cancelled from launch")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(launches.latest(scene.feature()).orElseThrow().enrolled()).isEqualTo(2);
    }

    @Test
    void aReadDoesNotBringTheUserBackButAWriteDoes() {
        scene.beta();
        eraseAda();
        Profile later = new Profile(ADA, "ada@example.com", "Ada", "en", Instant.parse("2026-06-02T09:00:00Z"));
        users.sawReading(later);
        assertThat(users.find(ADA)).isEmpty();

        users.saw(later);
        assertThat(users.find(ADA)).contains(later);
        assertThat(jdbc.sql("select count(*) from erased_user")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aReadFillsTheProfileOfAUserWhoIsEnrolledAgain() {
        scene.beta();
        eraseAda();
        scene.optsIn(ADA);
        users.sawReading(new Profile(ADA, "ada@example.com", "Ada", "en", Instant.EPOCH));

        assertThat(users.find(ADA)).isPresent();
    }

    @Test
    void ownersAreNotErased() {
        scene.beta();
        UserId owner = new UserId("hedy");
        users.saw(new Profile(owner, "Design@example.com", "Hedy", "en", Instant.EPOCH));

        assertThatThrownBy(() -> erasure.erase(people.find(owner).orElseThrow()))
                .isInstanceOf(OwnsFeatures.class)
                .hasMessageContaining("dark-mode");
        assertThat(users.find(owner)).isPresent();
    }

    @Test
    void anAddressOfAnotherUserStays() {
        scene.beta();
        users.saw(new Profile(new UserId("ada-2"), "ADA@example.com", "Ada", "en", Instant.EPOCH));
        group.choose("ada@example.com", FeedbackMailFrequency.DAILY_DIGEST, null, scene.clock.instant());
        eraseAda();

        assertThat(users.find(ADA)).isEmpty();
        assertThat(group.find("ada@example.com")).isPresent();
    }

    @Test
    void anAddressThatATokenDoesNotProveErasesNothing() {
        scene.beta().optsIn(ADA);
        group.choose("ada@example.com", FeedbackMailFrequency.DAILY_DIGEST, null, scene.clock.instant());
        erasure.erase(people.self(ADA, null));

        assertThat(users.find(ADA)).isEmpty();
        assertThat(group.find("ada@example.com")).isPresent();
        erasure.erase(people.self(ADA, "Ada@example.com"));
        assertThat(group.find("ada@example.com")).isEmpty();
    }

    @Test
    void theCountsOfFeedbackStay() {
        scene.beta();
        inbox.give(DARK_MODE, ADA, "Too dark.", 2, scene.clock.instant());
        eraseAda();

        assertThat(jdbc.sql("select count(*) from feedback").query(Long.class).single())
                .isZero();
        assertThat(jdbc.sql("select number || ' ' || ratings || ' ' || stars from deleted_feedback")
                        .query(String.class)
                        .list())
                .containsExactly("1 1 2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Ask ada@example.com.        | Ask (erased).
                    Ask <ADA@Example.com>!      | Ask <(erased)>!
                    'ada@example.com'           | '(erased)'
                    mailto:ada%40example.com?x  | mailto:(erased)?x
                    grada@example.com           | grada@example.com
                    x.ada@example.com           | x.ada@example.com
                    ada@example.com.au          | ada@example.com.au
                    {"a": "\\nada@example.com"}  | {"a": "\\n(erased)"}
                    {"a": "\\tauth0#1815\\n1"}   | {"a": "\\t(erased)\\n1"}
                    - ada@example.com-          | - (erased)-
                    The user auth0#1815 said so | The user (erased) said so
                    auth0#18150                 | auth0#18150
                    Ada said so                 | Ada said so
                    """)
    void blanksTheAddressAndTheIdInTexts(String text, String blanked) {
        DataSubject person = new DataSubject(new UserId("auth0#1815"), Set.of("ada@example.com"), Set.of("Ada"));

        assertThat(ErasedText.of(person).orElseThrow().blank(text)).isEqualTo(blanked);
    }

    /** In an audit entry, in translations and in the messages of webhooks. */
    @ParameterizedTest
    @ValueSource(strings = {"corp\\ada-1815", "ada \"1815\" lovelace", "ada+1815.x/[y]"})
    void blanksTheIdInJson(String id) {
        DataSubject person = new DataSubject(new UserId(id), Set.of(), Set.of());

        String json = new JsonMapper().writeValueAsString("Ask\n" + id + "\n!");

        assertThat(ErasedText.of(person).orElseThrow().blank(json)).isEqualTo("\"Ask\\n(erased)\\n!\"");
    }

    @Test
    void isSeenAtOnceInTheTextOfAFeature() {
        scene.beta().optsIn(ADA);
        lifecycle.describe(
                DARK_MODE, version -> true, before -> FeatureMother.readyForBeta("Ask ada@example.com"), null, ADMIN);
        assertThat(catalogue.current().require(DARK_MODE, null).name()).isEqualTo("Ask ada@example.com");

        eraseAda();

        assertThat(catalogue.current().require(DARK_MODE, null).name()).isEqualTo("Ask (erased)");
    }

    /** Each text stands as it is, and as JSON. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "corp\\new-1815",
                "ada \"1815\" lovelace",
                "ada+1815.x/[y]",
                "auth0|5f7c8ec7",
                "7c9e6679-7425-40de-944b-e07fc1f90ae7",
                "1.5e10-0815",
                "ada_1815@directory",
                "<ada&1815>"
            })
    void findsTheIdWhateverIsAroundIt(String id) {
        long feature = scene.beta().feature().id();
        users.saw(new Profile(new UserId(id), "i@example.com", null, "en", Instant.EPOCH));
        List<String> texts = Stream.of(
                        "%s", "Ask\n%s\n!", "https://example.com/users/%s?a=1", "(%s)", "„%s“", "a:%s,b", "-%s'")
                .map(around -> around.formatted(id))
                .toList();
        texts.forEach(text -> {
            jdbc.sql("""
                    insert into stage_transition (feature_id, from_stage, to_stage, reason, by_user, at)
                    values (:feature, 'concept', 'beta', :text, 'hedy', now())
                    """).param("feature", feature).param("text", text).update();
            jdbc.sql("""
                    insert into audit_entry (at, action, actor_key, after, people)
                    values (now(), 'stage-changed', 'key', jsonb_build_object('reason', cast(:text as text)), '{}')
                    """).param("text", text).update();
        });

        erasure.erase(people.find(new UserId(id)).orElseThrow());

        assertThat(jdbc.sql("""
                select reason from stage_transition where by_user = 'hedy'
                union all select after ->> 'reason' from audit_entry where actor_key = 'key'
                """).query(String.class).list())
                .hasSize(2 * texts.size())
                .allMatch(text -> text.contains(ErasedText.BLANK) && !text.contains(id));
    }

    /** Whatever the number of texts, an erasure reads those that may name the person. */
    @Test
    void findsTextsOfOthersByTheirWords() {
        long feature = scene.beta().feature().id();
        jdbc.sql("""
                with texts as (select n, 'Ask user-' || n || '@example.com for lovelace' as text from generate_series(1, 3000) n),
                transitions as (
                    insert into stage_transition (feature_id, from_stage, to_stage, reason, by_user, at)
                    select :feature, 'concept', 'beta', text, 'hedy', now() from texts),
                entries as (
                    insert into audit_entry (at, action, actor_key, after, people)
                    select now(), 'stage-changed', 'key', jsonb_build_object('reason', text), '{}' from texts),
                endpoint as (
                    insert into webhook_endpoint (channel, created_at) values ('feedback', now()) returning id)
                insert into webhook_message
                    (endpoint_id, message_id, type, payload, status, queued_at, begun_at, due_at, settled_at)
                select id, 'm' || n, 'feature.beta_launched', jsonb_build_object('by', text), 'delivered', now(), now(), now(), now()
                from texts, endpoint
                """).param("feature", feature).update();
        jdbc.sql("""
                insert into webhook_attempt (message_id, at, response, took_millis)
                select id, now(), 'No user-' || id || '@example.com', 1 from webhook_message
                """).update();

        assertThat(Stream.concat(OthersTexts.searches().stream(), Stream.of(NamingMessages.SETTLED)))
                .allSatisfy(search -> assertThat(RowsRead.in(RowsRead.by(jdbc, search)
                                .param("words", "'user' & '1815' & 'example' & 'com'")
                                .param("user", "ada")))
                        .isLessThan(20));
    }

    @ParameterizedTest
    @CsvSource({
        "42, false",
        "1234567, false",
        "12345678, true",
        "lovelace, false",
        "lovelace-1, true",
        "ada, false",
        "a-------, false"
    })
    void anIdIsBlankedInTextsIfItCanMeanNothingElse(String id, boolean isUnmistakable) {
        assertThat(ErasedText.isUnmistakable(id)).isEqualTo(isUnmistakable);
    }

    @Test
    void refusesAPersonWhoBecomesAnOwnerMeanwhile() {
        scene.beta().optsIn(ADA);
        OpenTransaction other = new OpenTransaction(transaction, jdbc, () -> jdbc.sql(
                        "select 1 from pg_advisory_xact_lock_shared(hashtextextended('recipients', 0))")
                .query(Integer.class)
                .single());
        OpenTransaction handing = new OpenTransaction(transaction, jdbc, () -> {
            jdbc.sql("select 1 from enrollment for update").query(Integer.class).list();
            jdbc.sql("update feature set owner_email = 'Ada@example.com'").update();
        });
        CompletableFuture<Void> erased = OpenTransaction.inBackground(this::eraseAda);
        handing.awaitSomebodyWaiting();
        handing.commit();
        other.commit();

        assertThatThrownBy(() -> erased.orTimeout(10, TimeUnit.SECONDS).join()).hasCauseInstanceOf(OwnsFeatures.class);
        assertThat(users.find(ADA)).isPresent();
    }

    @Test
    void anErasureThatWasInterruptedCanBeRepeated() {
        scene.beta().optsIn(ADA);
        jdbc.sql("delete from enrollment").update();
        eraseAda();

        assertThat(tracesOfAda()).isEmpty();
        assertThat(people.find(ADA)).isEmpty();
        assertThat(scene.feature().stage()).isEqualTo(Stage.BETA);
    }
}
