package dev.earlyaccess.api.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Caller;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import dev.earlyaccess.launch.FeedbackSweep;
import dev.earlyaccess.launch.LaunchSweep;
import dev.earlyaccess.testing.HandMovedClock;
import dev.earlyaccess.update.UpdateSweep;
import dev.earlyaccess.user.ReportSource;
import dev.earlyaccess.user.SuppressionList;
import dev.earlyaccess.user.UnreachableReport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What support sees about one user: why did I get this, and why did I not? */
@ApiTest
class AboutOneUserTest {

    private static final String ADA = "/api/v1/admin/users/ada";

    private final Api api;
    private final JdbcClient jdbc;
    private final HandMovedClock clock;
    private final SuppressionList suppressions;
    private final LaunchSweep launches;
    private final UpdateSweep updates;
    private final FeedbackSweep feedback;

    AboutOneUserTest(
            Api api,
            JdbcClient jdbc,
            HandMovedClock clock,
            SuppressionList suppressions,
            LaunchSweep launches,
            UpdateSweep updates,
            FeedbackSweep feedback) {
        this.api = api;
        this.jdbc = jdbc;
        this.clock = clock;
        this.suppressions = suppressions;
        this.launches = launches;
        this.updates = updates;
        this.feedback = feedback;
    }

    @BeforeEach
    void atTheStart() {
        clock.set(HandMovedClock.MON_1_JUNE);
    }

    private Caller ada() {
        return api.withToken(
                Tokens.with("ada", Map.of("email", "ada@example.com", "name", "Ada Lovelace", "locale", "de-AT")));
    }

    private Caller with(String role) {
        return api.withToken(Tokens.of("max", role));
    }

    private void optIn(String feature) {
        ada().put("/api/v1/features/" + feature + "/enrollment").is(200);
    }

    private void post(String feature, String subject) {
        api.admin()
                .post("/api/v1/admin/features/" + feature + "/updates", """
                {"subject": "%s", "markdown": "Text"}""".formatted(subject))
                .is(201);
    }

