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
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One feature's way from an idea to what its users say about it. Everything that the service does it does by
 * itself.
 */
@WholeService
class FromInterestToFeedbackTest {

    private static final String ADMIN = "/api/v1/admin/features";
    private static final String FOCUS_MODE = "/api/v1/features/focus-mode";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration A_WEEK = Duration.ofDays(7);

    /** Those that owe mails to users. The others write to the team, some of them once a minute. */
    private static final List<String> SWEEPS = List.of("launch-sweep", "feedback-sweep", "update-sweep");

    private static final String LAUNCHED = "Your beta is here: Focus mode";
    private static final String ASKED = "What should we change about Focus mode?";

    @Autowired
    private Client client;

    @Autowired
    private HandMovedClock clock;

    @Autowired
    private GreenMail mail;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void leadsEveryoneFromInterestToFeedback() throws Exception {
        Client ada = client.as("ada");
        Client carl = client.as("carl");
        createConcept();
        ada.put(FOCUS_MODE + "/enrollment").is(200);
        carl.put(FOCUS_MODE + "/enrollment").is(200);
        assertThat(statusOf(ada)).isEqualTo("interested");
        assertThat(isEnabledFor(ada)).isFalse();

        moveToBeta();
        assertThat(isEnabledFor(ada)).isTrue();
        assertThat(isEnabledFor(carl)).isTrue();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(mails(LAUNCHED)).hasSize(2));
        tellsOfTheLaunch("ada", LAUNCHED);
        tellsOfTheLaunch("carl", LAUNCHED);
        reachesTheEndOfTheLaunch();

        clock.forward(A_WEEK.minusSeconds(1));
        letEverySweepAndThePumpPass();
        assertThat(mails(ASKED)).isEmpty();

        switchOffByTheLinkMailedTo("carl");
        assertThat(isEnabledFor(carl)).isFalse();
        clock.forward(Duration.ofSeconds(1));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(mails(ASKED)).hasSize(1));
        asksForFeedback("ada");

        clock.forward(A_WEEK);
        letEverySweepAndThePumpPass();
        assertThat(mails(LAUNCHED)).hasSize(2);
        assertThat(mails(ASKED)).hasSize(1);
    }

    private void createConcept() {
        client.asAdmin().post(ADMIN, """
                {"name": "Focus mode", "description": "Hides all but the page that you write.",
                 "documentationUrl": "https://docs.example.com/focus-mode",
                 "feedbackUrl": "https://forum.example.com/focus-mode",
                 "owner": {"name": "Editor team", "email": "editor@example.com"}}""").is(201);
    }

    private void moveToBeta() {
        client.asAdmin()
                .post(ADMIN + "/focus-mode/transitions", "{\"to\": \"beta\", \"reason\": \"It can be used.\"}")
                .is(201);
    }

    private static String statusOf(Client user) {
        return user.get(FOCUS_MODE).is(200).text("/enrollment/status");
    }

    private static boolean isEnabledFor(Client user) {
        return user.get(FOCUS_MODE).is(200).json().get("enabled").booleanValue();
    }

    private void tellsOfTheLaunch(String user, String subject) throws Exception {
        MimeMessage launch = mailTo(user, subject);
        assertThat(launch.getFrom()).extracting(Object::toString).containsExactly("early-access@example.com");
        assertThat(Parts.text(launch))
                .contains("Hides all but the page that you write.")
                .contains("https://docs.example.com/focus-mode")
                .contains("https://forum.example.com/focus-mode")
                .contains("http://localhost:8080/switch-off/")
                .contains("because you registered your interest");
        assertThat(Parts.html(launch))
                .contains("href=\"https://docs.example.com/focus-mode\"")
                .contains("href=\"http://localhost:8080/switch-off/");
    }

    private void reachesTheEndOfTheLaunch() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            Response launch = client.asAdmin().get(ADMIN + "/focus-mode/launch").is(200);
            assertThat(launch.json().get("finishedAt").isNull()).isFalse();
            assertThat(launch.text("/subscribers")).isEqualTo("2");
            assertThat(launch.text("/enrolled")).isEqualTo("2");
            assertThat(launch.json().get("mails").toString()).isEqualTo("{\"owed\":2,\"sent\":2,\"failed\":0}");
        });
        assertThat(client.asAdmin()
                        .get(ADMIN + "/focus-mode/enrollments?status=opted-in")
                        .text("/items/0/origin"))
                .isEqualTo("launch");
    }

    private void switchOffByTheLinkMailedTo(String user) throws Exception {
        Matcher link =
                Pattern.compile("http://localhost:8080(/switch-off/\\S+)").matcher(Parts.text(mailTo(user, LAUNCHED)));
        assertThat(link.find()).isTrue();
        assertThat(client.get(link.group(1)).is(200).body()).contains("<form method=\"post\"");
        assertThat(isEnabledFor(client.as(user))).isTrue();
        assertThat(client.send("POST", link.group(1), null, null).is(200).body())
                .contains("Focus mode is switched off");
    }

    private void asksForFeedback(String user) throws Exception {
        MimeMessage request = mailTo(user, ASKED);
        assertThat(request.getFrom()).extracting(Object::toString).containsExactly("beta-feedback@example.com");
        assertThat(request.getReplyTo())
                .singleElement()
                .asString()
                .matches("beta-feedback\\+[0-9a-z]+-[a-z2-7]{16}@example\\.com");
        assertThat(Parts.text(request)).contains("https://forum.example.com/focus-mode");
    }

    /**
     * Waits until each sweep that may write a mail to a user has begun and ended anew, and the pump has
     * nothing left.
     */
    private void letEverySweepAndThePumpPass() {
        awaitAnotherRun();
        awaitAnotherRun();
        await().atMost(PATIENCE)
                .until(() -> jdbc.sql("select count(*) from delivery where status = 'owed'")
                                .query(Long.class)
                                .single()
                        == 0);
    }

    /** The scheduler runs them at its next look instead of some seconds later. */
    private void awaitAnotherRun() {
        List<String> before = lastRuns();
        jdbc.sql("update scheduled_tasks set execution_time = now() where not picked and task_name in (:sweeps)")
                .param("sweeps", SWEEPS)
                .update();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(lastRuns()).hasSameSizeAs(SWEEPS).doesNotContainAnyElementsOf(before));
    }

    private List<String> lastRuns() {
        return jdbc.sql("select task_name || ' ' || last_success from scheduled_tasks where task_name in (:sweeps)")
                .param("sweeps", SWEEPS)
                .query(String.class)
                .list();
    }

    private MimeMessage mailTo(String user, String subject) throws Exception {
        List<MimeMessage> found = mails(subject).stream()
                .filter(message -> Parts.isTo(message, user + "@example.com"))
                .toList();
        assertThat(found).as("%s to %s", subject, user).hasSize(1);
        return found.get(0);
    }

    private List<MimeMessage> mails(String subject) {
        return Arrays.stream(mail.getReceivedMessages())
                .filter(message -> Parts.subject(message).equals(subject))
                .toList();
    }
}
