package dev.earlyaccess.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.earlyaccess.endtoend.Client;
import dev.earlyaccess.endtoend.Response;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** What {@code ./mvnw} alone gives, with one port set and another one taken. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LocalModeTest {

    private static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";

    private static LocalService service;
    private static int takenPort;
    private static int smtpPort;
    private static Client anybody;

    @BeforeAll
    static void start() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            takenPort = taken.getLocalPort();
            smtpPort = freePort();
            service = LocalService.start(Map.of(
                    "SERVER_PORT",
                    String.valueOf(takenPort),
                    "EARLY_ACCESS_LOCAL_SMTP_PORT",
                    String.valueOf(smtpPort)));
        }
        anybody = new Client(service.url(), null);
    }

    @AfterAll
    static void end() {
        service.close();
    }

    @Test
    void printsWhereToClick() {
        assertThat(anybody.get("/swagger-ui/index.html").is(200).body()).contains("Swagger UI");
        assertThat(service.said("Console\\s+(\\S+)")).isEqualTo(service.url() + "/console");
        assertThat(service.said("Previews\\s+(\\S+)")).isEqualTo(service.url() + "/previews");
        assertThat(service.said("Mailbox\\s+(\\S+)")).isEqualTo(service.url() + "/local/mails");
        assertThat(service.database()).startsWith("jdbc:postgresql://");
    }

    @Test
    void printsLittleBeforeTheGreeting() {
        assertThat(service.output().stream()
                        .takeWhile(line -> !line.contains("Early Access is up"))
                        .filter(line -> !line.contains("[pool-"))) // how far the demo's launches are by then varies
                .hasSizeLessThan(10);
    }

    @Test
    void replacesAPortThatIsTakenAndSaysSo() {
        assertThat(service.url()).doesNotEndWith(":" + takenPort);
        assertThat(service.says("Port %d is taken".formatted(takenPort))).isTrue();
    }

    @Test
    void startsWithoutAWordOfWarning() {
        assertThat(service.output())
                .filteredOn(line -> !line.contains("Port %d is taken".formatted(takenPort)))
                .noneMatch(line -> line.matches(".*\\b(WARN|ERROR|WARNING|SEVERE)\\b.*"))
                .noneMatch(line -> line.contains("Exception"));
    }

    @Test
    void endsWhenItCannotStart() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            assertThatThrownBy(() -> LocalService.start(Map.of(
                            "EARLY_ACCESS_FEEDBACK_IMAP_URL",
                            "imap://nobody:secret@127.0.0.1:" + port + "/INBOX",
                            "EARLY_ACCESS_LOCAL_IMAP_PORT",
                            port)))
                    .hasMessageContaining("It ended")
                    .hasMessageContaining("Could not start mail server imap:127.0.0.1:" + port);
        }
    }

    @Test
    void listensOnThisMachineOnly() throws IOException {
        int port = Integer.parseInt(service.said("Swagger UI\\s+http://\\S+:(\\d+)/"));
        List<InetAddress> outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();

        assertThat(outside).allSatisfy(address -> assertThatThrownBy(() -> new Socket(address, port))
                .isInstanceOf(ConnectException.class));
        assertThat(outside).allSatisfy(address -> assertThatThrownBy(() -> new Socket(address, smtpPort))
                .isInstanceOf(ConnectException.class));
    }

    @Test
    void signsTokens() {
        JsonNode mine = as("ada").get("/api/v1/features").is(200).json();

        assertThat(mine.get("features")).isNotEmpty();
        as("ada").get("/api/v1/admin/features").is(403);
        as("grace", "ADMIN").get("/api/v1/admin/features").is(200);
    }

    @Test
    void saysHowToSignInAtAWrongAddress() {
        assertThat(anybody.get("/local/sign-in/grace").is(400).body())
                .contains("<code>return_to</code> must be one of", "<code>" + service.url() + "/console</code>");
        assertThat(anybody.get("/local/sign-in/%3Cb%3E?page=/console&state=1")
                        .is(404)
                        .body())
                .contains("no demo person <code>&lt;b&gt;</code>", "grace, evelyn", "href=\"../../console\"");
        assertThat(anybody.get("/local/sign-in?return_to=https://evil.example/&state=1")
                        .is(400)
                        .body())
                .contains("<code>return_to</code> must be one of")
                .doesNotContain("evil");
        assertThat(anybody.get("/local/sign-in/grace?page=/console").is(400).body())
                .contains("<code>state</code> is missing", "href=\"../../previews\"");
        assertThat(anybody.get("/local/sign-in/grace?page=//evil.example&state=1")
                        .is(400)
                        .body())
                .doesNotContain("evil");
        assertThat(anybody.get("/local/sign-in").is(302).headers().firstValue("Location"))
                .hasValue(service.url() + "/swagger-ui/index.html#sign-in");
    }

    @Test
    void saysWhatIsWrongWithARequestForAToken() {
        Response blank = anybody.post("/local/tokens", "{\"sub\": \"\"}").is(400);

        assertThat(blank.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(blank.text("/errors/0/field")).isEqualTo("sub");
        anybody.post("/local/tokens", "{}").is(400);
        anybody.post("/local/tokens", "no JSON").is(400);
    }

    @Test
    void hasSomethingInEveryList() {
        JsonNode features = as("grace", "ADMIN")
                .get("/api/v1/admin/features")
                .is(200)
                .json()
                .get("items");

        assertThat(features).filteredOn(feature -> isIn(feature, "concept")).hasSizeGreaterThan(1);
        assertThat(features).filteredOn(feature -> isIn(feature, "beta")).hasSizeGreaterThan(1);
        assertThat(features)
                .filteredOn(feature -> isIn(feature, "general-availability"))
                .isNotEmpty();
        assertThat(features).filteredOn(feature -> isIn(feature, "archived")).isNotEmpty();
        assertThat(as("grace", "ADMIN")
                        .get("/api/v1/admin/attention")
                        .is(200)
                        .json()
                        .get("items"))
                .isNotEmpty();
        assertThat(features).filteredOn(feature -> isIn(feature, "concept")).allSatisfy(feature -> assertThat(
                        feature.at("/counts/interested").intValue())
                .isPositive());
    }

    @Test
    void hasSomethingInTheInbox() {
        Client admin = as("grace", "ADMIN");
        JsonNode feedback = admin.get("/api/v1/admin/feedback").is(200).json().get("items");

        assertThat(feedback).anyMatch(one -> one.get("rating").isNumber());
        assertThat(feedback).anyMatch(one -> one.get("feature").isNull());
        assertThat(feedback).anyMatch(one -> !one.get("replies").isEmpty());
        assertThat(admin.get("/api/v1/admin/features/dark-mode/metrics")
                        .is(200)
                        .json()
                        .at("/totals/feedback")
                        .intValue())
                .isEqualTo(3);
    }

    @Test
    void sendsDemoMailsThatLookLikeAProduct() {
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(mailTo("emmy", "Dunkles Design"))
                .isPresent());
        JsonNode mail = mailTo("emmy", "Dunkles Design").orElseThrow();

        assertThat(mail.get("from").asString()).contains("Acme Writer");
        assertThat(mail.get("subject").asString()).isEqualTo("Ihre Beta ist da: Dunkles Design");
        assertThat(mail.get("text").asString())
                .contains("https://app.example.com/settings/appearance", "antworten Sie einfach auf diese Mail");
        assertThat(mail.get("html").asString()).contains("Acme Writer", "Dunkles Design öffnen", "#0f766e");
    }

    @Test
    void showsTheMailsThatWereCaughtNewestFirst() {
        Client admin = as("grace", "ADMIN");
        as("ada").put("/api/v1/features/offline-drafts/enrollment").is(200);
        admin.post("/api/v1/admin/features/offline-drafts/transitions", "{\"to\": \"beta\"}")
                .is(201);

        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            JsonNode mails = anybody.get("/local/mails").is(200).json();
            assertThat(mails).anyMatch(mail -> isLaunchMailToAda(mail));
        });
        JsonNode mails = anybody.get("/local/mails").json();
        JsonNode newest = mails.valueStream()
                .filter(LocalModeTest::isLaunchMailToAda)
                .findFirst()
                .orElseThrow();
        assertThat(newest.propertyNames()).containsExactly("from", "to", "subject", "headers", "text", "html");
        assertThat(newest.get("from").asString()).contains("early-access@example.com");
        assertThat(newest.get("subject").asString()).contains("Offline drafts");
        assertThat(newest.at("/headers/Message-ID").asString()).startsWith("<").endsWith(">");
        assertThat(newest.get("text").asString()).contains(service.url() + "/switch-off/");
        assertThat(newest.get("html").asString()).contains("<!DOCTYPE html>");
    }

    /** Both in one test, since the service reads its mailbox every ten seconds. */
    @Test
    void takesMailsToItsOwnServer() throws Exception {
        send("beta-feedback+tag@example.com", "Subject: Hello\r\n\r\nNobody asked me, but I love it.\r\n");
        Client admin = as("grace", "ADMIN");
        admin.send("PUT", "/api/v1/feedback-group/me", "application/json", "{\"delivery\": \"every-answer\"}")
                .is(200);
        as("ada")
                .post("/api/v1/features/smart-search/feedback", "{\"text\": \"It finds too much.\"}")
                .is(201);
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(mailTo("grace", "finds too much"))
                .isPresent());
        String replyTo = mailTo("grace", "finds too much")
                .orElseThrow()
                .at("/headers/Reply-To")
                .asString();

        send(
                replyTo,
                "From: grace@example.com\r\nTo: %s\r\nSubject: Re: Feedback\r\n\r\nWe sort it better now.\r\n"
                        .formatted(replyTo));

        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(mailTo("ada", "We sort it better now"))
                .isPresent());
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(admin.get("/api/v1/admin/feedback?unmatched=true")
                                .is(200)
                                .json()
                                .get("items"))
                        .anyMatch(item -> item.get("text").asString().equals("Nobody asked me, but I love it.")));
        assertThat(anybody.get("/local/mails").is(200).json())
                .anyMatch(mail -> mail.get("subject").asString().equals("Hello"));
    }

    private static Optional<JsonNode> mailTo(String user, String text) {
        return anybody.get("/local/mails")
                .is(200)
                .json()
                .valueStream()
                .filter(mail -> mail.get("to").asString().contains(user + "@example.com"))
                .filter(mail -> mail.get("text").asString().contains(text))
                .findFirst();
    }

    /** As somebody would by hand, with the least that a mail needs. */
    private static void send(String to, String mail) throws Exception {
        Session session = Session.getInstance(new Properties());
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", smtpPort, null, null);
            transport.sendMessage(
                    new MimeMessage(session, new ByteArrayInputStream(mail.getBytes(UTF_8))),
                    InternetAddress.parse(to));
        }
    }

    @Test
    void showsABrowserAReadableMailbox() {
        Response page = anybody.accepting(HTML).get("/local/mails").is(200);

        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(page.body()).contains("<h1>Mailbox</h1>");
    }

    @Test
    void takesTheMailServersPortFromTheSettings() {
        assertThat(service.said("Mail server\\s+(\\S+)")).isEqualTo("127.0.0.1:" + smtpPort);
    }

    /** The last test, since it ends the service of the others. */
    @Test
    @Order(Integer.MAX_VALUE)
    void endsAtOnceAndLeavesNothingRunning() {
        String database = service.database();

        assertThat(canConnectTo(database)).isTrue();
        assertThat(service.end(Duration.ofMinutes(1))).isTrue();
        await().atMost(Duration.ofMinutes(1)).until(() -> !canConnectTo(database));
    }

    private static boolean canConnectTo(String database) {
        try (Connection connection = DriverManager.getConnection(database, "postgres", "postgres")) {
            return connection.isValid(1);
        } catch (SQLException ex) {
            return false;
        }
    }

    private static Client as(String user, String... roles) {
        String roleList = roles.length == 0 ? "" : "\"" + String.join("\", \"", roles) + "\"";
        return new Client(
                service.url(),
                anybody.post("/local/tokens", """
                {"sub": "%s", "email": "%s@example.com", "name": "%s", "roles": [%s]}""".formatted(user, user, user, roleList))
                        .is(200)
                        .text("/token"));
    }

    private static boolean isIn(JsonNode feature, String stage) {
        return feature.get("stage").asString().equals(stage);
    }

    private static boolean isLaunchMailToAda(JsonNode mail) {
        return mail.get("to").asString().contains("ada@example.com")
                && mail.get("subject").asString().contains("Offline drafts");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException ex) {
            throw new AssertionError(ex);
        }
    }
}
