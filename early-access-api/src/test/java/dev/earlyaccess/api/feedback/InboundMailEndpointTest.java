package dev.earlyaccess.api.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.mail.ReplyAddresses;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@ApiTest
@TestPropertySource(
        properties = {"early-access.feedback.hook-key=" + InboundMailEndpointTest.KEY, "early-access.bounces.key=other"
        })
class InboundMailEndpointTest {

    static final String KEY = "only:the mail provider knows it";

    private static final String HOOK = "/hooks/feedback";

    private static final String MAIL = """
            From: Ada Lovelace <ada@example.com>\r
            To: %s\r
            Message-ID: <1@example.com>\r
            Subject: Re: What should we change?\r
            Content-Type: text/plain; charset=UTF-8\r
            \r
            Größer, bitte.\r
            \r
            Am 08.06.2026 um 09:00 schrieb Early Access:\r
            > Was sollen wir ändern?\r
            """;

    private static final String POSTMARK = """
            {"FromName": "Ada \\"L\\" Lovelace", "MessageStream": "inbound", "From": "ada@example.com",
             "FromFull": {"Email": "ada@example.com", "Name": "Ada Lovelace", "MailboxHash": ""},
             "To": "\\"Early Access\\" <%1$s>", "ToFull": [{"Email": "%1$s", "Name": "Early Access", "MailboxHash": "x"}],
             "Cc": "", "CcFull": [], "Bcc": "", "OriginalRecipient": "%1$s", "Subject": "Re: What should we change?",
             "MessageID": "73e6d360-66eb-11e1-8e72-a8904824019b", "ReplyTo": "", "MailboxHash": "x",
             "Date": "Mon, 8 Jun 2026 12:12:18 +0200", "TextBody": "Größer, bitte.\\n\\nOn Mon, 8 Jun 2026, Early Access wrote:\\n> Hi\\n",
             "HtmlBody": "<p>Größer, bitte.</p>", "StrippedTextReply": "Größer, bitte.", "Tag": "",
             "Headers": [{"Name": "Message-ID", "Value": "<1@example.com>"}, {"Name": "References", "Value": "<0@example.com>"},
                         {"Name": "Content-Type", "Value": "multipart/mixed; boundary=x"}, {"Name": "X\\nAuto-Submitted: auto-replied\\nY", "Value": "a\\r\\nb"}],
             "Attachments": [{"Name": "screen.png", "Content": "aGk=", "ContentType": "image/png", "ContentLength": 45123}]}""";

    private final Api api;
    private final JdbcClient jdbc;
    private final ReplyAddresses addresses;
    private final int port;
    private String answerTo;

    InboundMailEndpointTest(Api api, JdbcClient jdbc, ReplyAddresses addresses, @LocalServerPort int port) {
        this.api = api;
        this.jdbc = jdbc;
        this.addresses = addresses;
        this.port = port;
    }

    @BeforeEach
    void asked() {
        api.feature("dark-mode", "beta");
        api.as("ada").get("/api/v1/features").is(200);
        long delivery = jdbc.sql("""
                insert into delivery (kind, recipient, occasion, feature_id, owed_at, due_at)
                select 'feedback-request', 'ada', 'feedback-request:dark-mode', id, now(), now() from feature returning id""").query(Long.class).single();
        answerTo = addresses.of(delivery).getAddress();
    }

    @Test
    void takesAWholeMail() {
        post(MAIL.formatted(answerTo), "message/rfc822").is(200);

        assertThat(kept())
                .containsExactly("hook dark-mode ada unread Ada Lovelace <ada@example.com>: Größer, bitte. {}");
    }

    @Test
    void keepsTheTextOfWhatIsNoMail() {
        post("Just words", "message/rfc822").is(200);
        post("Other words\r\nand more", "message/rfc822").is(200);
        post("Just words", "message/rfc822").is(200);

        assertThat(jdbc.sql("select text from feedback order by id")
                        .query(String.class)
                        .list())
                .containsExactly("Just words", "Other words\nand more");
    }

    @Test
    void takesWhatPostmarkSends() {
        post(POSTMARK.formatted(answerTo), "application/json").is(200);

        assertThat(kept())
                .containsExactly(
                        "hook dark-mode ada unread Ada 'L' Lovelace <ada@example.com>: Größer, bitte. {\"screen.png (45 KB)\"}");
    }

    @Test
    void takesWhatPostmarkSendsWithTheWholeMail() {
        String raw = MAIL.formatted(answerTo).replace("\r\n", "\\r\\n");
        post("{\"From\": \"ada@example.com\", \"RawEmail\": \"%s\"}".formatted(raw), "application/json")
                .is(200);

        assertThat(kept())
                .containsExactly("hook dark-mode ada unread Ada Lovelace <ada@example.com>: Größer, bitte. {}");
    }

