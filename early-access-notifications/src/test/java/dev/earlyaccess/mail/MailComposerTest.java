package dev.earlyaccess.mail;

import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earlyaccess.brand.Brand;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.notifying.CaughtMail;
import dev.earlyaccess.notifying.MailServer;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.sending.DirectConnection;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.UserId;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@NotificationTest
class MailComposerTest {

    private static final MailId ID = new MailId(71, UUID.fromString("8d8e1d1c-2f5e-4f0f-a44c-9d1d6f1b2c3d"));
    private static final UserId ADA = new UserId("ada");
    private static final Brand NO_BRAND = new Brand(null, null, "#2450d6", null, null, null);
    private static final String ASKS_FOR_A_REPLY = "If you want to tell us something, just reply to this mail.";
    private static final FeatureKey KEY = new FeatureKey("dark-mode");

    @Autowired
    private MailComposer composer;

    @Autowired
    private MailRenderer renderer;

    @Autowired
    private Links links;

    @Autowired
    private ReplyAddresses replyAddresses;

    @Autowired
    private ReplyTokens replyTokens;

    @Autowired
    private JavaMailSenderImpl server;

    @Autowired
    private MailServer mailServer;

    private String address = "ada@example.com";
    private @Nullable String name = "Ada";
    private @Nullable String locale = "en";
    private Origin origin = Origin.LAUNCH;
    private String featureName = "Dark mode";
    private @Nullable String description = "What it is for";
    private @Nullable String url = null;
    private @Nullable String documentationUrl = "https://docs.example.com/dark-mode";
    private @Nullable String feedbackUrl = null;

    @BeforeEach
    void emptyTheMailbox() {
        mailServer.empty();
    }

    @ParameterizedTest
    @EnumSource(names = {"LAUNCH", "FEEDBACK_REQUEST"})
    void writesPlainTextAndHtml(MailType type) throws MailNotSent {
        CaughtMail mail = sent(type);

        assertThat(mail.header("Content-Type")).startsWith("multipart/alternative");
        assertThat(mail.text())
                .contains("Hello Ada,")
                .contains("Dark mode")
                .contains("https://docs.example.com/dark-mode")
                .contains(links.switchOff(KEY, ADA).toString())
                .contains("because you registered your interest in Dark mode")
                .doesNotContain("<", "${");
        assertThat(mail.html())
                .contains("Hello Ada,")
                .contains("Dark mode")
                .contains("href=\"https://docs.example.com/dark-mode\"")
                .contains("href=\"" + links.switchOff(KEY, ADA) + "\"")
                .contains("because you registered your interest in Dark mode")
                .contains("<html lang=\"en\"")
                .doesNotContain("<#", "<@", "${", "<img");
    }

