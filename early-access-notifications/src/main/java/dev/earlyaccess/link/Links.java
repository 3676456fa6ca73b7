package dev.earlyaccess.link;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.user.UserId;
import java.net.URI;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The links in mails. Whoever holds one may do what it says, and nothing else; following it alone changes nothing. */
@Component
@EnableConfigurationProperties(LinkSettings.class)
public class Links {

    private static final String SWITCH_OFF = "switch-off";

    private final LinkSettings settings;
    private final Tokens tokens;

    Links(LinkSettings settings, Tokens tokens) {
        this.settings = settings;
        this.tokens = tokens;
    }

    /** Which feature to switch off for whom. */
    public record SwitchOff(FeatureKey feature, UserId user) {}

    /** The page on which this user can switch this feature off: {@code <public-url>/switch-off/<token>}. */
    public URI switchOff(FeatureKey feature, UserId user) {
        return settings.resolve("/" + SWITCH_OFF + "/" + tokens.sign(SWITCH_OFF, feature + ":" + user));
    }

    /** What such a link's token says; empty unless this service made it for that purpose. */
    public Optional<SwitchOff> readSwitchOff(String token) {
        return tokens.read(SWITCH_OFF, token).map(Links::parse);
    }

    /** No key holds a colon; a user id may. */
    private static SwitchOff parse(String text) {
        int colon = text.indexOf(':');
        return new SwitchOff(new FeatureKey(text.substring(0, colon)), new UserId(text.substring(colon + 1)));
    }
}
