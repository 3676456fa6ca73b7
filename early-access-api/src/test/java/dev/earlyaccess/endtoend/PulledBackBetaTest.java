package dev.earlyaccess.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import dev.earlyaccess.testing.HandMovedClock;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A beta is pulled back, and its users learn why it is gone; one of them wants no such mails any more. */
@WholeService
class PulledBackBetaTest {

    private static final String ADMIN = "/api/v1/admin/features";
    private static final String MARGINS = "/api/v1/features/wide-margins";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String SWITCHED_OFF = "Switched off for now: Wide margins";
    private static final Pattern UNSUBSCRIBE = Pattern.compile("http://localhost:8080(/unsubscribe/\\S+)");

    @Autowired
    private Client client;

    @Autowired
    private HandMovedClock clock;

    @Autowired
    private GreenMail mail;

    @Test
    void itsUsersAreToldOncePerTransition() throws Exception {
        Client olga = client.as("olga");
        Client omar = client.as("omar");
        createBeta();
        olga.put(MARGINS + "/enrollment").is(200);
        omar.put(MARGINS + "/enrollment").is(200);
        seesTheMailBefore();
        triesAnUpdate();

        move("concept");
        await().atMost(PATIENCE).until(() -> mails(SWITCHED_OFF).size() == 2 || secondsPass());
        assertThat(isEnabledFor(olga)).isFalse();
        unsubscribeByTheLinkMailedTo("omar");
        assertThat(omar.get("/api/v1/me/mail-preferences").is(200).text("/updates"))
                .isEqualTo("false");

        move("beta");
        assertThat(isEnabledFor(olga)).isTrue();
        move("concept");
        await().atMost(PATIENCE).until(() -> mails(SWITCHED_OFF).size() == 3 || secondsPass());

        assertThat(mails(SWITCHED_OFF).stream().filter(message -> Parts.isTo(message, "omar@example.com")))
                .hasSize(1);
    }

    private void createBeta() {
        client.asAdmin().post(ADMIN, """
                {"name": "Wide margins", "description": "Room for notes.", "stage": "beta",
                 "documentationUrl": "https://docs.example.com/wide-margins",
                 "owner": {"name": "Editor team", "email": "editor@example.com"}}""").is(201);
    }

    /** The admin sends the mail to herself, then nobody else has got it. */
    private void seesTheMailBefore() throws Exception {
        Response sent = client.asAdmin()
                .post(ADMIN + "/wide-margins/mails/pulled-back/test?locale=de", "")
                .is(200);

        assertThat(sent.text("/to")).isEqualTo("grace@example.com");
        List<MimeMessage> tests = mails(sent.text("/subject"));
        assertThat(tests).hasSize(1);
        assertThat(Parts.isTo(tests.get(0), "grace@example.com")).isTrue();
        assertThat(Parts.text(tests.get(0))).contains("Hallo Grace,", "Wir haben die Beta von Wide margins");
        assertThat(client.get(link(tests.get(0))).is(200).body()).contains("<form method=\"post\"");
    }

    /** The admin sends it to herself: it is no update yet, and nobody else has got it. */
    private void triesAnUpdate() throws Exception {
        String update = "{\"subject\": \"Wider still\", \"markdown\": \"Now **twice** as wide.\"}";
        Response sent = client.asAdmin()
                .post(ADMIN + "/wide-margins/updates/test", update)
                .is(200);

        assertThat(sent.text("/to")).isEqualTo("grace@example.com");
        List<MimeMessage> tests = mails(sent.text("/subject"));
        assertThat(tests).hasSize(1);
        assertThat(Parts.isTo(tests.get(0), "grace@example.com")).isTrue();
        assertThat(Parts.text(tests.get(0))).contains("Hello Grace,", "Now twice as wide.");
        assertThat(client.asAdmin().get(ADMIN + "/wide-margins/updates").json().get("items"))
                .isEmpty();
    }

    private void unsubscribeByTheLinkMailedTo(String user) throws Exception {
        MimeMessage message = mails(SWITCHED_OFF).stream()
                .filter(one -> Parts.isTo(one, user + "@example.com"))
                .findFirst()
                .orElseThrow();
        assertThat(Parts.text(message)).contains("it is switched on for you");
        client.send("POST", link(message), "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click")
                .is(200);
    }

    private static String link(MimeMessage message) throws Exception {
        Matcher link = UNSUBSCRIBE.matcher(Parts.text(message));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private void move(String stage) {
        client.asAdmin()
                .post(
                        ADMIN + "/wide-margins/transitions",
                        "{\"to\": \"%s\", \"reason\": \"It loses notes.\"}".formatted(stage))
                .is(201);
    }

    private static boolean isEnabledFor(Client user) {
        return user.get(MARGINS).is(200).json().get("enabled").booleanValue();
    }

    private boolean secondsPass() {
        clock.forward(Duration.ofSeconds(1));
        return false;
    }

    private List<MimeMessage> mails(String subject) {
        return Arrays.stream(mail.getReceivedMessages())
                .filter(message -> Parts.subject(message).equals(subject))
                .toList();
    }
}