    @Test
    void takesWhatSendGridSends() {
        String form = """
                --xYzZY\r
                Content-Disposition: form-data; name="to"\r
                \r
                %s\r
                --xYzZY\r
                Content-Disposition: form-data; name="email"\r
                \r
                %s\r
                --xYzZY\r
                Content-Disposition: form-data; name="SPF"\r
                \r
                pass\r
                --xYzZY--\r
                """.formatted(answerTo, MAIL.formatted(answerTo));

        post(form, "multipart/form-data; boundary=xYzZY").is(200);

        assertThat(kept())
                .containsExactly("hook dark-mode ada unread Ada Lovelace <ada@example.com>: Größer, bitte. {}");
    }

    @Test
    void keepsEachMailOnce() {
        post(MAIL.formatted(answerTo), "message/rfc822").is(200);
        post(MAIL.formatted(answerTo), "message/rfc822").is(200);
        post(POSTMARK.formatted(answerTo), "application/json").is(200);

        assertThat(kept()).hasSize(1);
    }

    @Test
    void keepsWhatMatchesNothing() {
        post(MAIL.formatted("beta-feedback+1-aaaaaaaaaaaaaaaa@example.com"), "message/rfc822")
                .is(200);
        post("\0\0\0", "message/rfc822").is(200);

        assertThat(kept())
                .containsExactly(
                        "hook - - unread Ada Lovelace <ada@example.com>: Größer, bitte. {}",
                        "hook - - unread null <null>: [This mail has no text.] {}");
    }

    @Test
    void keepsTheBeginningOfALargeMail() {
        String mail = MAIL.formatted(answerTo).replace("\r\nAm 08", "\r\n" + "x".repeat(9 << 20) + "\r\nAm 08");
        String json = "{\"From\": \"ada@example.com\", \"Attachments\": [{\"Content\": \"%s\"}], \"RawEmail\": \"%s\"}"
                .formatted("QUJD".repeat(6 << 20), mail.replace("<1@", "<2@").replace("\r\n", "\\r\\n"));
        String form = "--x\r\nContent-Disposition: form-data; name=email\r\n\r\n%s\r\n--x--"
                .formatted(mail.replace("<1@", "<3@"));

        post(mail, "message/rfc822").is(200);
        post(json, "application/json").is(200);
        post(form, "multipart/form-data; boundary=x").is(200);

        assertThat(kept()).hasSize(3).allSatisfy(kept -> assertThat(kept)
                .startsWith("hook dark-mode ada unread Ada Lovelace <ada@example.com>: Größer, bitte.")
                .endsWith("[The rest of this mail was left out.] {}"));
    }

    @Test
    void readsTheTextBehindALargeAttachment() {
        String mail = """
                From: Ada Lovelace <ada@example.com>\r
                To: %s\r
                Message-ID: <1@example.com>\r
                Content-Type: multipart/mixed; boundary=b\r
                \r
                --b\r
                Content-Type: image/png; name=large.png\r
                Content-Transfer-Encoding: base64\r
                \r
                %s\r
                --b\r
                Content-Type: text/plain; charset=iso-8859-1\r
                Content-Transfer-Encoding: quoted-printable\r
                \r
                It costs 5 =80.\r
                \r
                Am 08.06.2026 um 09:00 schrieb Early Access:\r
                > Was sollen wir =E4ndern?\r
                --b--\r
                """.formatted(answerTo, "QUJD\r\n".repeat(2 << 20));
        String json = "{\"From\": \"ada@example.com\", \"RawEmail\": \"%s\"}"
                .formatted(mail.replace("<1@", "<2@").replace("\r\n", "\\r\\n"));
        String form = "--x\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\n%s\r\n--x--"
                .formatted(mail.replace("<1@", "<3@"));

        post(mail, "message/rfc822").is(200);
        post(json, "application/json").is(200);
        post(form, "multipart/form-data; boundary=x").is(200);

        assertThat(kept())
                .hasSize(3)
                .containsOnly("hook dark-mode ada unread Ada Lovelace <ada@example.com>: It costs 5 €. "
                        + "{\"large.png (9.4 MB)\"}");
        assertThat(jdbc.sql("select distinct original from feedback")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "It costs 5 €.\n\nAm 08.06.2026 um 09:00 schrieb Early Access:\n> Was sollen wir ändern?");
    }

    /** Who has the link may do what it is for. */
    @Test
    void keepsNoTokensOfOurLinks() {
        String token = "dXBkYXRlczphZGE." + "x".repeat(43);
        post("""
                        From: ada@example.com\r
                        To: %s\r
                        \r
                        Why does https://x.example/unsubscribe/%s not work?\r
                        \r
                        On Monday, Early Access wrote:\r
                        > What should we change? https://x.example/switch-off/%s\r
                        > Reply to <%s>\r
                        """.formatted(answerTo, token, token, answerTo), "message/rfc822").is(200);

        assertThat(kept()).singleElement().asString().contains("Why does https://x.example/unsubscribe/… not work?");
        assertThat(jdbc.sql("select original from feedback").query(String.class).single())
                .contains("https://x.example/switch-off/…", "<beta-feedback+…@example.com>")
                .doesNotContain(token, answerTo);
    }

