package dev.earlyaccess.api.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.mail.Links;
import dev.earlyaccess.user.MailPreferences;
import dev.earlyaccess.user.MailTopic;
import dev.earlyaccess.user.UserId;
import dev.earlyaccess.user.Users;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class UnsubscribeTest {

    private static final UserId ADA = new UserId("ada");
    private static final String ONE_CLICK = "List-Unsubscribe=One-Click";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Api api;
    private final Links links;
    private final Users users;

    UnsubscribeTest(Api api, Links links, Users users) {
        this.api = api;
        this.links = links;
        this.users = users;
    }

    @BeforeEach
    void known() {
        api.as("ada").get("/api/v1/features").is(200);
    }

    @ParameterizedTest
    @EnumSource
    void endsOneKindOfMailWithOneClickOfAMailProgram(MailTopic topic) {
        Response response = api.anonymous()
                .send("POST", link(topic), ONE_CLICK, "Content-Type", FORM)
                .is(200);

        assertThat(response.header("content-type")).startsWith("text/html");
        assertThat(response.header("set-cookie")).isEmpty();
        assertThat(users.mailPreferences(ADA)).isEqualTo(MailPreferences.ALL.without(topic));
    }

    @Test
    void takesTheOneClickAsMultipartToo() {
        String body = "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n";

        api.anonymous()
                .send("POST", link(MailTopic.UPDATES), body, "Content-Type", "multipart/form-data; boundary=b")
                .is(200);

        assertThat(users.mailPreferences(ADA)).isEqualTo(MailPreferences.ALL.without(MailTopic.UPDATES));
    }

    @Test
    void respondsToAnyAcceptOfAMailProgram() {
        api.anonymous()
                .send("POST", link(MailTopic.UPDATES), ONE_CLICK, "Content-Type", FORM, "Accept", "application/json")
                .is(200);
    }

    @Test
    void changesNothingByBeingOpened() {
        Response page = api.anonymous().get(link(MailTopic.LAUNCHES)).is(200);
        api.anonymous().send("HEAD", link(MailTopic.LAUNCHES), null).is(200);

        assertThat(page.body())
                .contains("mails about the start of betas that you are interested in", "<form method=\"post\">");
        assertThat(users.mailPreferences(ADA)).isEqualTo(MailPreferences.ALL);
    }

    @Test
    void saysWhichPreferenceItChanged() {
        Response page = api.anonymous()
                .send("POST", link(MailTopic.FEEDBACK_REQUESTS), "", "Content-Type", FORM)
                .is(200);

        assertThat(page.body()).contains("You are unsubscribed", "mails that ask what to change about a beta");
        assertThat(checked(page)).containsExactly("launches", "updates");
        assertThat(api.as("ada").get("/api/v1/me/mail-preferences").text("feedbackRequests"))
                .isEqualTo("false");
    }

    @Test
    void showsAllPreferencesWithoutASession() {
        users.want(ADA, MailPreferences.ALL.without(MailTopic.LAUNCHES));

        assertThat(checked(api.anonymous().get(link(MailTopic.UPDATES)).is(200)))
                .containsExactly("feedbackRequests", "updates");
    }

    @ParameterizedTest
    @EnumSource
    void undoesWhatItDid(MailTopic topic) {
        api.anonymous()
                .send("POST", link(topic), ONE_CLICK, "Content-Type", FORM)
                .is(200);
        Response opened = api.anonymous().get(link(topic)).is(200);
        assertThat(opened.body()).contains("You are unsubscribed", ">Undo<");

        Response page = api.anonymous()
                .send("POST", link(topic) + "/undo", "", "Content-Type", FORM)
                .is(200);

        assertThat(page.body()).contains("You get these mails again");
        assertThat(checked(page)).containsExactly("launches", "feedbackRequests", "updates");
        assertThat(users.mailPreferences(ADA)).isEqualTo(MailPreferences.ALL);
    }

    @Test
    void undoLeavesOtherPreferencesAlone() {
        users.want(ADA, new MailPreferences(false, false, false));

        api.anonymous()
                .send("POST", link(MailTopic.UPDATES) + "/undo", "", "Content-Type", FORM)
                .is(200);

        assertThat(users.mailPreferences(ADA)).isEqualTo(new MailPreferences(false, false, true));
    }

    @Test
    void savesAllPreferences() {
        Response page = api.anonymous()
                .send("POST", link(MailTopic.UPDATES) + "/preferences", "feedbackRequests=true", "Content-Type", FORM)
                .is(200);

        assertThat(page.body()).contains("Your choice is saved");
        assertThat(checked(page)).containsExactly("feedbackRequests");
        assertThat(users.mailPreferences(ADA)).isEqualTo(new MailPreferences(false, true, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/undo", "/preferences"})
    void changesNothingForAForgedLink(String path) {
        users.want(ADA, new MailPreferences(false, true, false));

        Response page = api.anonymous()
                .send("POST", "/unsubscribe/bGF1bmNoZXM6YWRh.AAAA" + path, "launches=true", "Content-Type", FORM)
                .is(404);

        assertThat(page.body()).contains("This link is not valid");
        assertThat(users.mailPreferences(ADA)).isEqualTo(new MailPreferences(false, true, false));
    }

    @Test
    void refusesABoxThatIsNeitherCheckedNorNot() {
        api.anonymous()
                .send("POST", link(MailTopic.UPDATES) + "/preferences", "updates=perhaps", "Content-Type", FORM)
                .isInvalid("updates");
    }

    @Test
    void speaksTheLanguageOfTheMail() {
        api.withToken(Tokens.with("ada", Map.of("locale", "de-AT")))
                .get("/api/v1/features")
                .is(200);

        assertThat(api.anonymous()
                        .get(link(MailTopic.LAUNCHES), "Accept-Language", "en")
                        .is(200)
                        .body())
                .contains("<button>Abbestellen</button>", "Alle Mail-Einstellungen");
    }

    /** The names of the boxes that are checked. */
    private static List<String> checked(Response page) {
        return Pattern.compile("name=\"(\\w+)\" value=\"true\" checked")
                .matcher(page.body())
                .results()
                .map(box -> box.group(1))
                .toList();
    }

    @Test
    void mayBeDoneTwice() {
        String link = link(MailTopic.LAUNCHES);
        api.anonymous().send("POST", link, ONE_CLICK, "Content-Type", FORM).is(200);
        api.anonymous().send("POST", link, ONE_CLICK, "Content-Type", FORM).is(200);

        assertThat(users.mailPreferences(ADA)).isEqualTo(MailPreferences.ALL.without(MailTopic.LAUNCHES));
    }

    @ParameterizedTest
    @CsvSource({"de, de, Abbestellen", "de-AT, de, Abbestellen", "en, en, Unsubscribe", "fr, en, Unsubscribe"})
    void speaksTheReadersLanguage(String accepted, String language, String button) {
        Response page = api.anonymous()
                .get(link(MailTopic.LAUNCHES), "Accept-Language", accepted)
                .is(200);

        assertThat(page.body()).contains("<button>" + button + "</button>", "<html lang=\"" + language + "\">");
    }

    @ParameterizedTest
    @EnumSource
    void hasTextsForEveryTopicInEveryLanguage(MailTopic topic) {
        for (String language : new String[] {"en", "de"}) {
            Response page = api.anonymous()
                    .send("POST", link(topic), "", "Content-Type", FORM, "Accept-Language", language)
                    .is(200);
            assertThat(page.body()).doesNotContain("unsubscribe.", "{0}", "{1}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/unsubscribe/x", "/unsubscribe/bGF1bmNoZXM6YWRh.AAAA", "/unsubscribe/a.b.c"})
    void tellsAForgedLinkFromAnother(String link) {
        for (String method : new String[] {"GET", "POST"}) {
            Response page = api.anonymous().send(method, link, null).is(404);
            assertThat(page.header("content-type")).startsWith("text/html");
            assertThat(page.body()).contains("This link is not valid");
        }
        assertThat(users.mailPreferences(ADA)).isEqualTo(MailPreferences.ALL);
    }

    @Test
    void refusesTheTokenOfAnotherPurpose() {
        String token = lastPart(links.switchOff(new FeatureKey("launches"), ADA).getPath());

        api.anonymous()
                .send("POST", "/unsubscribe/" + token, ONE_CLICK, "Content-Type", FORM)
                .is(404);
        api.anonymous()
                .send("POST", "/switch-off/" + lastPart(link(MailTopic.LAUNCHES)), null)
                .is(404);

        assertThat(users.mailPreferences(ADA)).isEqualTo(MailPreferences.ALL);
    }

    @Test
    void leavesOtherUsersAlone() {
        api.as("bob").get("/api/v1/features").is(200);

        api.anonymous()
                .send("POST", link(MailTopic.LAUNCHES), ONE_CLICK, "Content-Type", FORM)
                .is(200);

        assertThat(users.mailPreferences(new UserId("bob"))).isEqualTo(MailPreferences.ALL);
    }

    @Test
    void opensNothingBelowIt() {
        api.anonymous().get(link(MailTopic.LAUNCHES) + "/more").is(401);
    }

    private String link(MailTopic topic) {
        return links.unsubscribe(topic, ADA).getPath();
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
