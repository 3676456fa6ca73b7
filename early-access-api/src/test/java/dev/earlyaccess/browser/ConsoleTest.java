package dev.earlyaccess.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.sun.net.httpserver.HttpServer;
import dev.earlyaccess.endtoend.Client;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the team does in the console, from the first click to the mail in the mailbox. */
@BrowserTest
class ConsoleTest {

    @Test
    void takesAFeatureFromConceptToEverybody(Visitor visitor) {
        TeamMember evelyn = TeamMember.signsIn(visitor, "evelyn", "EDITOR").opens("board");
        evelyn.presses("New feature").writes("Name", "Night train").confirms("Create concept");
        assertThat(visitor.calling("nina")
                        .put("/api/v1/features/night-train/enrollment")
                        .is(200)
                        .text("/status"))
                .isEqualTo("interested");

        evelyn.presses("Launch beta").isAsked("a documentation link").isAsked("1 subscriber will be opted in");
        assertThat(evelyn.dialog().locator("button.primary")).isDisabled();
        evelyn.confirms("Cancel");

        evelyn.writes("Description", "Travel while you sleep.");
        assertThat(evelyn.page().locator("ea-user-card")).containsText("Travel while you sleep.");
        evelyn.writes("Target date", "2020-02-29");
        assertThat(evelyn.page().locator("ea-user-card")).containsText("No date yet");
        evelyn.writes("Target date", "2999-01-31");
        assertThat(evelyn.page().locator("ea-user-card")).containsText("Expected January 31, 2999");
        evelyn.writes("Documentation link", "https://docs.example.com/night-train")
                .writes("Owner’s name", "Rail team")
                .writes("Owner’s mail address", "rail@example.com")
                .presses("Save")
                .seesNo("Discard");

        evelyn.presses("Launch beta").isAsked("1 subscriber will be opted in and mailed.");
        visitor.looksAt("1-launch");
        evelyn.confirms("Launch beta").sees("1 of 1 mail").sees("Finished");
        hasMail(visitor, "nina", "Night train");
        visitor.looksAt("2-launched");

        evelyn.follows("Updates and mails").writes("Subject", "More beds");
        evelyn.writes("Text", "There are **twelve** now.");
        assertThat(evelyn.page()
                        .frameLocator("iframe[title='The update as a mail']")
                        .locator("strong"))
                .hasText("twelve");
        visitor.looksAt("3-update");
        evelyn.page().locator("form").getByText("Send me a test").click();
        hasMail(visitor, "evelyn", "More beds");
        evelyn.presses("Send update").isAsked("1 user").confirms("Send update").sees("More beds");
        hasMail(visitor, "nina", "More beds");

        evelyn.follows("Checklist");
        for (String item : new String[] {"An announcement", "Documentation that is no longer marked as beta"}) {
            evelyn.presses("Record: " + item)
                    .writes("Evidence", "https://blog.example.com/")
                    .confirms("Record");
        }
        evelyn.sees("Everything is met")
                .presses("Release to everybody")
                .isAsked("1 mail will be sent")
                .confirms("Release to everybody")
                .sees("2 of 2 items are met. The checklist is closed in this stage.")
                .seesNo("Withdraw: An announcement")
                .follows("History")
                .sees("General availability");
        hasMail(visitor, "nina", "everybody");
    }

    @Test
    void repliesToFeedback(Visitor visitor) {
        beta(visitor, "reading-lamp");
        String id = visitor.calling("rosa")
                .post("/api/v1/features/reading-lamp/feedback", "{\"text\": \"It is too bright.\", \"rating\": 2}")
                .is(201)
                .text("/id");

        TeamMember owner = TeamMember.signsIn(visitor, "owner-of-reading-lamp", "STAFF")
                .opens("features/reading-lamp?tab=feedback");
        owner.page().locator(".entry").click();
        owner.sees("Mark as read");
        owner.opens("inbox/" + id); // as mails and Slack lead to it
        owner.writes("Reply", "The next version is darker.")
                .presses("Send reply")
                .sees("Answered");
        assertThat(owner.page().locator(".reply")).containsText("The next version is darker.");
        hasMail(visitor, "rosa", "The next version is darker.");

        Download saved = owner.page().waitForDownload(() -> owner.presses("Export as CSV"));
        assertThat(saved.suggestedFilename()).isEqualTo("feedback.csv");
        assertThat(saved.path()).content().contains("reading-lamp", "It is too bright.", "The next version is darker.");
    }

