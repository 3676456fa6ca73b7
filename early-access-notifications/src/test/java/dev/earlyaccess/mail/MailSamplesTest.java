package dev.earlyaccess.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.brand.Brand;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.update.MarkdownSample;
import dev.earlyaccess.user.UserId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The mails in docs/mails/ are what the templates make. They are what docs/mail.md shows, and what .ci/lint
 * compares with the abilities of mail programs.
 */
@NotificationTest
class MailSamplesTest {

    private static final Path SAMPLES = Path.of("..", "docs", "mails");

    private static final Path TOKENS = Path.of("..", "early-access-api", "src", "main", "web", "tokens.css");

    private static final Pattern COLOUR = Pattern.compile("(?<!&)#([0-9a-f]{6}|[0-9a-f]{3})\\b");

    static final Brand ACME = new Brand(
            "Acme Writer",
            URI.create("https://cdn.example.com/acme-writer.png"),
            "#0f766e",
            URI.create("https://app.example.com/"),
            "Acme Ltd.\n1 Example Street\n1010 Vienna, Austria",
            URI.create("https://help.example.com/"));

    @Autowired
    private Links links;

    @Autowired
    private ReplyTokens replyTokens;

    @ParameterizedTest
    @EnumSource
    void areWhatTheTemplatesMake(MailType type) throws Exception {
        TemplateFiles files = new TemplateFiles(new MailSettings("a@example.com", 4, null, null));
        ReplyAddresses replyAddresses = new ReplyAddresses(
                new FeedbackSettings(Duration.ofDays(7), "beta-feedback@example.com"),
                new ReplySettings(null, "the key of the mail endpoint"),
                replyTokens);
        RenderedMail mail = new MailRenderer(files, new MailMessages(files), links, replyAddresses, ACME)
                .preview(new MailContent(
                        type,
                        new MailContent.Addressee("ada@example.com", "Ada", "en"),
                        model(type),
                        new MailId(1, new UUID(0, 0))));

        isAsAgreed(SAMPLES.resolve(type.code() + ".html"), mail.html());
    }

    /** A mail program reads no style sheet of ours, so the templates repeat the values of the design tokens. */
    @ParameterizedTest
    @EnumSource
    void haveTheColoursOfTheTokensAndOfTheBrand(MailType type) throws IOException {
        Set<String> known = colours(Files.readString(TOKENS));
        known.addAll(List.of(ACME.colour(), ACME.textColour(), ACME.linkColour(), ACME.darkLinkColour()));

        assertThat(colours(Files.readString(SAMPLES.resolve(type.code() + ".html"))))
                .isNotEmpty()
                .isSubsetOf(known);
    }

