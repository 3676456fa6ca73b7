package dev.earlyaccess.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.user.MailTopic;
import dev.earlyaccess.user.UserId;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a text must not show: the tokens by which one can act as the recipient of a mail. */
@NotificationTest
class PersonalLinksTest {

    private static final UserId ADA = new UserId("ada");
    private static final FeatureKey DARK_MODE = new FeatureKey("dark-mode");

    @Autowired
    private Links links;

    @Autowired
    private ReplyAddresses addresses;

    @Autowired
    private JdbcClient jdbc;

    private List<URI> all() {
        return List.of(
                links.switchOff(DARK_MODE, ADA),
                links.switchOff(DARK_MODE, new UserId("\u00e4".repeat(255))),
                links.unsubscribe(MailTopic.UPDATES, ADA),
                links.confirmReply(1, "hedy@example.com"));
    }

    private static String token(URI link) {
        return link.getPath().replaceAll(".*/", "");
    }

    @Test
    void areMaskedInEveryLink() {
        assertThat(all()).allSatisfy(link -> {
            String masked = PersonalLinks.mask("See <" + link + ">, or not.");
            assertThat(masked).isEqualTo("See <" + link.toString().replace(token(link), "…") + ">, or not.");
            String wrapped = "https://safe.example.com/?url="
                    + URLEncoder.encode(link.toString(), StandardCharsets.UTF_8) + "&data=1";
            assertThat(PersonalLinks.mask(wrapped)).doesNotContain(token(link)).endsWith("…&data=1");
        });
    }

    @Test
    void areMaskedWhereAProgramBrokeTheLine() {
        String token = token(links.unsubscribe(MailTopic.UPDATES, ADA));
        for (int at = 1; at < token.length(); at++) {
            String broken = "> https://x.example/unsubscribe/" + token.substring(0, at) + "\n> " + token.substring(at)
                    + "\n> Bye";
            assertThat(PersonalLinks.mask(broken)).isEqualTo("> https://x.example/unsubscribe/…\n> Bye");
        }
    }

    @Test
    void areMaskedInAddresses() {
        String address = addresses.of(17).getAddress();

        assertThat(PersonalLinks.mask("To: <" + address + ">")).isEqualTo("To: <beta-feedback+…@example.com>");
        assertThat(PersonalLinks.mask(address.toUpperCase(Locale.ROOT))).isEqualTo("BETA-FEEDBACK+…@EXAMPLE.COM");
    }

    @Test
    void areTheOnlyWordsThatAreMasked() {
        List.of(
                        "How do I unsubscribe/leave?\nBest regards. Ada",
                        "https://x.example/unsubscribe/preview",
                        "https://x.example/switch-off/dark-mode.html",
                        "me+news@example.com, me+a-b@example.com",
                        "unsubscribe/" + "word\n".repeat(20_000),
                        "unsubscribe/" + "a".repeat(90_000))
                .forEach(text -> assertThat(PersonalLinks.mask(text)).isEqualTo(text));
    }

    /** The update masks mails that were stored before, in the same way. */
    @Test
    void areMaskedInOlderMails() throws IOException {
        StringBuilder text = new StringBuilder("Hello, unsubscribe/x. ");
        all().forEach(link -> text.append(link).append("\n> "));
        String token = token(all().get(0));
        text.append("http://x.example/switch-off/" + token.substring(0, 20) + "\n> " + token.substring(20) + "\n")
                .append(addresses.of(17).getAddress());
        jdbc.sql("""
                insert into feedback (source, text, original, status, received_at, sender_is_user, attachments)
                values ('mail', :text, :text, 'unread', now(), false, '{}'), ('mail', 'Fine.', null, 'unread', now(), false, '{}')
                """).param("text", text.toString()).update();
        jdbc.sql(new ClassPathResource("db/migration/V45__no_tokens_in_feedback.sql")
                        .getContentAsString(StandardCharsets.UTF_8))
                .update();

        assertThat(jdbc.sql("select text from feedback order by id")
                        .query(String.class)
                        .list())
                .containsExactly(PersonalLinks.mask(text.toString()), "Fine.");
        assertThat(jdbc.sql("select original from feedback where original is not null")
                        .query(String.class)
                        .single())
                .isEqualTo(PersonalLinks.mask(text.toString()))
                .doesNotContain(token);
    }
}