    @Test
    void saysEachErrorOnce(Visitor visitor) {
        concept(visitor, "lost-property");
        TeamMember evelyn = TeamMember.signsIn(visitor, "evelyn", "EDITOR").opens("features/lost-property?tab=details");
        evelyn.writes("Managers", "nobody").presses("Save");

        Locator problem = evelyn.page().getByRole(AriaRole.ALERT);
        assertThat(problem).containsText("managers[0] must be");
        assertThat(problem.innerText().split("managers", -1)).hasSize(2);
    }

    @Test
    void findsOutWhySomebodyGotNoMail(Visitor visitor) {
        concept(visitor, "window-seat");
        Client wanda = visitor.calling("wanda");
        wanda.put("/api/v1/features/window-seat/enrollment").is(200);
        wanda.send("PATCH", "/api/v1/me/mail-preferences", "application/merge-patch+json", "{\"launches\": false}")
                .is(200);
        move(visitor, "window-seat", "beta");

        TeamMember sophie = TeamMember.signsIn(visitor, "sophie", "SUPPORT").opens("people");
        sophie.page().keyboard().press("/");
        sophie.page().keyboard().type("wand");
        sophie.follows("wanda").sees("window-seat").sees("Such mails are not wanted");
        sophie.page().getByLabel("Launches").check();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> wanda.get("/api/v1/me/mail-preferences").is(200).text("/launches"), "true"::equals);
    }

    @Test
    void showsInASecondBrowserWhatTheFirstMoved(Visitor visitor) {
        concept(visitor, "dining-car");
        try (Visitor other = visitor.another("watching")) {
            TeamMember watching = TeamMember.signsIn(other, "valerie", "VIEWER").opens("board");
            Locator archived = watching.page().getByRole(AriaRole.REGION, named("Archived"));
            assertThat(archived).not().containsText("dining-car");

            TeamMember moving =
                    TeamMember.signsIn(visitor, "grace", "ADMIN").opens("board").presses("Move dining-car");
            moving.presses("Archive").writes("Reason", "Nobody is hungry.").confirms("Archive");
            assertThat(archived).containsText("dining-car");
            other.hasHeardNoComplaint();
        }
    }

    @Test
    void showsEachCardOfAFullColumn(Visitor visitor) {
        IntStream.rangeClosed(1, 20).forEach(i -> concept(visitor, "berth-" + i));

        TeamMember evelyn = TeamMember.signsIn(visitor, "evelyn", "EDITOR").opens("board?q=berth");
        assertThat(evelyn.page().locator("article")).hasCount(20);
        evelyn.presses("Move berth-20").presses("Launch beta").isAsked("berth-20");
    }

    @Test
    void enrollsAndOptsOutByHand(Visitor visitor) {
        beta(visitor, "sleeping-car");
        TeamMember sophie = TeamMember.signsIn(visitor, "sophie", "SUPPORT").opens("features/sleeping-car?tab=users");
        sophie.presses("Enroll a user").writes("User id", "samuel").presses("Opt in");
        sophie.page().getByLabel("Enroll this id before the first sign-in").check();
        sophie.confirms("Opt in").presses("Opt out samuel");
        assertThat(sophie.page().getByRole(AriaRole.ROW, named("samuel"))).containsText("Opted out");
        sophie.seesNo("Pull back");
    }

    @Test
    void importsAndExportsUsers(Visitor visitor) {
        beta(visitor, "baggage-car");
        TeamMember evelyn = TeamMember.signsIn(visitor, "evelyn", "EDITOR").opens("features/baggage-car?tab=users");
        evelyn.presses("Import").page().getByLabel("File").setInputFiles(file("users.csv", """
                userId,name,since
                bruno,Bruno Bag,2026-01-02
                bruno,,
                clara,,2999-01-01
                """));
        visitor.findsNoBarrier();
        evelyn.dialog()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Import"))
                .click();
        evelyn.isAsked("3 rows: 1 imported, 1 unchanged, 1 refused.")
                .isAsked("since must not be in the future.")
                .isAsked("3 (clara)")
                .isAsked("Another row is about the same user")
                .confirms("Close");
        assertThat(evelyn.page().getByRole(AriaRole.ROW, named("Bruno Bag"))).containsText("Opted in");
        evelyn.page().getByLabel("Search users").fill("bru");
        assertThat(evelyn.page()).hasURL(Pattern.compile(".*user=bru"));
        Download saved = evelyn.page().waitForDownload(() -> evelyn.presses("Export as CSV"));
        assertThat(saved.suggestedFilename()).isEqualTo("baggage-car-enrollments.csv");
        assertThat(saved.path()).content().hasLineCount(2).contains("bruno", "2026-01-02T00:00:00Z");
    }

    @Test
    void keepsWhatSomebodyElseChangedMeanwhile(Visitor visitor) {
        beta(visitor, "ticket-office");
        TeamMember evelyn = TeamMember.signsIn(visitor, "evelyn", "EDITOR").opens("features/ticket-office?tab=details");
        evelyn.writes("Description", "Buy it here.");
        visitor.calling("grace", "ADMIN")
                .send(
                        "PATCH",
                        "/api/v1/admin/features/ticket-office",
                        "application/merge-patch+json",
                        "{\"documentationUrl\": \"https://docs.example.com/tickets\"}")
                .is(200);
        assertThat(evelyn.page().getByLabel("Documentation link")).hasValue("https://docs.example.com/tickets");
        evelyn.presses("Save").seesNo("Discard");
        var saved = visitor.calling("grace", "ADMIN")
                .get("/api/v1/admin/features/ticket-office")
                .is(200);
        assertThat(saved.text("/description") + " " + saved.text("/documentationUrl"))
                .isEqualTo("Buy it here. https://docs.example.com/tickets");
    }

    @Test
    void showsAKeyOnceAndDeletesIt(Visitor visitor) {
        TeamMember grace = TeamMember.signsIn(visitor, "grace", "ADMIN").opens("keys");
        grace.presses("New API key").writes("Name", "conductor").presses("Create API key");
        String key = grace.page().locator(".copyable code").innerText();
        Client conductor = new Client(visitor.base(), key);
        conductor.get("/api/v1/users/nobody/features").is(200);
        grace.confirms("Close").presses("Delete conductor").confirms("Delete API key");
        await().untilAsserted(
                        () -> conductor.get("/api/v1/users/nobody/features").is(401));
    }

    @Test
    void handsOutTheKeyAndTheLinkOfAFeature(Visitor visitor) {
        beta(visitor, "luggage-van");
        TeamMember grace = TeamMember.signsIn(visitor, "grace", "ADMIN").opens("features/luggage-van");
        Page page = grace.page();
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        grace.sees("On the train.").presses("Copy the key");
        assertThat(page.locator(".toast")).hasText("Copied.");
        assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo("luggage-van");
        assertThat(page.getByRole(AriaRole.LINK, named("Feature previews")))
                .hasAttribute("href", visitor.base() + "/previews#feature=luggage-van");

        grace.follows("History").follows("All changes, in the audit trail").sees("Stage changed");
        assertThat(page.locator("tbody tr")).hasCount(2);
    }

    @Test
    void showsThatAReceiverIsGone(Visitor visitor) throws IOException {
        CompletableFuture<Boolean> isShown = new CompletableFuture<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        receiver.createContext("/", exchange -> {
            isShown.join();
            exchange.sendResponseHeaders(410, -1);
            exchange.close();
        });
        receiver.start();
        try {
            String id = visitor.calling("grace", "ADMIN")
                    .post("/api/v1/admin/webhooks", """
                            {"url": "http://127.0.0.1:%d/", "types": ["feature.archived"]}""".formatted(
                                    receiver.getAddress().getPort()))
                    .is(201)
                    .text("/id");
            concept(visitor, "steam-engine");
            visitor.calling("grace", "ADMIN")
                    .post(
                            "/api/v1/admin/features/steam-engine/transitions",
                            "{\"to\": \"archived\", \"reason\": \"Too loud.\"}")
                    .is(201);

            TeamMember grace = TeamMember.signsIn(visitor, "grace", "ADMIN").opens("webhooks/" + id);
            grace.sees("Waiting").sees("Enabled").seesNo("Post failed ones again");
            isShown.complete(true);
            grace.sees("Receiver is gone");
            grace.opens("webhooks").sees("Receiver is gone");
            visitor.findsNoBarrier();
        } finally {
            isShown.complete(true);
            receiver.stop(0);
        }
    }

    @Test
    void showsWhatSlackRespondsToATest(Visitor visitor) {
        TeamMember grace = TeamMember.signsIn(visitor, "grace", "ADMIN").opens("webhooks");
        grace.presses("Post a test: Announcements").sees("Connection refused");
        grace.seesNo("Post a test: Marketing");
        visitor.findsNoBarrier();
    }

    @Test
    void showsEachRoleWhatItMayDo(Visitor visitor) {
        beta(visitor, "quiet-car");
        TeamMember viewer = TeamMember.signsIn(visitor, "valerie", "VIEWER").opens("features/quiet-car");
        viewer.seesNo("Pull back")
                .opens("webhooks")
                .seesNo("New webhook")
                .opens("audit")
                .sees("does not exist");
        TeamMember both = TeamMember.signsIn(visitor, "owner-of-quiet-car", "STAFF", "VIEWER")
                .opens("board");
        assertThat(both.page().getByText("Move", new Page.GetByTextOptions().setExact(true)))
                .hasCount(1);
        TeamMember staff =
                TeamMember.signsIn(visitor, "owner-of-quiet-car", "STAFF").opens("overview");
        assertThat(staff.page().locator("tbody tr")).hasCount(1);
        assertThat(staff.page().getByRole(AriaRole.NAVIGATION, named("Console")).getByRole(AriaRole.LINK))
                .hasText(new String[] {"Overview", "Board", "Inbox", "Feedback group"});
        staff.opens("group").page().getByLabel("What you get").selectOption("every-answer");
        await().untilAsserted(() -> assertThat(visitor.calling("owner-of-quiet-car", "STAFF")
                        .get("/api/v1/feedback-group/me")
                        .is(200)
                        .text("/delivery"))
                .isEqualTo("every-answer"));
        TeamMember.signsIn(visitor, "ulla").opens("overview").sees("You have no role in the console");
    }

    private static FilePayload file(String name, String content) {
        return new FilePayload(name, "text/csv", content.getBytes(UTF_8));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static void concept(Visitor visitor, String key) {
        visitor.calling("grace", "ADMIN")
                .post("/api/v1/admin/features", """
                {"name": "%1$s", "description": "On the train.", "documentationUrl": "https://docs.example.com/",
                 "owner": {"name": "Rail team", "email": "owner-of-%1$s@example.com"}}""".formatted(key))
                .is(201);
    }

    private static void beta(Visitor visitor, String key) {
        concept(visitor, key);
        move(visitor, key, "beta");
    }

    private static void move(Visitor visitor, String key, String stage) {
        visitor.calling("grace", "ADMIN")
                .post("/api/v1/admin/features/" + key + "/transitions", "{\"to\": \"" + stage + "\"}")
                .is(201);
    }

    private static void hasMail(Visitor visitor, String user, String content) {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(new Client(visitor.base(), null)
                        .get("/local/mails")
                        .json()
                        .valueStream()
                        .filter(mail -> mail.get("to").asString().contains(user + "@example.com"))
                        .map(mail -> mail.get("subject").asString()
                                + mail.get("text").asString()))
                .anyMatch(mail -> mail.contains(content)));
    }
}
