package dev.earlyaccess.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.signing.SignedTokens;
import dev.earlyaccess.user.MailTopic;
import dev.earlyaccess.user.UserId;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@NotificationTest
class LinksTest {

    private static final FeatureKey DARK_MODE = new FeatureKey("dark-mode");

    @Autowired
    private Links links;

    @Autowired
    private SignedTokens tokens;

    @ParameterizedTest
    @ValueSource(strings = {"ada", "auth0|5f:7c", "Jürgen Ö", "<script>"})
    void readFeatureAndUserOfASwitchOffLink(String user) {
        URI link = links.switchOff(DARK_MODE, new UserId(user));

        assertThat(link.toString()).startsWith("http://localhost:8080/switch-off/");
        assertThat(links.readSwitchOff(tokenOf(link))).contains(new Links.SwitchOff(DARK_MODE, new UserId(user)));
    }

    @Test
    void refuseAChangedToken() {
        String adas = tokenOf(links.switchOff(DARK_MODE, new UserId("ada")));
        String graces = tokenOf(links.switchOff(DARK_MODE, new UserId("grace")));

        assertThat(links.readSwitchOff(adas.split("\\.")[0] + "." + graces.split("\\.")[1]))
                .isEmpty();
        assertThat(links.readSwitchOff(adas.substring(0, adas.length() - 2))).isEmpty();
        assertThat(links.readSwitchOff(adas + "." + adas)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b", "%%.%%", "ZGFyay1tb2RlOmFkYQ.", "ZGFyay1tb2RlOmFkYQ", "\u0000.ä"})
    void refuseGarbage(String token) {
        assertThat(links.readSwitchOff(token)).isEmpty();
    }

    @Test
    void refuseATokenForAnotherPurpose() {
        assertThat(links.readSwitchOff(tokens.sign("switch-off", "dark-mode:ada")))
                .isPresent();
        assertThat(links.readSwitchOff(tokens.sign("reply", "dark-mode:ada"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void readTopicAndUserOfAnUnsubscribeLink(MailTopic topic) {
        UserId user = new UserId("auth0|5f:7c");

        URI link = links.unsubscribe(topic, user);

        assertThat(link.toString()).startsWith("http://localhost:8080/unsubscribe/");
        assertThat(links.readUnsubscribe(tokenOf(link))).contains(new Links.Unsubscribe(topic, user));
    }

    @Test
    void refuseTheTokenOfAnotherKindOfLink() {
        assertThat(links.readSwitchOff(tokenOf(links.unsubscribe(MailTopic.LAUNCHES, new UserId("ada")))))
                .isEmpty();
        assertThat(links.readUnsubscribe(tokenOf(links.switchOff(new FeatureKey("launches"), new UserId("ada")))))
                .isEmpty();
    }

    @Test
    void refuseAnUnknownTopic() {
        assertThat(links.readUnsubscribe(tokens.sign("unsubscribe", "birthdays:ada")))
                .isEmpty();
    }

    @Test
    void keepThePathOfThePublicUrl() {
        assertThat(new LinkSettings(URI.create("https://example.com/early/")).resolve("/switch-off/x"))
                .hasToString("https://example.com/early/switch-off/x");
        assertThatThrownBy(() -> new LinkSettings(URI.create("example.com")))
                .hasMessageContaining("early-access.public-url");
    }

    private static String tokenOf(URI link) {
        return link.toString().substring(link.toString().lastIndexOf('/') + 1);
    }
}
