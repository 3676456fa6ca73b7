package dev.earlyaccess.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feedback.Feedback;
import dev.earlyaccess.feedback.FeedbackSource;
import dev.earlyaccess.feedback.FeedbackStatus;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.UserId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackFeedbackFormatTest {

    private static final URI PAGE = URI.create("https://early-access.example.com/console#/inbox/7");

    private static final String PLACES = "\nRead and reply: " + PAGE;

    @Test
    void namesTheAuthorIfAnotherUserWasAsked() {
        assertThat(heading("ada", "Ada", "boss@example.com", "The boss", false))
                .isEqualTo("*Dark mode*: feedback #7 from The boss (asked was Ada)");
        assertThat(heading("ada", "Ada", "ada@example.com", "Ada Lovelace", true))
                .isEqualTo("*Dark mode*: feedback #7 from Ada");
        assertThat(heading(null, null, "eve@example.com", null, false))
                .isEqualTo("*Dark mode*: feedback #7 from eve@example.com");
        assertThat(heading("ada", null, "ada@example.com", null, true))
                .isEqualTo("*Dark mode*: feedback #7 from ada@example.com");
        assertThat(heading("ada", null, null, null, true)).isEqualTo("*Dark mode*: feedback #7 from somebody");
        assertThat(heading("ada", null, "boss@example.com", "The boss", false))
                .isEqualTo("*Dark mode*: feedback #7 from The boss (asked was another user)");
        assertThat(heading(null, null, null, null, false)).isEqualTo("*Dark mode*: feedback #7 from somebody");
    }

    @Test
    void escapesNames() {
        assertThat(heading(null, null, "eve@example.com", "<!here>\n*x*", false))
                .isEqualTo("*Dark mode*: feedback #7 from &lt;!here&gt; *x*");
    }

    @Test
    void notesAttachments() {
        assertThat(message("See there", List.of("screenshot.png (12 kB)")).text())
                .isEqualTo("*Dark mode*: feedback #7 from Ada\n> See there\nWith an attachment." + PLACES);
        assertThat(message("See there", List.of("a (1 kB)", "b (2 kB)")).text()).contains("\nWith 2 attachments.\n");
    }

    @Test
    void quotesNothingIfThereIsOnlyARating() {
        assertThat(message("", List.of()).text()).isEqualTo("*Dark mode*: feedback #7 from Ada" + PLACES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "&", "<", "\n", "😀", "a\n&😀"})
    void hasAMaximumLength(String part) {
        String text = message(part.repeat(50_000), List.of()).text();

        assertThat(text).hasSizeBetween(2_950, 3_300).endsWith("…" + PLACES);
        assertThat(text.replaceAll("&(amp|lt|gt);", "")).doesNotContain("&");
        assertThat(text.codePoints()).noneMatch(character -> Character.getType(character) == Character.SURROGATE);
    }

    @Test
    void quotesEveryLineAndKeepsItsDirection() {
        assertThat(message("a\u2028b\nc\u202Egnp.exe\u0007!", List.of()).text()).contains("\n> a\n> b\n> cgnp.exe !\n");
    }

    private static String heading(
            @Nullable String user,
            @Nullable String userName,
            @Nullable String email,
            @Nullable String name,
            boolean isUser) {
        Feedback.Author author =
                new Feedback.Author(user == null ? null : new UserId(user), userName, email, name, isUser, null);
        return SlackFeedbackFormat.of(feedback(author, "Hm", List.of()), PAGE)
                .text()
                .lines()
                .findFirst()
                .orElseThrow();
    }

    private static SlackMessage message(String text, List<String> attachments) {
        return SlackFeedbackFormat.of(
                feedback(new Feedback.Author(new UserId("ada"), "Ada", null, null, true, null), text, attachments),
                PAGE);
    }

    private static Feedback feedback(Feedback.Author author, String text, List<String> attachments) {
        return new Feedback(
                7,
                new Feedback.FeatureReference(1, new FeatureKey("dark-mode"), "Dark mode"),
                Stage.BETA,
                author,
                FeedbackSource.MAIL,
                "Re: Dark mode",
                text,
                null,
                FeedbackStatus.UNREAD,
                attachments,
                null,
                null,
                Instant.EPOCH);
    }
}