    @ParameterizedTest
    @EnumSource(names = {"LAUNCH", "FEEDBACK_REQUEST"})
    void writesGermanToAGermanReader(MailType type) throws MailNotSent {
        locale = "de-AT";
        featureName = "Größenänderung";
        CaughtMail mail = sent(type);

        assertThat(mail.subject()).contains("Größenänderung").containsAnyOf("Ihre Beta ist da", "Was sollen wir");
        assertThat(mail.text()).contains("Hallo Ada,").contains("Größenänderung");
        assertThat(mail.html())
                .contains("Hallo Ada,")
                .contains("Größenänderung")
                .contains("<html lang=\"de-AT\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "not a locale", "", "../../etc/passwd"})
    void writesEnglishToEveryOtherReader(String locale) throws MailNotSent {
        this.locale = locale;

        assertThat(sent(MailType.LAUNCH).subject()).isEqualTo("Your beta is here: Dark mode");
    }

    @Test
    void greetsAReaderWithoutAName() throws MailNotSent {
        name = null;
        locale = null;

        assertThat(sent(MailType.LAUNCH).text()).startsWith("Hello,");
    }

    @ParameterizedTest
    @EnumSource(Origin.class)
    void explainsWhyTheReaderGetsTheMail(Origin origin) throws MailNotSent {
        this.origin = origin;

        String why =
                switch (origin) {
                    case LAUNCH -> "because you registered your interest";
                    case SELF -> "because you opted in";
                    case ADMIN -> "was switched on for you.";
                };
        assertThat(sent(MailType.LAUNCH).text()).contains(why);
        assertThat(sent(MailType.FEEDBACK_REQUEST).text()).contains(why);
    }

    @Test
    void escapesUsersText() throws MailNotSent {
        featureName = "<b>Dark</b> & \"mode\" {0} ${7*7} __${7*7}__";
        name = "<script>alert(1)</script>";
        documentationUrl = "javascript:alert(1)";
        CaughtMail mail = sent(MailType.LAUNCH);

        assertThat(mail.html())
                .contains("&lt;b&gt;Dark&lt;/b&gt; &amp; &quot;mode&quot; {0} ${7*7} __${7*7}__")
                .doesNotContain("<script>", "<b>Dark", "javascript:");
        assertThat(mail.text()).contains("<b>Dark</b> & \"mode\" {0} ${7*7} __${7*7}__");
    }

    @Test
    void removesLineBreaksFromHeaders() throws Exception {
        featureName = "Dark\r\nBcc: eve@example.com\r\n\r\nmode";
        assertThat(renderer.render(content(MailType.LAUNCH)).subject()).doesNotContain("\r", "\n");

        CaughtMail mail = sent(MailType.LAUNCH);
        assertThat(mail.subject()).isEqualTo("Your beta is here: Dark Bcc: eve@example.com mode");
        assertThat(mail.header("Bcc")).isNull();
    }

    @Test
    void sendsALaunchMailFromTheService() throws MailNotSent {
        CaughtMail mail = sent(MailType.LAUNCH);

        assertThat(mail.header("From")).isEqualTo("early-access@example.com");
        assertThat(mail.header("Reply-To")).isEqualTo(replyAddresses.of(71).toString());
        assertThat(mail.header("Message-ID")).isEqualTo("<1z." + ID.token() + "@example.com>");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.header("Date")).startsWith("Mon, 1 Jun 2026");
    }

    @Test
    void encodesTheSendersName() throws Exception {
        InternetAddress sender = MailAddress.setting("early-access.mail.from", "Früher Zugang <beta@example.com>");
        MailContent launch = content(MailType.LAUNCH);
        byte[] mail = new MimeWriter(ID, sender, sender, MON_1_JUNE)
                .write(new MailForm(renderer.render(launch)), renderer.personalParts(launch));

        assertThat(new MimeMessage(null, new ByteArrayInputStream(mail)).getFrom())
                .extracting(from -> ((InternetAddress) from).getPersonal())
                .containsExactly("Früher Zugang");
    }

    @ParameterizedTest
    @EnumSource(names = {"LAUNCH", "FEEDBACK_REQUEST"})
    void offersToUnsubscribeWithOneClick(MailType type) throws MailNotSent {
        CaughtMail mail = sent(type);

        assertThat(mail.header("List-Unsubscribe"))
                .isEqualTo("<" + links.unsubscribe(type.topic().orElseThrow(), ADA) + ">");
        assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    }

    @ParameterizedTest
    @EnumSource(names = {"LAUNCH", "FEEDBACK_REQUEST", "GENERAL_AVAILABILITY"})
    void showsALinkToUnsubscribeInBothParts(MailType type) throws MailNotSent {
        CaughtMail mail = sent(type);
        String link = links.unsubscribe(type.topic().orElseThrow(), ADA).toString();

        assertThat(mail.text()).contains("Unsubscribe", link);
        assertThat(mail.html()).contains("href=\"" + link + "\"", ">Unsubscribe");
    }

    /** A directory of the operator, although it is empty, lets each mail be rendered for its reader. */
    @ParameterizedTest
    @EnumSource(names = {"LAUNCH", "FEEDBACK_REQUEST", "UPDATE", "GENERAL_AVAILABILITY", "PULLED_BACK"})
    void writesTheSameAsForEachReaderAlone(MailType type, @TempDir Path directory) throws Exception {
        MailComposer shared = composerOf(renderer);
        MailComposer alone = composerOf(rendererWith(directory));
        for (MailReader reader : readers()) {
            assertThat(text(shared, type, reader)).as(reader.toString()).isEqualTo(text(alone, type, reader));
        }
    }

    private record MailReader(
            @Nullable String name,
            String locale,
            String featureName,
            @Nullable String feedbackUrl) {}

    private static List<MailReader> readers() {
        List<MailReader> readers = new ArrayList<>();
        for (String name : new String[] {
            null,
            "Ada",
            "Eve",
            "J\u00fcrgen Gr\u00f6\u00dfe",
            "",
            " ",
            "x".repeat(880),
            "x".repeat(895),
            "\u00e4 ".repeat(200),
            "<b>Tom</b> & \"Jerry'",
            "{0} ${7*7} %s =3D .",
            "Ada\r\nLovelace",
            "Ada\tLovelace"
        }) {
            for (String locale : List.of("en", "de-AT")) {
                readers.add(new MailReader(name, locale, "Dark mode", null));
                readers.add(new MailReader(
                        name, locale, "Gr\u00f6\u00dfen\u00e4nderung", "https://example.com/form?a=1&b=2"));
            }
        }
        return readers;
    }

    private String text(MailComposer composer, MailType type, MailReader reader) throws MailNotSent {
        UserId user = new UserId("user-" + Objects.hash(reader.name()));
        MailContent.MailModel model = MailSamplesTest.model(
                type,
                new MailContent.FeatureModel(
                        user,
                        origin,
                        Stage.BETA,
                        new MailContent.FeatureFacts(
                                KEY, reader.featureName(), description, url, documentationUrl, reader.feedbackUrl())));
        MailId id = new MailId(user.hashCode() & 0xffff, new UUID(1, user.hashCode()));
        MailContent content =
                new MailContent(type, new MailContent.Addressee(address, reader.name(), reader.locale()), model, id);
        return new String(composer.compose(content, MON_1_JUNE).content(), StandardCharsets.UTF_8);
    }

    @Test
    void asksExchangeForNoAutomaticReplies() throws MailNotSent {
        assertThat(sent(MailType.LAUNCH).header("X-Auto-Response-Suppress")).isEqualTo("OOF, AutoReply");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=?utf-8?Q?Free_money?=",
                "Dark =?iso-8859-1?B?SGFja2Vk?= mode, which has a name that is so long that it takes some lines",
                "=?utf-8?Q?Fr=C3=BCh?= für alle"
            })
    void neverLetsASubjectBeReadAsAnEncodedWord(String name) throws MailNotSent {
        featureName = name;
        CaughtMail mail = sent(MailType.LAUNCH);

        assertThat(mail.subject()).isEqualTo("Your beta is here: " + name);
        assertThat(mail.header("Subject").lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(77));
    }

