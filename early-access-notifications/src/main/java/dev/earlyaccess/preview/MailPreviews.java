package dev.earlyaccess.preview;

import dev.earlyaccess.audit.AuditAction;
import dev.earlyaccess.audit.AuditSubject;
import dev.earlyaccess.audit.AuditTrail;
import dev.earlyaccess.audit.AuditValues;
import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.feature.UnknownFeature;
import dev.earlyaccess.mail.Excerpt;
import dev.earlyaccess.mail.Links;
import dev.earlyaccess.mail.MailComposer;
import dev.earlyaccess.mail.MailContent;
import dev.earlyaccess.mail.MailId;
import dev.earlyaccess.mail.MailNotSent;
import dev.earlyaccess.mail.RenderedMail;
import dev.earlyaccess.sending.TestMailSender;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.update.Ending;
import dev.earlyaccess.update.PulledBackModel;
import dev.earlyaccess.update.UpdateText;
import dev.earlyaccess.update.Updates;
import dev.earlyaccess.user.Profile;
import dev.earlyaccess.user.UserId;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Shows mails about a feature before they are sent, whatever its stage is: as if the caller were a user who
 * had registered interest.
 */
@Service
public class MailPreviews {

    private static final Duration SHOWN_FOR = Duration.ofMinutes(5);
    private static final int LONGEST_NAME = 100;

    /** Web servers and proxies accept a request whose head has 8 kB. */
    private static final int LONGEST_ADDRESS = 6_000;

    /** The reader of a mail that is shown to everybody who knows its address. */
    private static final UserId SOMEBODY = new UserId("somebody");

    private final Features features;
    private final Updates updates;
    private final MailComposer composer;
    private final TestMailSender sender;
    private final Links links;
    private final AuditTrail trail;
    private final Clock clock;