    private static Set<String> colours(String text) {
        return COLOUR.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(colour -> colour.length() == 4 ? colour.replaceAll("([^#])", "$1$1") : colour)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static void isAsAgreed(Path sample, String actual) throws IOException {
        if (Boolean.getBoolean("mails.update")) {
            Files.createDirectories(SAMPLES);
            Files.writeString(sample, actual);
        }
        assertThat(actual)
                .as("""
                The mail is not as %s shows. If that is meant, run
                    ./mvnw verify -Dmails.update=true
                look at the mail, and commit the file with what changed it.""", sample)
                .isEqualTo(Files.exists(sample) ? Files.readString(sample).replace("\r\n", "\n") : "");
    }

    static MailContent.MailModel model(MailType type) {
        return model(type, focusMode());
    }

    private static MailContent.FeatureModel focusMode() {
        return new MailContent.FeatureModel(
                new UserId("ada"),
                Origin.LAUNCH,
                Stage.BETA,
                new MailContent.FeatureFacts(
                        new FeatureKey("focus-mode"),
                        "Focus mode",
                        "Hides all but the page that you write.\nYour notes stay where they are.",
                        "https://app.example.com/focus",
                        "https://docs.example.com/focus-mode",
                        "https://forum.example.com/focus-mode"));
    }

    /** @param about left out in mails that are not for enrolled users */
    static MailContent.MailModel model(MailType type, MailContent.FeatureModel about) {
        return switch (type) {
            case LAUNCH, FEEDBACK_REQUEST, GENERAL_AVAILABILITY -> about;
            case PULLED_BACK ->
                new Sample("pulled-back.subject.pulled-back", null, about, Map.of("ending", "pulled-back"));
            case UPDATE -> new Sample("", "Focus mode knows your plans", about, MarkdownSample.variables("""
                        You can now **choose what stays visible**:

                        * the outline
                        * [your notes](https://docs.example.com/focus-mode#notes)

                        | Plan | Pages |
                        | :--- | ----: |
                        | Free | 3 |
                        | Team | no limit |

                        > Finally! – Carl

                        Press `F8`, or run

                        ```
                        acme focus --until 17:00
                        ```
                        """));
            case FEEDBACK_REPLY -> new Sample("", "Re: Your feedback about Focus mode", null, reply());
            case FEEDBACK_ANSWER -> new Sample("", "Feedback: Focus mode", null, notice());
            case DIGEST -> new Sample("", "2 new feedback entries", null, digest());
            case REPLY_CONFIRMATION -> new Sample("", "Is this reply from you?", null, confirmation());
            case ATTENTION -> new Sample("", "One of your features needs attention", null, attention());
        };
    }

    private static Map<String, @Nullable Object> reply() {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("reply", "Thank you, Ada.\n\nFrom next week on, the outline can stay visible.");
        variables.put("by", "Grace");
        variables.put("featureName", "Focus mode");
        variables.put("answered", "I lose my outline.\nCan it stay?");
        variables.put("answeredQuoted", "> I lose my outline.\n> Can it stay?");
        return variables;
    }

    private static Map<String, @Nullable Object> notice() {
        Map<String, @Nullable Object> variables = new HashMap<>(reply());
        variables.put("id", "4711");
        variables.put("sender", "Ada");
        variables.put("rating", "4");
        variables.put("text", "I lose my outline.\nCan it stay?");
        variables.put("answerable", true);
        variables.put("attachments", List.of("outline.png (12 kB)"));
        variables.put("replyUrl", "https://early-access.example.com/console#/inbox/4711");
        variables.put("mayReply", true);
        variables.put("membershipUrl", "https://early-access.example.com/console#/group");
        return variables;
    }

    private static Map<String, @Nullable Object> confirmation() {
        Map<String, @Nullable Object> variables = new HashMap<>(reply());
        variables.put("recipient", "Carl");
        variables.put("confirmUrl", "https://early-access.example.com/confirm-reply/sample");
        variables.put("text", "Thank you, Carl.\nWe will look at it.");
        return variables;
    }

    private static Map<String, @Nullable Object> digest() {
        Map<String, @Nullable Object> variables = new HashMap<>(notice());
        variables.put(
                "sections",
                List.of(Map.of(
                        "featureName",
                        "Focus mode",
                        "count",
                        "2",
                        "rating",
                        "4.5",
                        "more",
                        "1",
                        "answers",
                        List.of(Map.of(
                                "id",
                                "4711",
                                "sender",
                                "Ada",
                                "rating",
                                "4",
                                "text",
                                "I lose my outline.\nCan it stay?")))));
        variables.put("inboxUrl", "https://early-access.example.com/console#/inbox");
        return variables;
    }

    private static Map<String, @Nullable Object> attention() {
        Map<String, @Nullable Object> variables = new HashMap<>(notice());
        variables.put(
                "features",
                List.of(Map.of(
                        "name",
                        "Focus mode",
                        "url",
                        "https://early-access.example.com/console#/features/focus-mode",
                        "stage",
                        "beta",
                        "reasons",
                        List.of(Map.of("code", "quiet-for-90-days", "day", "1 March 2026")))));
        variables.put("more", "2");
        variables.put("listUrl", "https://early-access.example.com/console#/attention");
        return variables;
    }

    /** What one mail shows, with fixed variables. */
    private record Sample(
            String key,
            @Nullable String title,
            MailContent.@Nullable FeatureModel about,
            Map<String, @Nullable Object> variables)
            implements MailContent.MailModel {

        @Override
        public Optional<String> subject() {
            return Optional.ofNullable(title);
        }

        @Override
        public String subjectKey(MailType type) {
            return key;
        }

        @Override
        public Object subjectArgument() {
            return "Focus mode";
        }

        @Override
        public Optional<MailContent.FeatureModel> featureModel() {
            return Optional.ofNullable(about);
        }
    }
}