    @Test
    void saysInItsHeadingThatItIsABeta() throws MailNotSent {
        assertThat(sent(MailType.LAUNCH).html()).containsPattern("<h1 [^>]*>Your beta is here: Dark mode</h1>");
        locale = "de";
        assertThat(sent(MailType.LAUNCH).html()).containsPattern("<h1 [^>]*>Ihre Beta ist da: Dark mode</h1>");
    }

    @Test
    void keepsLineBreaksWithoutPreLine() throws MailNotSent {
        description = "One <line>\r\nand\n\nmore";

        assertThat(sent(MailType.LAUNCH).html())
                .contains("One &lt;line&gt;<br>and<br><br>more")
                .doesNotContain("pre-line");
    }

    @ParameterizedTest
    @EnumSource(names = {"LAUNCH", "GENERAL_AVAILABILITY"})
    void opensTheFeatureByItsMainButton(MailType type) throws MailNotSent {
        String button = "(?s)<td class=\"button\"[^>]*>\\s*<a href=\"%s\" [^>]*>%s</a>";
        assertThat(sent(type).html())
                .containsPattern(button.formatted("https://docs.example.com/dark-mode", "How it works"));

        url = "https://app.example.com/?a=1&b=2";
        CaughtMail mail = sent(type);

        assertThat(mail.html())
                .containsPattern(button.formatted("https://app.example.com/\\?a=1&amp;b=2", "Open Dark mode"))
                .containsPattern(
                        "<a class=\"plain\" [^>]*href=\"https://docs.example.com/dark-mode\">How it works</a>");
        assertThat(mail.text()).contains("Open Dark mode:\nhttps://app.example.com/?a=1&b=2\n".replace("\n", "\r\n"));
    }

