package dev.earlyaccess.update;

import dev.earlyaccess.audit.AuditAction;
import dev.earlyaccess.audit.AuditSubject;
import dev.earlyaccess.audit.AuditTrail;
import dev.earlyaccess.audit.AuditValues;
import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.feature.UnknownFeature;
import dev.earlyaccess.mail.MailComposer;
import dev.earlyaccess.mail.MailContent;
import dev.earlyaccess.mail.MailId;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.mail.RenderedMail;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.user.Profile;
import dev.earlyaccess.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Updates about features, for users who are interested or opted in. */
@Service
@Transactional
public class Updates {

    /** The same update within this time is a double click or a retry. */
    private static final Duration SAME = Duration.ofMinutes(10);

    private static final UpdateText SAMPLE =
            new UpdateText("The subject of your update", "The text of your update, in **Markdown**.");

    private final Features features;
    private final UpdateRows rows;
    private final MailComposer composer;
    private final AuditTrail trail;
    private final Clock clock;

    Updates(Features features, UpdateRows rows, MailComposer composer, AuditTrail trail, Clock clock) {
        this.features = features;
        this.rows = rows;
        this.composer = composer;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Posts an update, which is mailed once to each user who is in now. The same text about the same feature
     * within ten minutes returns the first update.
     *
     * @throws UnknownFeature if there is none
     * @throws ClosedForUpdates if no updates are taken in its stage
     * @throws MarkdownTooDeep if the text can't be rendered
     */
    public Update post(FeatureKey key, UpdateText text, UserId by) {
        Markdown.render(text.markdown());
        Feature feature = features.lock(key);
        requireOpen(feature);
        Instant now = clock.instant();
        return rows.sameSince(feature, text, now.minus(SAME)).orElseGet(() -> postAnew(feature, text, by, now));
    }

    private Update postAnew(Feature feature, UpdateText text, UserId by, Instant now) {
        Update posted = require(feature, rows.add(feature, UpdateKind.UPDATE, text, by, now));
        trail.record(
                AuditAction.UPDATE_POSTED,
                AuditSubject.feature(feature.key().value()).and("update", posted.id()),
                AuditValues.NONE,
                AuditValues.of("subject", text.subject()).with("markdown", text.markdown()));
        return posted;
    }

    /**
     * A preview of the mail for this reader. Nothing is stored or sent.
     *
     * @throws UnknownFeature if there is no such feature
     * @throws ClosedForUpdates if no updates are taken in its stage
     * @throws MarkdownTooDeep if the text can't be rendered
     */
    @Transactional(readOnly = true)
    public RenderedMail preview(FeatureKey key, UpdateText text, Profile reader) {
        Feature feature = features.require(key);
        requireOpen(feature);
        return composer.preview(new MailContent(
                MailType.UPDATE,
                new MailContent.Addressee(
                        Objects.requireNonNullElse(reader.email(), ""), reader.name(), reader.locale()),
                new UpdateModel(
                        new MailContent.FeatureModel(
                                reader.user(),
                                Origin.SELF,
                                feature.stage(),
                                MailContent.FeatureFacts.of(feature.key(), feature.description(), reader.locale())),
                        text),
                new MailId(0, new UUID(0, 0))));
    }

    private static void requireOpen(Feature feature) {
        if (!feature.stage().takesUpdates()) {
            throw new ClosedForUpdates(feature.key(), feature.stage());
        }
    }

    /**
     * The content of an update mail as an example: the latest update that an admin posted about this feature,
     * or else a sample text.
     */
    @Transactional(readOnly = true)
    public MailContent.MailModel example(Feature feature, MailContent.FeatureModel about) {
        return new UpdateModel(about, rows.latestText(feature).orElse(SAMPLE));
    }

    /**
     * The content of an update mail with this text.
     *
     * @throws ClosedForUpdates if no updates are taken in the feature's stage
     * @throws MarkdownTooDeep if the text can't be rendered
     */
    public MailContent.MailModel draft(Feature feature, MailContent.FeatureModel about, UpdateText text) {
        requireOpen(feature);
        return new UpdateModel(about, text);
    }

    /** A page of a feature's updates, the newest first, with ids smaller than the given id. */
    @Transactional(readOnly = true)
    public List<Update> newest(Feature feature, long before, int limit) {
        return rows.newest(feature, before, limit);
    }

    /**
     * The update of this feature with this id.
     *
     * @throws UnknownUpdate if there is none
     */
    @Transactional(readOnly = true)
    public Update require(Feature feature, long id) {
        return rows.find(feature, id).orElseThrow(() -> new UnknownUpdate(feature.key(), id));
    }
}
