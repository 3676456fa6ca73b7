package dev.earlyaccess.mail;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.user.MailTopic;
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
    private static final String UNSUBSCRIBE = "unsubscribe";

    private final LinkSettings settings;
    private final SignedTokens tokens;

    Links(LinkSettings settings, SignedTokens tokens) {
        this.settings = settings;
        this.tokens = tokens;
    }

    /** Which feature to switch off for whom. */
    public record SwitchOff(FeatureKey feature, UserId user) {}

    /** Which mails are to end for whom. */
    public record Unsubscribe(MailTopic topic, UserId user) {}

    /** The page on which this user can switch this feature off: {@code <public-url>/switch-off/<token>}. */
    public URI switchOff(FeatureKey feature, UserId user) {
        return settings.resolve("/" + SWITCH_OFF + "/" + tokens.sign(SWITCH_OFF, feature + ":" + user));
    }

    /** What such a link's token says; empty unless this service made it for that purpose. */
    public Optional<SwitchOff> readSwitchOff(String token) {
        return tokens.read(SWITCH_OFF, token)
                .map(text -> new SwitchOff(new FeatureKey(beforeColon(text)), new UserId(afterColon(text))));
    }

    /**
     * Where this user ends the mails about this topic: {@code <public-url>/unsubscribe/<token>}, a page for whoever opens it
     * and one click for a mail program that posts to it (RFC 8058).
     */
    public URI unsubscribe(MailTopic topic, UserId user) {
        return settings.resolve("/" + UNSUBSCRIBE + "/" + tokens.sign(UNSUBSCRIBE, topic.code() + ":" + user));
    }

    /** What such a link's token says; empty unless this service made it for that purpose. */
    public Optional<Unsubscribe> readUnsubscribe(String token) {
        return tokens.read(UNSUBSCRIBE, token).flatMap(text -> KebabCase.find(MailTopic.class, beforeColon(text))
                .map(topic -> new Unsubscribe(topic, new UserId(afterColon(text)))));
    }

    /** Where a member of the feedback group chooses which answers to hear of, in Swagger UI. */
    public URI groupMembership() {
        return settings.resolve("/swagger-ui/index.html?urls.primaryName=user:%20what%20a%20web%20frontend%20calls"
                + "#/Feedback%20group/chooseGroupMembership");
    }

    /** Where the team answers feedback, in Swagger UI, which has to be told the feedback's id. */
    public URI reply() {
        return settings.resolve("/swagger-ui.html#/Feedback/replyToFeedback");
    }

    /** Where the team lists feedback, in Swagger UI. */
    public URI inbox() {
        return settings.resolve("/swagger-ui.html#/Feedback/listFeedback");
    }

    /** Where admins find what stands still, in Swagger UI. */
    public URI attention() {
        return settings.resolve("/swagger-ui.html#/Attention/listAttention");
    }

    /** Where admins inspect a feature, in Swagger UI, which has to be told its key. */
    public URI inspection() {
        return settings.resolve("/swagger-ui.html#/Features/inspectFeature");
    }

    /** Where a program finds a feature, with an admin's token. */
    public URI feature(FeatureKey feature) {
        return settings.resolve("/api/v1/admin/features/" + feature);
    }

    /** Where a program finds feedback, with an admin's token. */
    public URI feedback(long id) {
        return settings.resolve("/api/v1/admin/feedback/" + id);
    }

    /** Neither a key nor a topic holds a colon; a user id may. */
    private static String beforeColon(String text) {
        return text.substring(0, text.indexOf(':'));
    }

    private static String afterColon(String text) {
        return text.substring(text.indexOf(':') + 1);
    }
}