    @Test
    void carriesTheBrand(@TempDir Path directory) throws Exception {
        Brand brand = new Brand(
                "Tom & Jerry",
                URI.create("https://cdn.example.com/logo.png"),
                "#fc0",
                URI.create("https://app.example.com/"),
                "Tom & Jerry Ltd.\n1 Cheese Street",
                URI.create("https://help.example.com/"));
        RenderedMail mail = rendererWith(directory, brand).render(content(MailType.LAUNCH));

        assertThat(mail.html())
                .contains("<a href=\"https://app.example.com/\"")
                .contains("<img src=\"https://cdn.example.com/logo.png\" alt=\"Tom &amp; Jerry\"")
                .contains("background-color:#ffcc00;", "color:#000000;", "Tom &amp; Jerry Ltd.<br>1 Cheese Street")
                .contains("<a href=\"https://help.example.com/\"");
        assertThat(mail.text())
                .endsWith(
                        "Help and contact:\nhttps://help.example.com/\n\nTom & Jerry\nTom & Jerry Ltd.\n1 Cheese Street\n");
    }

    @Test
    void namesTheSenderAfterTheBrand() {
        Brand brand = new Brand("Früh & Co", null, "#2450d6", null, null, null);

        assertThat(composerFrom("beta@example.com", brand)
                        .sender(MailType.LAUNCH)
                        .getPersonal())
                .isEqualTo("Früh & Co");
        assertThat(composerFrom("Betas <beta@example.com>", brand)
                        .sender(MailType.LAUNCH)
                        .getPersonal())
                .isEqualTo("Betas");
        assertThat(composerFrom("beta@example.com", NO_BRAND)
                        .sender(MailType.LAUNCH)
                        .getPersonal())
                .isNull();
    }

    private MailComposer composerOf(MailRenderer renderer) {
        return composerOf(renderer, "beta@example.com", NO_BRAND);
    }

    private MailComposer composerFrom(String from, Brand brand) {
        return composerOf(renderer, from, brand);
    }

    private MailComposer composerOf(MailRenderer renderer, String from, Brand brand) {
        return new MailComposer(
                renderer,
                settings(from, null),
                new FeedbackSettings(Duration.ofDays(7), "feedback@example.com"),
                replyAddresses,
                brand);
    }

    @ParameterizedTest
    @EnumSource(names = {"LAUNCH", "UPDATE", "GENERAL_AVAILABILITY", "PULLED_BACK"})
    void asksForRepliesOnlyIfTheyAreRead(MailType type) throws Exception {
        MailContent mail =
                new MailContent(type, new MailContent.Addressee(address, name, "en"), MailSamplesTest.model(type), ID);

        assertThat(rendererWith(new ReplySettings(null, null)).render(mail).text())
                .doesNotContain(ASKS_FOR_A_REPLY);
        assertThat(rendererWith(new ReplySettings(" ", "")).render(mail).html()).doesNotContain(ASKS_FOR_A_REPLY);
        assertThat(rendererWith(new ReplySettings("imaps://me:secret@imap.example.com", null))
                        .render(mail)
                        .text())
                .contains("\n\n" + ASKS_FOR_A_REPLY + "\n\n");
        assertThat(rendererWith(new ReplySettings(null, "key")).render(mail).html())
                .contains(">" + ASKS_FOR_A_REPLY + "</p>");
    }

    private MailRenderer rendererWith(ReplySettings replies) {
        TemplateFiles files = new TemplateFiles(settings("a@example.com", null));
        ReplyAddresses addresses = new ReplyAddresses(
                new FeedbackSettings(Duration.ofDays(7), "feedback@example.com"), replies, replyTokens);
        return new MailRenderer(files, new MailMessages(files), links, addresses, NO_BRAND);
    }

