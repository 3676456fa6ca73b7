package dev.earlyaccess.api.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class DeliveriesEndpointTest {

    private static final String PATH = "/api/v1/admin/deliveries";

    private final Api api;
    private final JdbcClient jdbc;

    DeliveriesEndpointTest(Api api, JdbcClient jdbc) {
        this.api = api;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void features() {
        api.feature("dark-mode", "beta");
        api.feature("offline-drafts", "beta");
    }

    @Test
    void tellAllAboutAMail() {
        long id = failed("dark-mode", "ada");

        Response page = api.admin().get(PATH).is(200);

        assertThat(page.json()).isEqualTo(Response.json("""
                {"items": [{"id": %d, "kind": "launch", "recipient": "ada", "occasion": "launch:dark-mode",
                  "feature": "dark-mode", "status": "failed", "reason": null, "attempts": 1, "lastError": "550 5.1.1 no such user",
                  "owedAt": "2026-06-01T09:00:00Z", "dueAt": "2026-06-01T09:00:00Z", "sentAt": null,
                  "settledAt": "2026-06-01T09:00:01Z",
                  "messageId": "<%s.00000000-0000-0000-0000-000000000001@example.com>"}], "next": null}""".formatted(id, Long.toString(id, 36))));
    }

    @Test
    void filterByFeatureAndStatus() {
        long adas = failed("dark-mode", "ada");
        long bobs = delivery("dark-mode", "bob", "sent");
        long carols = delivery("offline-drafts", "carol", "owed");
        long dans = delivery("offline-drafts", "dan", "cancelled");

        assertThat(ids("")).containsExactly(dans, carols, bobs, adas);
        assertThat(ids("?feature=dark-mode")).containsExactly(bobs, adas);
        assertThat(ids("?status=failed")).containsExactly(adas);
        assertThat(ids("?status=owed,cancelled")).containsExactly(dans, carols);
        assertThat(ids("?status=sent&status=failed&feature=dark-mode")).containsExactly(bobs, adas);
        assertThat(ids("?status=failed&feature=offline-drafts")).isEmpty();
    }

    @Test
    void filterByRecipientAndKind() {
        long adas = delivery("dark-mode", "ada", "sent");
        long drafts = delivery("offline-drafts", "ada", "owed");
        delivery("dark-mode", "bob", "sent");
        jdbc.sql("update delivery set kind = 'update', occasion = 'update:1' where id = :id")
                .param("id", drafts)
                .update();
        long members = delivery("dark-mode", "mona@example.com", "sent");

        assertThat(ids("?recipient=ada")).containsExactly(drafts, adas);
        assertThat(ids("?recipient=ada&kind=update")).containsExactly(drafts);
        assertThat(ids("?kind=update,digest")).containsExactly(drafts);
        assertThat(ids("?recipient=Mona@Example.com")).containsExactly(members);
        assertThat(ids("?recipient=carol")).isEmpty();
        assertThat(ids("?recipient=&kind=")).hasSize(4);
    }

    @Test
    void tellWhyAUserIsOwedNoMail() {
        delivery("dark-mode", "ada", "cancelled");
        jdbc.sql("update delivery set reason = 'suppressed', last_error = null").update();

        Response page = api.admin().get(PATH).is(200);

        assertThat(page.items("reason")).containsExactly("suppressed");
        assertThat(page.items("lastError"))
                .containsExactly("The recipient's address is suppressed, because mail cannot reach it");
    }

    @Test
    void comeInPagesTheNewestFirstWhileOthersAreAdded() {
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(0, delivery("dark-mode", "user-" + i, "sent"));
        }

        Response first = api.admin().get(PATH + "?limit=2").is(200);
        delivery("dark-mode", "late", "sent");
        Response second =
                api.admin().get(PATH + "?limit=2&after=" + first.text("next")).is(200);
        Response third =
                api.admin().get(PATH + "?limit=2&after=" + second.text("next")).is(200);

        assertThat(ids(first)).isEqualTo(all.subList(0, 2));
        assertThat(ids(second)).isEqualTo(all.subList(2, 4));
        assertThat(ids(third)).isEqualTo(all.subList(4, 5));
        assertThat(third.field("next").isNull()).isTrue();
    }

    @Test
    void refuseUnknownFeaturesAndStatuses() {
        api.admin().get(PATH + "?feature=nothing-such").is(Problem.FEATURE_NOT_FOUND);
        api.admin().get(PATH + "?feature=Not%20a%20key").is(Problem.FEATURE_NOT_FOUND);
        api.admin().get(PATH + "?status=lost").isInvalid("status");
        api.admin().get(PATH + "?kind=LAUNCH").isInvalid("kind");
        api.admin().get(PATH + "?kind=letter").isInvalid("kind");
        api.admin().get(PATH + "?recipient=a%00b").isInvalid("recipient");
        api.admin().get(PATH + "?limit=201").isInvalid("limit");
        api.admin().get(PATH + "?after=x").isInvalid("after");
    }

    @Test
    void areForAdmins() {
        api.anonymous().get(PATH).is(Problem.UNAUTHENTICATED);
        api.as("ada").get(PATH).is(Problem.FORBIDDEN);
        api.as("ada").post(PATH + "/1/retry", "").is(Problem.FORBIDDEN);
    }

    @Test
    void areOwedAgainOnceTheyHaveFailed() {
        long id = failed("dark-mode", "ada");

        Response retried =
                api.admin().send("POST", PATH + "/" + id + "/retry", null).is(200);

        assertThat(retried.text("status")).isEqualTo("owed");
        assertThat(retried.text("dueAt")).isEqualTo("2026-06-01T09:00:00Z");
        assertThat(retried.field("attempts").intValue()).isZero();
        assertThat(retried.field("lastError").isNull()).isTrue();
        assertThat(retried.field("settledAt").isNull()).isTrue();
        assertThat(retried.text("messageId"))
                .isEqualTo("<%s.00000000-0000-0000-0000-000000000001@example.com>".formatted(Long.toString(id, 36)));
        assertThat(ids("?status=owed")).containsExactly(id);

        Response again =
                api.admin().send("POST", PATH + "/" + id + "/retry", null).is(Problem.DELIVERY_NOT_FAILED);
        assertThat(again.text("deliveryStatus")).isEqualTo("owed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"owed", "sent", "cancelled"})
    void stayAsTheyAreUnlessTheyHaveFailed(String status) {
        long id = delivery("dark-mode", "ada", status);
        Response before = api.admin().get(PATH);

        Response refused =
                api.admin().send("POST", PATH + "/" + id + "/retry", null).is(Problem.DELIVERY_NOT_FAILED);

        assertThat(refused.text("deliveryStatus")).isEqualTo(status);
        assertThat(api.admin().get(PATH).json()).isEqualTo(before.json());
    }

    @Test
    void respondsWith404ForAnUnknownDelivery() {
        api.admin().send("POST", PATH + "/4711/retry", null).is(Problem.DELIVERY_NOT_FOUND);
        api.admin().send("POST", PATH + "/x/retry", null).isInvalid("id");
    }

    private long failed(String feature, String user) {
        long id = delivery(feature, user, "failed");
        jdbc.sql("""
                update delivery set attempts = 1, last_error = '550 5.1.1 no such user', settled_at = '2026-06-01T09:00:01Z',
                    message_token = '00000000-0000-0000-0000-000000000001' where id = :id""").param("id", id).update();
        return id;
    }

    private long delivery(String feature, String user, String status) {
        return jdbc.sql("""
                insert into delivery (kind, recipient, occasion, feature_id, status, owed_at, due_at)
                select 'launch', :user, 'launch:' || key, id, :status, '2026-06-01T09:00:00Z', '2026-06-01T09:00:00Z'
                from feature where key = :feature
                returning id""")
                .param("user", user)
                .param("feature", feature)
                .param("status", status)
                .query(Long.class)
                .single();
    }

    private List<Long> ids(String query) {
        return ids(api.admin().get(PATH + query).is(200));
    }

    private static List<Long> ids(Response page) {
        return page.field("items")
                .valueStream()
                .map(item -> item.get("id").longValue())
                .toList();
    }
}
