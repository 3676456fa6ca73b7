package dev.earlyaccess.api.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Caller;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.feedback.Feedback;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.feedback.FeedbackSource;
import dev.earlyaccess.feedback.NewFeedback;
import dev.earlyaccess.testing.HandMovedClock;
import dev.earlyaccess.user.UserId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All feedback, as admins and staff read and answer it. Every test feature is owned by design@example.com.
 */
@ApiTest
class InboxTest {

    private static final String PATH = "/api/v1/admin/feedback";

    private final Api api;
    private final FeedbackInbox inbox;
    private final Features features;

    InboxTest(Api api, FeedbackInbox inbox, Features features) {
        this.api = api;
        this.inbox = inbox;
        this.features = features;
    }

    @BeforeEach
    void betas() {
        api.feature("dark-mode", "beta");
        api.feature("offline-drafts", "beta");
    }

    @Test
    void takesParametersThatAreEmptyForNone() {
        long id = give("dark-mode", "Too dark.", 2);

        assertThat(ids(api.admin().get(PATH + "?feature=&status=&q=&after=").is(200)))
                .containsExactly(id);
    }

    @Test
    void showsEveryFieldOfAReplyByMail() {
        ada().get("/api/v1/features").is(200);
        long id = inbox.receive(
                        mail("bob@example.com", "Re: Dark mode", "It is Bob's answer.")
                                .matchedTo(
                                        features.require(new FeatureKey("dark-mode"))
                                                .id(),
                                        new UserId("ada"))
                                .inThread("<1@mail.example>", null)
                                .withAttachments(List.of("screen.png (12 kB)"))
                                .withOriginal("It is Bob's answer.\n\n> What should we change?"),
                        HandMovedClock.MON_1_JUNE)
                .orElseThrow()
                .id();

        Response page = api.admin().get(PATH).is(200);

        assertThat(page.json()).isEqualTo(Response.json("""
                {"items": [{"id": %d, "feature": "dark-mode", "stage": "beta", "user": {"id": "ada", "name": "Ada"},
                  "sender": {"name": "Bob", "email": "bob@example.com"}, "senderIsUser": false, "source": "mail",
                  "subject": "Re: Dark mode", "text": "It is Bob's answer.", "rating": null, "status": "unread",
                  "attachments": ["screen.png (12 kB)"], "teamReplyTo": null, "receivedAt": "2026-06-01T09:00:00Z", "replies": []}],
                 "next": null}""".formatted(id)));
        Response single = api.admin().get(PATH + "/" + id).is(200);
        assertThat(single.text("original")).isEqualTo("It is Bob's answer.\n\n> What should we change?");
        assertThat(withoutOriginal(single)).isEqualTo(page.field("items.0"));
    }

    @Test
    void tellsOfWhatWasWrittenInTheApp() {
        long id = give("dark-mode", "Too dark.", 2);

        Response said = api.admin().get(PATH + "/" + id).is(200);

        assertThat(said.json()).isEqualTo(Response.json("""
                {"id": %d, "feature": "dark-mode", "stage": "beta", "user": {"id": "ada", "name": "Ada"}, "sender": null,
                 "senderIsUser": true, "source": "app", "subject": null, "text": "Too dark.", "rating": 2,
                 "status": "unread", "attachments": [], "teamReplyTo": null, "receivedAt": "2026-06-01T09:00:00Z", "replies": [],
                 "original": null}""".formatted(id)));
    }

    @Test
    void filtersByFeatureStatusAndWords() {
        long dark = give("dark-mode", "Scrolling is slow", 2);
        long drafts = give("offline-drafts", "Scrolling is fast", 5);
        long unmatched = arrived(mail("bob@example.com", "Hello", "Who are you?"));
        long notice = arrived(
                mail("ada@example.com", "Out of office", "Back on Monday").byMachine());
        mark(drafts, "read").is(200);

        assertThat(ids("")).containsExactly(unmatched, drafts, dark);
        assertThat(ids("?feature=dark-mode")).containsExactly(dark);
        assertThat(ids("?status=read")).containsExactly(drafts);
        assertThat(ids("?status=unread,read&feature=offline-drafts")).containsExactly(drafts);
        assertThat(ids("?status=automatic")).containsExactly(notice);
        assertThat(ids("?unmatched=true")).containsExactly(unmatched);
        assertThat(ids("?unmatched=true&feature=dark-mode")).isEmpty();
        assertThat(ids("?q=" + encoded("scroll -slow"))).containsExactly(drafts);
        assertThat(ids("?q=hello")).containsExactly(unmatched);
        assertThat(ids("?q=" + encoded("\"is slow\"") + "&feature=dark-mode")).containsExactly(dark);
        assertThat(ids("?q=%20")).containsExactly(unmatched, drafts, dark);
        assertThat(ids("?q=%25")).isEmpty();
    }

