package dev.earlyaccess.api.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.testing.HandMovedClock;
import dev.earlyaccess.user.ReportSource;
import dev.earlyaccess.user.SuppressionList;
import dev.earlyaccess.user.UnreachableReport;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The suppression list and paused senders, as admins see and change them. */
@ApiTest
class SuppressionsTest {

    private static final String SUPPRESSIONS = "/api/v1/admin/suppressions";
    private static final String RESUME = "/api/v1/admin/paused-senders/Early-Access@example.com/resume";

    private final Api api;
    private final SuppressionList suppressions;
    private final HandMovedClock clock;
    private final JdbcClient jdbc;

    SuppressionsTest(Api api, SuppressionList suppressions, HandMovedClock clock, JdbcClient jdbc) {
        this.api = api;
        this.suppressions = suppressions;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @Test
    void areListedWithTheirReports() {
        api.as("ada").get("/api/v1/features").is(200);
        jdbc.sql("update users set email = 'Ada@example.com' where user_id = 'ada'")
                .update();
        suppress("ada@example.com");

        assertThat(api.admin().get(SUPPRESSIONS).is(200).json()).isEqualTo(Response.json("""
                {"items": [{"email": "ada@example.com", "users": ["ada"],
                   "report": {"source": "smtp", "code": "5.1.1", "text": "550 5.1.1 no such user", "delivery": 17},
                   "suppressedAt": "2026-06-01T09:00:00Z"}], "next": null}"""));
    }

    @Test
    void areReadPageByPage() {
        suppress("c@example.com");
        suppress("a+1@example.com");
        suppress("b@example.com");

        Response first = api.admin().get(SUPPRESSIONS + "?limit=2").is(200);
        assertThat(first.items("email")).containsExactly("a+1@example.com", "b@example.com");
        Response second = api.admin()
                .get(SUPPRESSIONS + "?limit=2&after=" + first.text("next"))
                .is(200);
        assertThat(second.items("email")).containsExactly("c@example.com");
        assertThat(second.field("next").isNull()).isTrue();
        api.admin().get(SUPPRESSIONS + "?limit=0").isInvalid("limit");
        api.admin().get(SUPPRESSIONS + "?after=x").isInvalid("after");
    }

    @Test
    void areRemovedByAnAdmin() {
        suppress("ada@example.com");

        api.admin().delete(SUPPRESSIONS + "/ADA@example.com").is(204);

        assertThat(api.admin().get(SUPPRESSIONS).items("email")).isEmpty();
        suppress("sales/eu;b\\c@example.com");
        api.admin().delete(SUPPRESSIONS + "/sales%2Feu%3Bb%5Cc@example.com").is(204);
        assertThat(api.admin().get(SUPPRESSIONS).items("email")).isEmpty();
        api.admin().delete(SUPPRESSIONS + "/ada@example.com").is(Problem.SUPPRESSION_NOT_FOUND);
        api.admin().delete(SUPPRESSIONS + "/a%07b").isInvalid("email");
        api.admin().delete(SUPPRESSIONS + "/" + "x".repeat(321)).isInvalid("email");
    }

    @Test
    void areForAdmins() {
        api.anonymous().get(SUPPRESSIONS).is(Problem.UNAUTHENTICATED);
        api.as("ada").get(SUPPRESSIONS).is(Problem.FORBIDDEN);
        api.as("ada").delete(SUPPRESSIONS + "/ada@example.com").is(Problem.FORBIDDEN);
        api.as("ada").post(RESUME, "{\"suppress\": false}").is(Problem.FORBIDDEN);
    }

    @Test
    void endWhenAPausedSenderIsResumed() {
        jdbc.sql(
                        "insert into paused_sender (address, paused_at, reports, last_report) values ('early-access@example.com', '2026-06-01T09:00:00Z', 51, '550 5.1.1 no')")
                .update();
        jdbc.sql("""
                insert into withheld_report (sender, email, reason, code, source, reported_at)
                values ('early-access@example.com', 'ada@example.com', '550 5.1.1 no', '5.1.1', 'smtp', now())
                """).update();

        Response attention = api.admin().get("/api/v1/admin/attention").is(200);
        assertThat(attention.text("pausedSenders.0.address")).isEqualTo("early-access@example.com");
        assertThat(attention.text("pausedSenders.0.pausedAt")).isEqualTo("2026-06-01T09:00:00Z");
        assertThat(attention.field("pausedSenders.0.reports").intValue()).isEqualTo(51);
        assertThat(attention.field("pausedSenders.0.mails").intValue()).isEqualTo(1_000);
        assertThat(attention.field("pausedSenders.0.withheld").intValue()).isOne();
        assertThat(attention.text("pausedSenders.0.whatToDo")).contains("/resume");

        api.admin().post(RESUME, "{}").isInvalid("suppress");
        api.admin().post(RESUME, "{\"suppress\": true}").is(204);

        assertThat(api.admin().get("/api/v1/admin/attention").field("pausedSenders"))
                .isEmpty();
        assertThat(api.admin().get(SUPPRESSIONS).items("email")).containsExactly("ada@example.com");
        api.admin().post(RESUME, "{\"suppress\": true}").is(Problem.SENDER_NOT_PAUSED);
    }

    private void suppress(String email) {
        suppressions.suppress(
                new UnreachableReport(email, "550 5.1.1 no such user", "5.1.1", ReportSource.SMTP, 17L),
                clock.instant());
    }
}
