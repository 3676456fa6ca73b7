package dev.earlyaccess.api.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.feedback.Feedback;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.feedback.FeedbackSource;
import dev.earlyaccess.feedback.NewFeedback;
import dev.earlyaccess.mail.Links;
import dev.earlyaccess.testing.HandMovedClock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page on which a member of the team confirms a reply that came by mail. */
@ApiTest
class ConfirmReplyPageTest {

    private static final String OWNER = "design@example.com";
    private static final FeatureKey DARK_MODE = new FeatureKey("dark-mode");

    private final Api api;
    private final FeedbackInbox inbox;
    private final Features features;
    private final Links links;

    private Feedback said;
    private Feedback mail;

    ConfirmReplyPageTest(Api api, FeedbackInbox inbox, Features features, Links links) {
        this.api = api;
        this.inbox = inbox;
        this.features = features;
        this.links = links;
    }

    @BeforeEach
    void aMailWaits() {
        api.feature("dark-mode", "beta");
        said = inbox.receive(
                        NewFeedback.byMail(FeedbackSource.MAIL, "ada@example.com", "Ada", "Hello", "Too dark.")
                                .matchedTo(features.require(DARK_MODE).id(), null),
                        HandMovedClock.MON_1_JUNE)
                .orElseThrow();
        mail = inbox.receive(
                        NewFeedback.byMail(FeedbackSource.MAIL, OWNER, "Dora", "Re: Feedback", "It is <lighter>\nnow.")
                                .inThread("<reply@mail.example.com>", null)
                                .asTeamReplyTo(
                                        said.id(), features.require(DARK_MODE).id()),
                        HandMovedClock.MON_1_JUNE)
                .orElseThrow();
    }

    @Test
    void asksAndThenSendsOnce() {
        String page = page(OWNER);

        Response question = api.anonymous().get(page + "?utm_source=mail").is(200);
        assertThat(question.header("content-type")).startsWith("text/html");
        assertThat(question.body())
                .contains("Ada &lt;ada@example.com&gt;", "It is &lt;lighter&gt;\nnow.", "<form method=\"post\">");
        assertThat(inbox.isReply("<reply@mail.example.com>")).isFalse();

        assertThat(api.anonymous().send("POST", page, null).is(200).body()).contains("on its way");
        assertThat(api.anonymous().send("POST", page, null).is(409).body()).contains("nothing to send");
        assertThat(api.anonymous().get(page).is(409).body()).contains("nothing to send");

        Response answered =
                api.admin().get("/api/v1/admin/feedback/" + said.id()).is(200);
        assertThat(answered.text("status")).isEqualTo("answered");
        assertThat(answered.each("replies", "text")).containsExactly("It is <lighter>\nnow.");
        assertThat(answered.text("replies.0.by.name")).isEqualTo("Dora");
        Response sent = api.admin().get("/api/v1/admin/feedback/" + mail.id()).is(200);
        assertThat(sent.text("status")).isEqualTo("answered");
        assertThat(sent.text("teamReplyTo")).isEqualTo(String.valueOf(said.id()));
    }

    @Test
    void isOnRecordWithTheMembersAddress() {
        api.anonymous().send("POST", page(OWNER), null).is(200);

        Response trail = api.admin().get("/api/v1/admin/audit?actor=" + OWNER).is(200);
        assertThat(trail.items("action")).containsExactly("feedback-replied");
        assertThat(trail.text("items.0.actor.email")).isEqualTo(OWNER);
        assertThat(trail.text("items.0.person.email")).isEqualTo("ada@example.com");
        assertThat(trail.text("items.0.subject")).isEqualTo("feedback:" + said.id());
        assertThat(trail.field("items.0.from").isNull()).isFalse();
        assertThat(trail.field("items.0.requestId").isNull()).isFalse();
    }

    @Test
    void isOnRecordAsTheUserWithTheAddress() {
        signsIn("dora");
        api.anonymous().send("POST", page(OWNER), null).is(200);

        Response trail = api.admin().get("/api/v1/admin/audit?actor=dora").is(200);
        assertThat(trail.items("action")).containsExactly("feedback-replied");
        assertThat(trail.text("items.0.actor.email")).isEqualTo(OWNER);
    }

    @Test
    void isOnRecordAsNobodyIfSeveralHaveTheAddress() {
        signsIn("dora");
        signsIn("team");
        api.anonymous().send("POST", page(OWNER), null).is(200);

        Response trail = api.admin().get("/api/v1/admin/audit?actor=" + OWNER).is(200);
        assertThat(trail.items("action")).containsExactly("feedback-replied");
        assertThat(trail.field("items.0.actor.userId").isNull()).isTrue();
    }

    private void signsIn(String user) {
        api.withToken(Tokens.with(user, Map.of("email", OWNER)))
                .get("/api/v1/features")
                .is(200);
    }

    @Test
    void sendsNothingForAFormerOwner() {
        api.admin()
                .patch("/api/v1/admin/features/dark-mode", "{\"owner\": {\"email\": \"new@example.com\"}}")
                .is(200);

        api.anonymous().send("POST", page(OWNER), null).is(409);
        assertThat(inbox.isReply("<reply@mail.example.com>")).isFalse();
    }

    @Test
    void sendsNothingWithAForgedLink() {
        api.anonymous().get("/confirm-reply/x.y").is(404);
        api.anonymous().send("POST", page(OWNER) + "x", null).is(404);
        api.anonymous().send("POST", page("max@example.com"), null).is(409);
        assertThat(inbox.isReply("<reply@mail.example.com>")).isFalse();
    }

    private String page(String member) {
        return links.confirmReply(mail.id(), member).getPath();
    }
}