    @Test
    void comesInPagesTheNewestFirstWhileMoreArrives() {
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(0, give("dark-mode", "Number " + i, null));
        }

        Response first = api.admin().get(PATH + "?limit=2&q=number").is(200);
        give("dark-mode", "Number late", null);
        Response second = api.admin()
                .get(PATH + "?limit=2&q=number&after=" + first.text("next"))
                .is(200);
        Response third = api.admin()
                .get(PATH + "?limit=2&q=number&after=" + second.text("next"))
                .is(200);

        assertThat(ids(first)).isEqualTo(all.subList(0, 2));
        assertThat(ids(second)).isEqualTo(all.subList(2, 4));
        assertThat(ids(third)).isEqualTo(all.subList(4, 5));
        assertThat(third.field("next").isNull()).isTrue();
    }

    @Test
    void wantsWhatItKnows() {
        api.admin().get(PATH + "?feature=no-such").is(Problem.FEATURE_NOT_FOUND);
        api.admin().get(PATH + "?status=lost").isInvalid("status");
        api.admin().get(PATH + "?status=READ").isInvalid("status");
        api.admin().get(PATH + "?limit=201").isInvalid("limit");
        api.admin().get(PATH + "?after=x").isInvalid("after");
        api.admin().get(PATH + "?q=%00").isInvalid("q");
        api.admin().get(PATH + "?q=" + "x".repeat(201)).isInvalid("q");
        assertThat(api.admin()
                        .get(PATH + "?unmatched=perhaps")
                        .isInvalid("unmatched")
                        .text("detail"))
                .contains("true or false");
        api.admin().get(PATH + "/x").isInvalid("id");
        api.admin().get(PATH + "/4711").is(Problem.FEEDBACK_NOT_FOUND);
        mark(4711, "read").is(Problem.FEEDBACK_NOT_FOUND);
        reply(api.admin(), 4711, "Thanks").is(Problem.FEEDBACK_NOT_FOUND);
    }

    @Test
    void isMarked() {
        long id = give("dark-mode", "Too dark.", null);

        for (String status : List.of("read", "answered", "unread")) {
            assertThat(mark(id, status).is(200).text("status")).isEqualTo(status);
            assertThat(api.admin().get(PATH + "/" + id).text("status")).isEqualTo(status);
        }
    }

    @Test
    void matchesFeedbackToAFeature() {
        long id = arrived(mail("bob@example.com", "Hello", "Who are you?"));

        Response changed = api.admin()
                .patch(PATH + "/" + id, "{\"feature\": \"dark-mode\", \"status\": \"read\"}")
                .is(200);

        assertThat(changed.text("feature")).isEqualTo("dark-mode");
        assertThat(changed.text("status")).isEqualTo("read");
        assertThat(ids("?unmatched=true")).isEmpty();
        assertThat(ids("?feature=dark-mode")).containsExactly(id);
        for (String feature : List.of("no-such", "No such")) {
            api.admin()
                    .patch(PATH + "/" + id, "{\"feature\": \"%s\", \"status\": \"unread\"}".formatted(feature))
                    .is(Problem.FEATURE_NOT_FOUND);
        }
        assertThat(withoutOriginal(api.admin().get(PATH + "/" + id))).isEqualTo(changed.json());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"status\": \"automatic\"}", "{\"status\": null}", "{\"status\": \"lost\"}", "{\"status\": 1}"
            })
    void isMarkedAsPeopleCan(String patch) {
        api.admin()
                .patch(PATH + "/" + give("dark-mode", "Too dark.", null), patch)
                .isInvalid("status");
    }

    @Test
    void isChangedInNothingElse() {
        String path = PATH + "/" + give("dark-mode", "Too dark.", null);

        api.admin().patch(path, "{\"text\": \"Perfect.\"}").isInvalid("text");
        api.admin().patch(path, "{\"feature\": null}").isInvalid("feature");
        api.admin().patch(path, "[]").is(400);
        api.admin().patch(path, "{}").is(200);
        api.admin().send("PATCH", path, "{}", "Content-Type", "text/plain").is(Problem.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void isRepliedTo() {
        long id = give("dark-mode", "Too dark.", null);
        Caller grace = api.withToken(Tokens.with("grace", Map.of("roles", List.of("ADMIN"), "name", "Grace")));

        Response first = reply(grace, id, "We know.\\nThanks!").is(201);
        Response second = reply(grace, id, "It is lighter now.").is(201);

        assertThat(first.json()).isEqualTo(Response.json("""
                {"id": %s, "text": "We know.\\nThanks!", "by": {"id": "grace", "name": "Grace"},
                 "at": "2026-06-01T09:00:00Z"}""".formatted(first.field("id"))));
        Response answered = api.admin().get(PATH + "/" + id);
        assertThat(answered.text("status")).isEqualTo("answered");
        assertThat(answered.field("replies.0")).isEqualTo(first.json());
        assertThat(answered.field("replies.1")).isEqualTo(second.json());
        assertThat(api.admin().get(PATH + "?status=answered").field("items.0")).isEqualTo(withoutOriginal(answered));
    }

    @Test
    void sendsARepeatedReplyOnce() {
        long id = give("dark-mode", "Too dark.", null);

        Response first = reply(api.admin(), id, "We know.").is(201);

        assertThat(reply(api.admin(), id, "We know.").is(201).json()).isEqualTo(first.json());
        assertThat(api.admin().get(PATH + "/" + id).field("replies")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\\u0000", "\\ud83d", "a\\u0007"})
    void isRepliedToWithWhatCanBeRead(String text) {
        long id = give("dark-mode", "Too dark.", null);

        reply(api.admin(), id, text).isInvalid("text");
        reply(api.admin(), id, "x".repeat(10_001)).isInvalid("text");
        assertThat(api.admin().get(PATH + "/" + id).text("status")).isEqualTo("unread");
    }

    @Test
    void isNotRepliedToWhereNothingLeadsBack() {
        long id = api.as("carl")
                .post("/api/v1/features/dark-mode/feedback", "{\"text\": \"Fine\"}")
                .is(201)
                .field("id")
                .longValue();

        reply(api.admin(), id, "Thanks").is(Problem.NOWHERE_TO_REPLY);

        assertThat(api.admin().get(PATH + "/" + id).text("status")).isEqualTo("unread");
        assertThat(api.admin().get(PATH + "/" + id).field("replies")).isEmpty();
    }

    @Test
    void showsStaffWhatIsSaidAboutTheFeaturesThatTheyOwn() {
        long id = give("dark-mode", "Too dark.", null);
        long unmatched = arrived(mail("bob@example.com", "Hello", "Who are you?"));
        Caller owner = staff(Map.of("email", "Design@Example.com"));

        assertThat(ids(owner.get(PATH).is(200))).containsExactly(id);
        owner.get(PATH + "/" + id).is(200);
        assertThat(owner.patch(PATH + "/" + id, "{\"status\": \"read\"}")
                        .is(200)
                        .text("status"))
                .isEqualTo("read");
        reply(owner, id, "Thanks").is(201);
        assertHidden(owner, unmatched);
    }

    @Test
    void hidesFromStaffWhatOthersOwn() {
        long id = give("dark-mode", "Too dark.", null);

        for (Map<String, Object> claims : List.<Map<String, Object>>of(
                Map.of("email", "another@example.com"),
                Map.of("email", "design@example.com", "email_verified", false),
                Map.of("email", ""),
                Map.of("email", "%"),
                Map.of())) {
            Caller staff = staff(claims);
            assertThat(ids(staff.get(PATH).is(200))).isEmpty();
            assertThat(ids(staff.get(PATH + "?q=dark").is(200))).isEmpty();
            assertThat(ids(staff.get(PATH + "?feature=dark-mode").is(200))).isEmpty();
            assertHidden(staff, id);
        }
    }

    @Test
    void hidesWhatStaffOwnNoMore() {
        long id = give("dark-mode", "Too dark.", null);
        Caller owner = staff(Map.of("email", "design@example.com"));
        owner.get(PATH + "/" + id).is(200);

        api.admin()
                .patch("/api/v1/admin/features/dark-mode", "{\"owner\": {\"email\": \"new@example.com\"}}")
                .is(200);

        assertHidden(owner, id);
        staff(Map.of("email", "new@example.com")).get(PATH + "/" + id).is(200);
    }

    @Test
    void opensNothingElseToStaff() {
        Caller staff = staff(Map.of("email", "nobody@example.com"));

        staff.get("/api/v1/admin/features/dark-mode").is(Problem.FORBIDDEN);
        staff.get("/api/v1/admin/deliveries").is(Problem.FORBIDDEN);
        staff.get("/api/v1/admin/feedback-group").is(Problem.FORBIDDEN);
        staff.get("/api/v1/admin/feedbackx").is(Problem.NOT_FOUND);
        staff.get("/api/v1/admin").is(Problem.NOT_FOUND);
    }

    @Test
    void isForAdminsAndStaff() {
        long id = give("dark-mode", "Too dark.", null);

        api.anonymous().get(PATH).is(Problem.UNAUTHENTICATED);
        assertThat(ada().get(PATH).is(Problem.FORBIDDEN).text("detail")).contains("ADMIN", "STAFF");
        ada().get(PATH + "/" + id).is(Problem.FORBIDDEN);
        ada().patch(PATH + "/" + id, "{\"status\": \"read\"}").is(Problem.FORBIDDEN);
        reply(ada(), id, "Thanks").is(Problem.FORBIDDEN);
    }

    private void assertHidden(Caller staff, long id) {
        Response before = api.admin().get(PATH + "/" + id).is(200);
        staff.get(PATH + "/" + id).is(Problem.FEEDBACK_NOT_FOUND);
        staff.patch(PATH + "/" + id, "{\"status\": \"read\", \"feature\": \"dark-mode\"}")
                .is(Problem.FEEDBACK_NOT_FOUND);
        reply(staff, id, "Thanks").is(Problem.FEEDBACK_NOT_FOUND);
        assertThat(api.admin().get(PATH + "/" + id).json()).isEqualTo(before.json());
    }

    private Caller ada() {
        return api.withToken(Tokens.with("ada", Map.of("email", "ada@example.com", "name", "Ada")));
    }

    private Caller staff(Map<String, Object> claims) {
        Map<String, Object> all = new java.util.HashMap<>(claims);
        all.put("roles", List.of("STAFF"));
        return api.withToken(Tokens.with("stefan", all));
    }

    private long give(String feature, String text, Integer rating) {
        return ada().post(
                        "/api/v1/features/" + feature + "/feedback",
                        "{\"text\": \"%s\", \"rating\": %s}".formatted(text, rating))
                .is(201)
                .field("id")
                .longValue();
    }

    private long arrived(NewFeedback mail) {
        return inbox.receive(mail, HandMovedClock.MON_1_JUNE).map(Feedback::id).orElseThrow();
    }

    private static NewFeedback mail(String from, String subject, String text) {
        return NewFeedback.byMail(FeedbackSource.MAIL, from, "Bob", subject, text);
    }

    private Response mark(long id, String status) {
        return api.admin().patch(PATH + "/" + id, "{\"status\": \"%s\"}".formatted(status));
    }

    private static Response reply(Caller by, long id, String text) {
        return by.post(PATH + "/" + id + "/reply", "{\"text\": \"%s\"}".formatted(text));
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

    /** One entry as lists show it. */
    private static JsonNode withoutOriginal(Response single) {
        ObjectNode entry = (ObjectNode) single.json();
        assertThat(entry.has("original")).isTrue();
        entry.remove("original");
        return entry;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