    MailPreviews(
            Features features,
            Updates updates,
            MailComposer composer,
            TestMailSender sender,
            Links links,
            AuditTrail trail,
            Clock clock) {
        this.features = features;
        this.updates = updates;
        this.composer = composer;
        this.sender = sender;
        this.links = links;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * The mail. Its personal links lead to pages that say that this is a preview.
     *
     * @param locale the language of the mail, a BCP 47 language tag; null for the reader's
     * @throws UnknownFeature if there is no such feature
     */
    public RenderedMail show(FeatureKey feature, PreviewKind kind, Profile reader, @Nullable String locale) {
        return composer.preview(content(features.require(feature), kind, reader, locale));
    }

    /**
     * An address that shows the mail for five minutes to everybody who knows it.
     *
     * @throws UnknownFeature if there is no such feature
     */
    public URI address(FeatureKey feature, PreviewKind kind, Profile reader, @Nullable String locale) {
        features.require(feature);
        record(AuditAction.MAIL_PREVIEW_SHARED, feature, kind);
        return address(feature, kind, reader, locale, "");
    }

    /**
     * The same of an update with this text, which is in the address. Empty if the text is too long for that.
     *
     * @throws UnknownFeature if there is no such feature
     */
    public Optional<URI> address(FeatureKey feature, UpdateText text, Profile reader) {
        features.require(feature);
        return Optional.of(address(feature, PreviewKind.UPDATE, reader, null, UpdateDraft.encode(text)))
                .filter(address -> address.toString().length() <= LONGEST_ADDRESS);
    }

    private URI address(FeatureKey feature, PreviewKind kind, Profile reader, @Nullable String locale, String draft) {
        return links.preview(new Links.Preview(
                kind.code(),
                feature,
                language(locale == null ? reader.locale() : locale),
                Excerpt.of(Objects.requireNonNullElse(reader.name(), ""), LONGEST_NAME),
                draft,
                clock.instant().plus(SHOWN_FOR)));
    }

    /** A language tag, whatever a token says; {@code und} if that is none. */
    private static String language(@Nullable String locale) {
        return Locale.forLanguageTag(locale == null ? "" : locale.replace('_', '-'))
                .toLanguageTag();
    }

    /** The mail that such an address shows. Empty after five minutes, and for every other token. */
    public Optional<RenderedMail> read(String token) {
        return links.readPreview(token)
                .filter(link -> clock.instant().isBefore(link.until()))
                .map(this::show);
    }

    private RenderedMail show(Links.Preview link) {
        Profile reader =
                new Profile(SOMEBODY, null, link.reader().isEmpty() ? null : link.reader(), null, Instant.EPOCH);
        PreviewKind kind = KebabCase.require(PreviewKind.class, link.kind());
        if (link.draft().isEmpty()) {
            return show(link.feature(), kind, reader, link.locale());
        }
        Feature feature = features.require(link.feature());
        return composer.preview(content(
                feature,
                kind,
                reader,
                link.locale(),
                about -> updates.draft(feature, about, UpdateDraft.decode(link.draft()))));
    }

    /**
     * Sends the mail to the reader, and waits until the mail server has accepted it. Its links work.
     *
     * @throws UnknownFeature if there is no such feature
     * @throws NoAddressForTest if the reader has no address
     * @throws MailNotAccepted if the mail server does not accept it
     */
    public RenderedMail send(FeatureKey feature, PreviewKind kind, Profile reader, @Nullable String locale) {
        return send(feature, kind, reader, content(features.require(feature), kind, reader, locale));
    }

    /**
     * Sends an update with this text to the reader, in the same way.
     *
     * @throws UnknownFeature if there is no such feature
     * @throws dev.earlyaccess.update.ClosedForUpdates if no updates are taken in its stage
     * @throws NoAddressForTest if the reader has no address
     * @throws MailNotAccepted if the mail server does not accept it
     */
    public RenderedMail send(FeatureKey key, UpdateText text, Profile reader) {
        Feature feature = features.require(key);
        MailContent content =
                content(feature, PreviewKind.UPDATE, reader, null, about -> updates.draft(feature, about, text));
        return send(key, PreviewKind.UPDATE, reader, content);
    }

    private RenderedMail send(FeatureKey feature, PreviewKind kind, Profile reader, MailContent content) {
        if (reader.email() == null) {
            throw new NoAddressForTest();
        }
        record(AuditAction.TEST_MAIL_SENT, feature, kind); // before, because no mail can be called back
        try {
            sender.send(composer.compose(content, clock.instant()));
        } catch (MailNotSent ex) {
            throw new MailNotAccepted(ex);
        }
        return composer.preview(content);
    }

    private void record(AuditAction action, FeatureKey feature, PreviewKind kind) {
        trail.recordAct(action, AuditSubject.feature(feature.value()), AuditValues.of("kind", kind));
    }

    private MailContent content(Feature feature, PreviewKind kind, Profile reader, @Nullable String locale) {
        return content(feature, kind, reader, locale, about -> switch (kind) {
            case LAUNCH, FEEDBACK_REQUEST, GENERAL_AVAILABILITY -> about;
            case UPDATE -> updates.example(feature, about);
            case PULLED_BACK -> new PulledBackModel(about, Ending.nextOf(feature.stage()));
        });
    }

    /** No delivery has the id 0, so an answer to a test mail belongs to no delivery. */
    private static MailContent content(
            Feature feature,
            PreviewKind kind,
            Profile reader,
            @Nullable String locale,
            Function<MailContent.FeatureModel, MailContent.MailModel> model) {
        String language = locale == null ? reader.locale() : locale;
        MailContent.FeatureModel about = new MailContent.FeatureModel(
                reader.user(),
                Origin.LAUNCH,
                feature.stage(),
                MailContent.FeatureFacts.of(feature.key(), feature.description(), language));
        return new MailContent(
                kind.type(),
                new MailContent.Addressee(Objects.requireNonNullElse(reader.email(), ""), reader.name(), language),
                model.apply(about),
                new MailId(0, UUID.randomUUID()));
    }
}
