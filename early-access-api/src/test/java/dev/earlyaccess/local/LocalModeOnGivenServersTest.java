package dev.earlyaccess.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.earlyaccess.endtoend.Client;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Local mode where a database and a mail server are set. */
class LocalModeOnGivenServersTest {

    /** The temporary directory of the service: an embedded PostgreSQL is unpacked there. */
    @TempDir
    private static Path temporary;

    private static EmbeddedPostgres database;
    private static GreenMail mailServer;
    private static LocalService service;
    private static Client anybody;

    @BeforeAll
    static void start() throws IOException {
        database = EmbeddedPostgres.start();
        mailServer = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailServer.start();
        service = LocalService.start(Map.of(
                "SERVER_PORT",
                "0",
                "SPRING_DATASOURCE_URL",
                database.getJdbcUrl("postgres", "postgres"),
                "SPRING_MAIL_HOST",
                "127.0.0.1",
                "SPRING_MAIL_PORT",
                String.valueOf(mailServer.getSmtp().getPort()),
                "JDK_JAVA_OPTIONS",
                "-Djava.io.tmpdir=\"" + temporary + '"'));
        anybody = new Client(service.url(), null);
    }

    @AfterAll
    static void end() throws IOException {
        service.close();
        mailServer.stop();
        database.close();
    }

    @Test
    void startsNoDatabaseOfItsOwn() {
        assertThat(service.database()).contains(":" + database.getPort() + "/");
        assertThat(temporary).isDirectoryRecursivelyContaining("glob:**/tomcat*");
        assertThat(temporary).isDirectoryNotContaining("glob:**/embedded-pg*");
    }

    @Test
    void writesNoDemoData() {
        assertThat(as("grace", "ADMIN")
                        .get("/api/v1/admin/features")
                        .is(200)
                        .json()
                        .get("items"))
                .noneMatch(feature -> feature.get("key").asString().equals("offline-drafts"));
    }

    @Test
    void sendsToTheMailServerThatIsSet() {
        Client admin = as("grace", "ADMIN");
        admin.post("/api/v1/admin/features", """
                {"name": "Given", "description": "What it is for.", "documentationUrl": "https://docs.example.com/given",
                 "owner": {"name": "Platform", "email": "platform@example.com"}}""").is(201);
        as("ada").put("/api/v1/features/given/enrollment").is(200);
        admin.post("/api/v1/admin/features/given/transitions", "{\"to\": \"beta\"}")
                .is(201);

        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(mailServer.getReceivedMessages())
                .hasSize(1));
        assertThat(anybody.get("/local/mails").is(200).json()).isEmpty();
    }

    private static Client as(String user, String... roles) {
        String roleList = roles.length == 0 ? "" : "\"" + String.join("\", \"", roles) + "\"";
        return new Client(
                service.url(),
                anybody.post("/local/tokens", """
                {"sub": "%s", "email": "%s@example.com", "roles": [%s]}""".formatted(user, user, roleList))
                        .is(200)
                        .text("/token"));
    }
}