    private static List<String> each(Response user, String list, String... fields) {
        return user.field(list)
                .valueStream()
                .map(item -> List.of(fields).stream()
                        .map(field -> item.get(field))
                        .map(JsonNode::asString)
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    @Test
    void showsTheProfile() {
        ada().get("/api/v1/features").is(200);

        Response user = with("SUPPORT").get(ADA).is(200);

        assertThat(user.json()).isEqualTo(Response.json("""
                {"id": "ada", "name": "Ada Lovelace", "email": "ada@example.com", "locale": "de-AT",
                 "tokenIssuedAt": "2026-06-01T08:59:00Z",
                 "mailPreferences": {"launches": true, "feedbackRequests": true, "updates": true},
                 "suppression": null, "enrollments": [], "mails": [], "unsentMails": [], "feedback": []}"""));
    }

    @Test
    void saysWhyAFeatureIsOnOrOff() {
        api.feature("b-launched");
        optIn("b-launched");
        api.move("b-launched", "beta");
        api.feature("c-own", "beta");
        optIn("c-own");
        api.feature("d-admin", "beta");
        api.admin().delete("/api/v1/admin/features/d-admin/enrollments/ada").is(200);
        api.feature("e-never", "beta");
        api.feature("f-concept");
        optIn("f-concept");
        api.feature("g-out", "beta");
        ada().delete("/api/v1/features/g-out/enrollment").is(200);
        api.move("g-out", "general-availability");
        api.feature("h-archived", "archived");

        Response user = with("VIEWER").get(ADA).is(200);

        assertThat(each(user, "enrollments", "feature", "status", "enabled", "reason", "explanation"))
                .containsExactly(
                        "b-launched opted-in true launch On: the user was interested when the beta began.",
                        "c-own opted-in true own-choice On: the user opted in.",
                        "d-admin opted-out false admin Off: an admin opted the user out.",
                        "e-never none false never-chosen Off: the user has not opted in.",
                        "f-concept interested false stage Off: the feature is a concept, which nobody has yet.",
                        "g-out opted-out true stage On: the feature is generally available, so everybody has it.",
                        "h-archived none false stage Off: the feature is archived, so nobody has it.");
    }

    @Test
    void saysWhatBecameOfEveryMail() {
        api.feature("dark-mode");
        optIn("dark-mode");
        with("SUPPORT")
                .patch(ADA + "/mail-preferences", "{\"launches\": false}")
                .is(200);
        api.move("dark-mode", "beta");
        launches.run();
        post("dark-mode", "First");
        clock.forward(Duration.ofSeconds(5));
        updates.run();

        Response user = with("SUPPORT").get(ADA).is(200);

        assertThat(each(user, "mails", "occasion", "status", "reason"))
                .containsExactly("update:1 owed ", "launch:dark-mode cancelled not-wanted");
        assertThat(each(user, "unsentMails", "kind", "reason", "dueAt"))
                .containsExactly("feedback-request not-yet 2026-06-08T09:00:00Z");
        clock.forward(Duration.ofDays(7));
        assertThat(each(with("SUPPORT").get(ADA).is(200), "unsentMails", "kind", "reason"))
                .containsExactly("feedback-request in-progress");
        feedback.run();
        user = with("SUPPORT").get(ADA).is(200);
        assertThat(user.field("unsentMails")).isEmpty();
        assertThat(user.text("mails.0.occasion")).isEqualTo("feedback-request:dark-mode");
    }

    @Test
    void saysWhyAnUpdateWasNotSent() {
        api.feature("dark-mode");
        post("dark-mode", "Too early");
        clock.forward(Duration.ofMinutes(1));
        optIn("dark-mode");
        clock.forward(Duration.ofMinutes(1));
        with("SUPPORT").patch(ADA + "/mail-preferences", "{\"updates\": false}").is(200);
        post("dark-mode", "Unwanted");
        clock.forward(Duration.ofSeconds(5));
        updates.run();
        post("dark-mode", "Not yet swept");

        Response user = with("SUPPORT").get(ADA).is(200);

        assertThat(each(user, "unsentMails", "subject", "reason"))
                .containsExactly("Not yet swept not-wanted", "Unwanted not-wanted", "Too early joined-later");
        assertThat(user.text("unsentMails.1.explanation")).contains("does not want");
        assertThat(user.field("mails")).isEmpty();

        with("SUPPORT").patch(ADA + "/mail-preferences", "{\"updates\": true}").is(200);
        assertThat(each(with("SUPPORT").get(ADA), "unsentMails", "subject", "reason"))
                .contains("Not yet swept in-progress", "Unwanted unknown");
        jdbc.sql("update users set email = null").update();
        assertThat(each(with("SUPPORT").get(ADA), "unsentMails", "subject", "reason"))
                .contains("Unwanted no-address");
        ada().get("/api/v1/features").is(200);
        ada().delete("/api/v1/features/dark-mode/enrollment").is(200);
        assertThat(each(api.admin().get(ADA), "unsentMails", "subject")).isEmpty();
    }

    private List<String> unsent() {
        return each(with("SUPPORT").get(ADA).is(200), "unsentMails", "kind", "reason");
    }

    @Test
    void saysThatALaunchWasPulledBackBeforeItsMails() {
        api.feature("dark-mode");
        optIn("dark-mode");
        clock.forward(Duration.ofMinutes(1));
        api.move("dark-mode", "beta");
        clock.forward(Duration.ofSeconds(1));
        api.move("dark-mode", "concept");

        assertThat(unsent()).containsExactly("pulled-back in-progress", "launch stage-changed");

        clock.forward(Duration.ofSeconds(1));
        api.move("dark-mode", "beta");
        clock.forward(Duration.ofSeconds(5));
        updates.run();
        assertThat(unsent())
                .containsExactly("launch in-progress", "feedback-request not-yet", "pulled-back stage-changed");
        launches.run();
        assertThat(unsent()).containsExactly("feedback-request not-yet", "pulled-back stage-changed");
    }

    @Test
    void saysWhyALaunchMailWasNotSentInALaterBeta() {
        api.feature("dark-mode");
        api.move("dark-mode", "beta");
        clock.forward(Duration.ofMinutes(1));
        optIn("dark-mode");
        launches.run();
        assertThat(unsent()).containsExactly("launch joined-later", "feedback-request not-yet");
        clock.forward(Duration.ofMinutes(1));
        api.move("dark-mode", "general-availability");
        assertThat(unsent())
                .containsExactly(
                        "general-availability in-progress", "launch joined-later", "feedback-request stage-changed");
        clock.forward(Duration.ofMinutes(1));
        api.move("dark-mode", "beta");
        updates.run();
        launches.run();
        assertThat(unsent())
                .containsExactly(
                        "feedback-request not-yet", "general-availability stage-changed", "launch joined-later");
        clock.forward(Duration.ofMinutes(1));
        api.move("dark-mode", "concept");
        clock.forward(Duration.ofMinutes(1));
        api.move("dark-mode", "beta");
        launches.run();
        assertThat(unsent()).contains("launch already-in").doesNotContain("launch joined-later");
    }

    @Test
    void saysThatABetaFromTheBeginningHadNoLaunch() {
        api.admin()
                .post(
                        "/api/v1/admin/features",
                        Api.readyForBeta("dark-mode").replace("{\"key", "{\"stage\": \"beta\", \"key"))
                .is(201);
        optIn("dark-mode");
        clock.forward(Duration.ofMinutes(1));
        assertThat(unsent()).containsExactly("launch no-launch", "feedback-request not-yet");
        api.move("dark-mode", "general-availability");
        clock.forward(Duration.ofMinutes(1));
        api.move("dark-mode", "beta");
        assertThat(unsent()).contains("launch no-launch");
    }

    @Test
    void saysWhatPreventsAMailBeforeItIsDue() {
        api.feature("dark-mode");
        optIn("dark-mode");
        api.move("dark-mode", "beta");
        post("dark-mode", "First");
        jdbc.sql("update users set email = null").update();

        assertThat(unsent())
                .containsExactlyInAnyOrder("update no-address", "launch no-address", "feedback-request no-address");
        assertThat(with("SUPPORT").get(ADA).field("unsentMails").valueStream())
                .allMatch(mail -> mail.get("dueAt").isNull());
        with("SUPPORT")
                .patch(ADA + "/mail-preferences", "{\"feedbackRequests\": false}")
                .is(200);
        assertThat(unsent()).contains("feedback-request not-wanted");
        with("SUPPORT")
                .patch(ADA + "/mail-preferences", "{\"feedbackRequests\": true}")
                .is(200);
        optIn("dark-mode"); // a write tells the address again
        suppressions.suppress(
                new UnreachableReport("ada@example.com", "550 5.1.1 no", "5.1.1", ReportSource.SMTP, null),
                clock.instant());
        assertThat(unsent())
                .containsExactlyInAnyOrder("update suppressed", "launch suppressed", "feedback-request suppressed");
    }

    @Test
    void showsSuppressionsAndFeedbackButNoAddressesToViewers() {
        api.feature("dark-mode", "beta");
        ada().post("/api/v1/features/dark-mode/feedback", "{\"text\": \"Write to me@example.com.\", \"rating\": 4}")
                .is(201);
        api.as("bob")
                .post("/api/v1/features/dark-mode/feedback", "{\"text\": \"Not hers.\"}")
                .is(201);
        suppressions.suppress(
                new UnreachableReport(
                        "ada@example.com", "550 5.1.1 no ada@example.com here", "5.1.1", ReportSource.SMTP, null),
                clock.instant());

        Response support = with("SUPPORT").get(ADA).is(200);
        Response viewer = with("VIEWER").get(ADA).is(200);

        assertThat(support.text("suppression.email")).isEqualTo("ada@example.com");
        assertThat(support.text("suppression.report.code")).isEqualTo("5.1.1");
        assertThat(support.each("feedback", "text")).containsExactly("Write to me@example.com.");
        assertThat(viewer.body()).doesNotContain("@");
        assertThat(viewer.field("email").isNull()).isTrue();
        assertThat(viewer.text("suppression.report.code")).isEqualTo("5.1.1");
        assertThat(viewer.each("feedback", "rating")).containsExactly("4");
    }

    @Test
    void knowsAUserWhoWasOnlyEnrolled() {
        api.feature("dark-mode", "beta");
        api.admin()
                .put("/api/v1/admin/features/dark-mode/enrollments/ada", "{\"create\": true}")
                .is(200);

        Response user = with("SUPPORT").get(ADA).is(200);

        assertThat(user.field("tokenIssuedAt").isNull()).isTrue();
        assertThat(user.field("email").isNull()).isTrue();
        assertThat(user.text("enrollments.0.reason")).isEqualTo("admin");
        with("SUPPORT").patch(ADA + "/mail-preferences", "{\"updates\": false}").is(200);
        assertThat(with("SUPPORT").get(ADA).text("mailPreferences.updates")).isEqualTo("false");
        assertThat(with("SUPPORT").get(ADA).field("tokenIssuedAt").isNull()).isTrue();
        ada().get("/api/v1/me/mail-preferences").is(200);
        assertThat(with("SUPPORT").get(ADA).text("email")).isEqualTo("ada@example.com");
        assertThat(with("SUPPORT").get(ADA).text("mailPreferences.updates")).isEqualTo("false");
    }

    @Test
    void knowsNobodyElse() {
        with("SUPPORT").get("/api/v1/admin/users/nobody").is(Problem.USER_NOT_FOUND);
        with("SUPPORT").get("/api/v1/admin/users/nobody/mail-preferences").is(Problem.USER_NOT_FOUND);
        with("SUPPORT")
                .patch("/api/v1/admin/users/nobody/mail-preferences", "{\"updates\": false}")
                .is(Problem.USER_NOT_FOUND);

        assertThat(jdbc.sql("select count(*) from users").query(Long.class).single())
                .isZero();
    }

    @Test
    void letsSupportChangeMailPreferences() {
        ada().get("/api/v1/features").is(200);

        assertThat(with("SUPPORT")
                        .patch(ADA + "/mail-preferences", "{\"updates\": false}")
                        .is(200)
                        .json())
                .isEqualTo(Response.json("{\"launches\": true, \"feedbackRequests\": true, \"updates\": false}"));
        assertThat(with("VIEWER").get(ADA + "/mail-preferences").is(200).text("updates"))
                .isEqualTo("false");
        assertThat(ada().get("/api/v1/me/mail-preferences").text("updates")).isEqualTo("false");
        with("EDITOR").patch(ADA + "/mail-preferences", "{\"updates\": true}").is(Problem.FORBIDDEN);
        with("VIEWER").patch(ADA + "/mail-preferences", "{\"updates\": true}").is(Problem.FORBIDDEN);
        with("SUPPORT").patch(ADA + "/mail-preferences", "{\"updates\": null}").isInvalid("updates");
        with("SUPPORT").patch(ADA + "/mail-preferences", "{\"digest\": true}").isInvalid("digest");
        with("SUPPORT").patch(ADA + "/mail-preferences", "[]").isInvalid("body");
    }

    @Test
    void takesIdsWithEveryCharacter() {
        String id = "https://idp.example/users/7;x\\y";
        api.as(id).get("/api/v1/features").is(200);

        assertThat(with("SUPPORT")
                        .get("/api/v1/admin/users/https%3A%2F%2Fidp.example%2Fusers%2F7%3Bx%5Cy")
                        .is(200)
                        .text("id"))
                .isEqualTo(id);
        with("SUPPORT")
                .patch(
                        "/api/v1/admin/users/https%3A%2F%2Fidp.example%2Fusers%2F7%3Bx%5Cy/mail-preferences",
                        "{\"updates\": false}")
                .is(200);
    }
}