    @Test
    void sendsAFeedbackRequestWithAReplyAddress() throws MailNotSent {
        CaughtMail mail = sent(MailType.FEEDBACK_REQUEST);

        assertThat(mail.header("From")).isEqualTo("beta-feedback@example.com");
        assertThat(mail.header("Reply-To")).isEqualTo(replyAddresses.of(71).toString());
        assertThat(mail.text()).contains("mailto:" + replyAddresses.of(71) + "?subject=Feedback%3A%20Dark%20mode");

        feedbackUrl = "https://example.com/form";
        assertThat(sent(MailType.FEEDBACK_REQUEST).text())
                .contains("https://example.com/form")
                .doesNotContain("mailto:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "a@b@c",
                "ada@example.com, eve@example.com",
                "jürgen@example.com",
                "a b@example.com"
            })
    void refusesAnInvalidAddress(String address) {
        this.address = address;

        assertThatThrownBy(() -> sent(MailType.LAUNCH))
                .isInstanceOfSatisfying(
                        MailNotSent.class, ex -> assertThat(ex.fault()).isEqualTo(MailNotSent.Fault.MAIL));
    }

    @Test
    void convertsDomainsToAscii() throws MailNotSent {
        address = "ada@bücher.example";

        assertThat(sent(MailType.LAUNCH).header("To")).isEqualTo("ada@xn--bcher-kva.example");
    }

    @Test
    void usesTheOperatorsFiles(@TempDir Path directory) throws Exception {
        Files.writeString(
                directory.resolve("launch.txt"), "Hey ${name}, ${featureName} ist da – ${word(\"greeting.nobody\")}");
        Files.writeString(directory.resolve("words_fr.properties"), "launch.subject=Votre bêta : {0}\n");
        MailRenderer renderer = rendererWith(directory);

        RenderedMail english = renderer.render(content(MailType.LAUNCH));
        assertThat(english.text()).isEqualTo("Hey Ada, Dark mode ist da – Hello,");
        assertThat(english.html()).contains("Hello Ada,");

        locale = "fr";
        RenderedMail french = renderer.render(content(MailType.LAUNCH));
        assertThat(french.subject()).isEqualTo("Votre bêta : Dark mode");
        assertThat(french.html()).contains("Hello Ada,");
    }

    @Test
    void keepsGermanIfTheOperatorReplacesEnglish(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("words.properties"), "launch.subject=Here it is: {0}\n");
        MailRenderer renderer = rendererWith(directory);
        locale = "de";

        assertThat(renderer.render(content(MailType.LAUNCH)).subject()).isEqualTo("Ihre Beta ist da: Dark mode");
    }

    @Test
    void refusesInvalidSettings(@TempDir Path directory) {
        assertThatThrownBy(() -> settings("nobody", null)).hasMessageContaining("early-access.mail.from");
        assertThatThrownBy(() -> settings("a@example.com", directory.resolve("none")))
                .hasMessageContaining("early-access.mail.templates");
        assertThatThrownBy(() -> new MailSettings("a@example.com", 0, null, null))
                .hasMessageContaining("early-access.mail.connections");
        assertThatThrownBy(() -> new MailSettings("a@example.com", 4, 0, null))
                .hasMessageContaining("early-access.mail.max-per-second");
        assertThatThrownBy(() -> new FeedbackSettings(Duration.ZERO, "a@example.com"))
                .hasMessageContaining("early-access.feedback.delay");
        assertThatThrownBy(() -> new FeedbackSettings(Duration.ofDays(7), "nobody"))
                .hasMessageContaining("early-access.feedback.from");
    }

    private static MailSettings settings(String from, @Nullable Path templates) {
        return new MailSettings(from, 4, null, templates);
    }

    private MailRenderer rendererWith(Path directory) {
        return rendererWith(directory, NO_BRAND);
    }

    private MailRenderer rendererWith(Path directory, Brand brand) {
        TemplateFiles files = new TemplateFiles(settings("a@example.com", directory));
        return new MailRenderer(files, new MailMessages(files), links, replyAddresses, brand);
    }

    private CaughtMail sent(MailType type) throws MailNotSent {
        DirectConnection.send(server, composer.compose(content(type), MON_1_JUNE));
        CaughtMail mail = mailServer.mails().get(0);
        mailServer.empty();
        return mail;
    }

    private MailContent content(MailType type) {
        return new MailContent(
                type,
                new MailContent.Addressee(address, name, locale),
                new MailContent.FeatureModel(
                        ADA,
                        origin,
                        Stage.BETA,
                        new MailContent.FeatureFacts(
                                KEY, featureName, description, url, documentationUrl, feedbackUrl)),
                ID);
    }
}
