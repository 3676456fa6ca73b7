package dev.earlyaccess.api.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Caller;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import dev.earlyaccess.testing.HandMovedClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class MailPreviewsTest {

    private static final String MAILS = "/api/v1/admin/features/dark-mode/mails/";
    private static final String LAUNCH = MAILS + "launch/preview";
    private static final String POLICY =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; frame-ancestors 'self'";

    private final Api api;
    private final HandMovedClock clock;
    private final JdbcClient jdbc;

    MailPreviewsTest(Api api, HandMovedClock clock, JdbcClient jdbc) {
        this.api = api;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void feature() {
        api.feature("dark-mode");
        api.admin()
                .patch("/api/v1/admin/features/dark-mode", "{\"translations\": {\"de\": {\"name\": \"Dunkelmodus\"}}}")
                .is(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "launch | Your beta is here: DARK-MODE",
                "update | The subject of your update",
                "feedback-request | What should we change about DARK-MODE?",
                "general-availability | Now for everybody: DARK-MODE",
                "pulled-back | We will not release DARK-MODE"
            })
    void showsEachKindOfMail(String kind, String heading) {
        Response mail =
                admin().get(MAILS + kind + "/preview", "Accept", "text/html").is(200);

        assertThat(mail.header("content-type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(mail.header("content-security-policy")).isEqualTo(POLICY);
        assertThat(mail.body()).contains("<!DOCTYPE html>", "Hello Grace,", heading + "</h1>");
        assertThat(jdbc.sql("select count(*) from delivery").query(Long.class).single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain | text/plain;charset=UTF-8",
                "text/plain, text/html;q=0.5 | text/plain;charset=UTF-8",
                "text/html;q=0.5, text/plain | text/plain;charset=UTF-8",
                "text/plain;q=0.5, text/html | text/html;charset=UTF-8",
                "text/* | text/html;charset=UTF-8",
                "*/* | text/html;charset=UTF-8",
                "image/png, */*;q=0.1 | text/html;charset=UTF-8"
            })
    void choosesTheFormThatIsAccepted(String accept, String type) {
        Response mail = admin().get(LAUNCH, "Accept", accept).is(200);

        assertThat(mail.header("content-type")).isEqualTo(type);
        assertThat(mail.body().contains("<")).isEqualTo(type.startsWith("text/html"));
        assertThat(mail.body()).contains("Hello Grace,");
    }

    @Test
    void showsTheLatestUpdate() {
        api.admin().post("/api/v1/admin/features/dark-mode/updates", """
                {"subject": "Larger charts", "markdown": "They are **larger** now."}""").is(201);

        assertThat(admin().get(MAILS + "update/preview").is(200).body())
                .contains("Larger charts</h1>", "They are <strong>larger</strong> now.");
    }

    @Test
    void isNotAvailableAsJson() {
        admin().get(LAUNCH, "Accept", "application/json").is(Problem.NOT_ACCEPTABLE);
    }

    @Test
    void speaksTheChosenLanguage() {
        assertThat(admin().get(LAUNCH + "?locale=de-AT").is(200).body())
                .contains("Hallo Grace,", "Ihre Beta ist da: Dunkelmodus</h1>", "<html lang=\"de-AT\"");
        assertThat(api.withToken(Tokens.with("grace", Map.of("roles", List.of("ADMIN"), "locale", "de")))
                        .get(LAUNCH)
                        .is(200)
                        .body())
                .contains("Ihre Beta ist da: Dunkelmodus</h1>");
    }

    @Test
    void givesNoPersonalLinksAway() {
        assertThat(admin().get(LAUNCH, "Accept", "text/plain").is(200).body())
                .contains("http://localhost:8080/switch-off/preview", "http://localhost:8080/unsubscribe/preview");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /switch-off/preview  | switches the feature off | die Funktion ausschaltet
                    /unsubscribe/preview | unsubscribes and chooses | Mails abbestellt""")
    void saysThatALinkBelongsToAPreview(String link, String english, String german) {
        assertThat(api.anonymous().get(link, "Accept-Language", "en").is(200).body())
                .contains("This link belongs to a preview", english, "Here it changes nothing")
                .doesNotContain("<form");
        assertThat(api.anonymous().get(link, "Accept-Language", "de").is(200).body())
                .contains("Dieser Link geh&ouml;rt zu einer Vorschau", german, "Hier &auml;ndert er nichts");
        assertThat(api.anonymous().send("POST", link, "").is(200).body()).contains("Here it changes nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"launch/preview?locale=german", "launch/preview?locale=DE", "launch/preview?locale=%00"})
    void refusesAnUnknownLanguage(String path) {
        admin().get(MAILS + path).isInvalid("locale");
        admin().post(MAILS + path, "").isInvalid("locale");
        admin().post(MAILS + path.replace("preview", "test"), "").isInvalid("locale");
    }

    @ParameterizedTest
    @ValueSource(strings = {"digest", "LAUNCH", "feedback_request", "x"})
    void refusesAnUnknownKind(String kind) {
        admin().get(MAILS + kind + "/preview").isInvalid("kind");
        admin().post(MAILS + kind + "/preview", "").isInvalid("kind");
        admin().post(MAILS + kind + "/test", "").isInvalid("kind");
    }

    @Test
    void knowsOnlyFeaturesThatThereAre() {
        String unknown = "/api/v1/admin/features/other/mails/launch";
        admin().get(unknown + "/preview", "Accept", "text/html").is(Problem.FEATURE_NOT_FOUND);
        admin().post(unknown + "/preview", "").is(Problem.FEATURE_NOT_FOUND);
        admin().post(unknown + "/test", "").is(Problem.FEATURE_NOT_FOUND);
    }

    @Test
    void isForAdmins() {
        api.anonymous().get(LAUNCH).is(Problem.UNAUTHENTICATED);
        api.as("ada").get(LAUNCH).is(Problem.FORBIDDEN);
        api.as("ada").post(LAUNCH, "").is(Problem.FORBIDDEN);
        api.as("ada").post(MAILS + "launch/test", "").is(Problem.FORBIDDEN);
    }

    @Test
    void canBeSeenForFiveMinutesWithoutAToken() {
        String address = URI.create(
                        admin().post(LAUNCH + "?locale=de", "").is(200).text("url"))
                .getPath();
        assertThat(address).startsWith("/mail-previews/");
        clock.forward(Duration.ofSeconds(299));

        Response page = api.anonymous().get(address, "Accept", "*/*").is(200);

        assertThat(page.header("content-type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.header("content-security-policy")).isEqualTo(POLICY);
        assertThat(page.header("x-frame-options")).isEmpty();
        assertThat(page.header("cache-control")).contains("no-store");
        assertThat(page.body()).contains("Hallo Grace,", "Ihre Beta ist da: Dunkelmodus</h1>", "/unsubscribe/preview");
        clock.forward(Duration.ofSeconds(1));
        assertThat(api.anonymous().get(address).is(404).body()).contains("This preview has ended");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mail-previews/x", "/mail-previews/MTpsYXVuY2g6ZW46ZGFyay1tb2RlOmdyYWNl.AAAA"})
    void knowsItsOwnAddressesAlone(String address) {
        assertThat(api.anonymous().get(address).is(404).header("x-frame-options"))
                .isEmpty();
    }

    @Test
    void otherPagesAreShownInNoFrame() {
        assertThat(api.anonymous().get("/problems").is(200).header("x-frame-options"))
                .isEqualTo("DENY");
    }

    @Test
    void saysWhyATestWasNotSent() {
        assertThat(admin().post(MAILS + "launch/test", "")
                        .is(Problem.MAIL_NOT_SENT)
                        .text("reason"))
                .isNotBlank();
        assertThat(jdbc.sql("select count(*) from delivery").query(Long.class).single())
                .isZero();
    }

    @Test
    void needsAnAddressToSendATestTo() {
        assertThat(api.admin()
                        .post(MAILS + "launch/test", "")
                        .is(Problem.FORBIDDEN)
                        .text("detail"))
                .contains("no verified mail address");
    }

    private Caller admin() {
        return api.withToken(
                Tokens.with("grace", Map.of("roles", List.of("ADMIN"), "name", "Grace", "email", "grace@example.com")));
    }
}