    @Test
    void limitsTheNumberOfPartsOfAForm() {
        String parts = "--b\r\n\r\n".repeat(100_000);
        post(
                        "From: ada@example.com\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHello\r\n"
                                + parts,
                        "message/rfc822")
                .is(200);

        assertThat(kept()).singleElement().asString().contains(": Hello", "[The rest of this mail was left out.]");
    }

    @Test
    void limitsWhatItReadsOfPostmarksJson() {
        String headers = "{\"Name\": \"X\", \"Value\": \"y\"},".repeat(1_000);
        String attachments = "{\"Name\": \"a\", \"ContentLength\": 1000},".repeat(60);
        post("""
                        {"From": "ada@example.com", "TextBody": "Hello", "Headers": [%s {"Name": "Auto-Submitted", "Value": "auto-replied"}],
                         "Attachments": [%s {}]}""".formatted(headers, attachments), "application/json").is(200);

        assertThat(kept())
                .singleElement()
                .asString()
                .contains(" unread ", ": Hello")
                .satisfies(kept -> assertThat(kept.split("a \\(1 KB\\)", -1)).hasSize(51));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | {} | From",
                "application/json | [] | From",
                "application/json | { | body",
                "multipart/form-data; boundary=x | --x-- | email",
                "multipart/form-data | x | email"
            })
    void refusesWhatIsNoMail(String type, String body, String field) {
        post(body, type).isInvalid(field);

        assertThat(kept()).isEmpty();
    }

    @Test
    void processesOneMailAtATime() throws IOException {
        try (Socket slow = new Socket("localhost", port)) {
            String half = "Message-ID: <slow@example.com>\r\n";
            slow.getOutputStream()
                    .write(("POST %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer %s\r\n"
                                            .formatted(HOOK, KEY)
                                    + "Content-Type: message/rfc822\r\nContent-Length: %d\r\n\r\n%s"
                                            .formatted(half.length() + 9, half))
                            .getBytes(StandardCharsets.US_ASCII));
            Response busy = await().atMost(Duration.ofMinutes(1))
                    .until(() -> post(MAIL.formatted(answerTo), "message/rfc822"), response -> response.status() != 200)
                    .is(Problem.UNAVAILABLE);
            assertThat(busy.header("Retry-After")).isEqualTo("5");
            assertThat(busy.text("retryAfterSeconds")).isEqualTo("5");
            assertThat(busy.text("detail")).contains("The mail endpoint is processing another mail", "5 seconds");

            slow.getOutputStream().write("\r\nSlowly.".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200");
        }
        post(MAIL.formatted(answerTo).replace("<1@", "<2@"), "message/rfc822").is(200);
        assertThat(kept()).anyMatch(kept -> kept.contains("Slowly.")).anyMatch(kept -> kept.contains("Größer"));
    }

    @Test
    void takesNothingElse() {
        post("hello", "text/plain").is(Problem.UNSUPPORTED_MEDIA_TYPE);
        api.withToken(KEY).get(HOOK).is(Problem.METHOD_NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "other", "only:the mail provider knows i"})
    void needsItsOwnKey(String key) {
        Response response = api.withToken(key).post(HOOK, "not even JSON").is(Problem.UNAUTHENTICATED);

        assertThat(response.text("detail"))
                .contains("early-access.feedback.hook-key")
                .doesNotContain(KEY);
    }

    @Test
    void acceptsNeitherTokenAsKeyNorKeyAsToken() {
        api.admin().post(HOOK, "{}").is(Problem.UNAUTHENTICATED);
        api.withToken(KEY).get("/api/v1/admin/features").is(401);
        api.withToken(KEY).post("/hooks/bounces", "{\"bounces\": []}").is(Problem.UNAUTHENTICATED);
        api.withToken("other").post("/hooks/bounces", "{\"bounces\": []}").is(204);
    }

    private Response post(String body, String type) {
        return api.withToken(KEY).send("POST", HOOK, body, "Content-Type", type);
    }

    private List<String> kept() {
        return jdbc.sql("""
                select b.*, coalesce(f.key, '-') as key, coalesce(b.user_id, '-') as by
                from feedback b left join feature f on f.id = b.feature_id order by b.id
                """)
                .query((row, n) -> "%s %s %s %s %s <%s>: %s %s"
                        .formatted(
                                row.getString("source"),
                                row.getString("key"),
                                row.getString("by"),
                                row.getString("status"),
                                row.getString("sender_name"),
                                row.getString("sender_email"),
                                row.getString("text"),
                                row.getString("attachments")))
                .list();
    }
}
