package dev.earlyaccess.mail;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.signing.SignedTokens;
import dev.earlyaccess.user.MailTopic;
import dev.earlyaccess.user.UserId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The links in mails. The holder of a link may do what it is for, and nothing else. Opening a link changes
 * nothing.
 */
@Component
@EnableConfigurationProperties(LinkSettings.class)
public class Links {

    private static final String SWITCH_OFF = "switch-off";
    private static final String UNSUBSCRIBE = "unsubscribe";
    private static final String CONFIRM_REPLY = "confirm-reply";
    private static final String PREVIEW = "mail-previews";

    /** The purpose of tokens that have a place for a draft, which earlier ones had not. */
    private static final String PREVIEW_WITH_DRAFT = PREVIEW + "-2";

    /** The token of personal links in a mail that is only shown. No signature is like it. */
    private static final String SAMPLE = "preview";

    private final LinkSettings settings;
    private final SignedTokens tokens;

    Links(LinkSettings settings, SignedTokens tokens) {
        this.settings = settings;
        this.tokens = tokens;
    }

    /** The feature to switch off, and the user for whom. */
    public record SwitchOff(FeatureKey feature, UserId user) {}

    /** The mails from which to unsubscribe a user. */
    public record Unsubscribe(MailTopic topic, UserId user) {}

    /** The mail of a member of the feedback group, by its id in the inbox, and the member who may confirm it. */
    public record ConfirmReply(long entry, String member) {}

    /**
     * A mail to show.
     *
     * @param locale the language of the mail, a BCP 47 language tag
     * @param reader the name in the mail; empty for none
     * @param draft the text of an update that is not posted yet, without a colon; empty for another mail
     * @param until when the link ends
     */
    public record Preview(String kind, FeatureKey feature, String locale, String reader, String draft, Instant until) {}

    /** The page on which this user can switch this feature off: {@code <public-url>/switch-off/<token>}. */
    public URI switchOff(FeatureKey feature, UserId user) {
        return settings.resolve("/" + SWITCH_OFF + "/" + tokens.sign(SWITCH_OFF, feature + ":" + user));
    }

    /** Reads the token of such a link. Empty unless this service made it for that purpose. */
    public Optional<SwitchOff> readSwitchOff(String token) {
        return tokens.read(SWITCH_OFF, token)
                .map(text -> new SwitchOff(new FeatureKey(beforeColon(text)), new UserId(afterColon(text))));
    }

    /**
     * The page on which this user unsubscribes from mails about this topic:
     * {@code <public-url>/unsubscribe/<token>}. A mail program may also post to it, with one click (RFC
     * 8058).
     */
    public URI unsubscribe(MailTopic topic, UserId user) {
        return settings.resolve("/" + UNSUBSCRIBE + "/" + tokens.sign(UNSUBSCRIBE, topic.code() + ":" + user));
    }

    /** Reads the token of such a link. Empty unless this service made it for that purpose. */
    public Optional<Unsubscribe> readUnsubscribe(String token) {
        return tokens.read(UNSUBSCRIBE, token).flatMap(text -> KebabCase.find(MailTopic.class, beforeColon(text))
                .map(topic -> new Unsubscribe(topic, new UserId(afterColon(text)))));
    }

    /**
     * The page on which this member confirms that a mail is from the member:
     * {@code <public-url>/confirm-reply/<token>}.
     */
    public URI confirmReply(long entry, String member) {
        return settings.resolve("/" + CONFIRM_REPLY + "/" + tokens.sign(CONFIRM_REPLY, entry + ":" + member));
    }

    /** Reads the token of such a link. Empty unless this service made it for that purpose. */
    public Optional<ConfirmReply> readConfirmReply(String token) {
        return tokens.read(CONFIRM_REPLY, token)
                .map(text -> new ConfirmReply(Long.parseLong(beforeColon(text)), afterColon(text)));
    }

    /** The page with this mail: {@code <public-url>/mail-previews/<token>}. */
    public URI preview(Preview mail) {
        String text = String.join(
                ":",
                String.valueOf(mail.until().getEpochSecond()),
                mail.kind(),
                mail.locale(),
                mail.feature().value(),
                mail.draft(),
                mail.reader());
        return settings.resolve("/" + PREVIEW + "/" + tokens.sign(PREVIEW_WITH_DRAFT, text));
    }

    /** Reads the token of such a link, even after its end. Empty unless this service made it for that purpose. */
    public Optional<Preview> readPreview(String token) {
        return tokens.read(PREVIEW_WITH_DRAFT, token)
                .map(text -> text.split(":", 6))
                .map(parts -> new Preview(
                        parts[1],
                        new FeatureKey(parts[3]),
                        parts[2],
                        parts[5],
                        parts[4],
                        Instant.ofEpochSecond(Long.parseLong(parts[0]))));
    }

    /** Stands for a link to switch off. Its page says that it belongs to a preview. */
    URI sampleOfSwitchOff() {
        return settings.resolve("/" + SWITCH_OFF + "/" + SAMPLE);
    }

    /** Stands for a link to unsubscribe. Its page says that it belongs to a preview. */
    URI sampleOfUnsubscribe() {
        return settings.resolve("/" + UNSUBSCRIBE + "/" + SAMPLE);
    }

    /** Whether a link with this token belongs to a mail that was only shown. */
    public boolean isSample(String token) {
        return token.equals(SAMPLE);
    }

    /** Where a member of the feedback group chooses which mails to get, in the console. */
    public URI groupMembership() {
        return console("group");
    }

    /** Where the team reads all feedback and replies to it, in the console. */
    public URI inbox() {
        return console("inbox");
    }

    /** Where the team reads one entry and replies to it, in the console. */
    public URI entry(long id) {
        return console("inbox/" + id);
    }

    /** Where the team lists the features that make no progress, in the console. */
    public URI attention() {
        return console("attention");
    }

    /** The page of a feature, in the console. */
    public URI page(FeatureKey feature) {
        return console("features/" + feature);
    }

    private URI console(String place) {
        return settings.resolve("/console#/" + place);
    }

    /** The address of a feature in the API for admins. */
    public URI feature(FeatureKey feature) {
        return settings.resolve("/api/v1/admin/features/" + feature);
    }

    /** The address of feedback in the API for admins. */
    public URI feedback(long id) {
        return settings.resolve("/api/v1/admin/feedback/" + id);
    }

    /** A key or a topic contains no colon. A user id may contain some. */
    private static String beforeColon(String text) {
        return text.substring(0, text.indexOf(':'));
    }

    private static String afterColon(String text) {
        return text.substring(text.indexOf(':') + 1);
    }
}
