package dev.earlyaccess.mail;

import dev.earlyaccess.user.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says to all of its readers. It is equal for all readers who get the same text apart from the
 * {@link PersonalParts}.
 */
record SharedMail(
        Optional<String> subject,
        String key,
        Object subjectArgument,
        Map<String, @Nullable Object> variables,
        boolean takesReplies,
        Optional<MailContent.FeatureModel> featureModel)
        implements MailContent.MailModel {

    private static final UserId ANYBODY = new UserId("anybody");
    private static final MailId ANY_ID = new MailId(0, new UUID(0, 0));

    /** The same content to anybody. */
    static MailContent of(MailContent content) {
        MailContent.MailModel model = content.model();
        return new MailContent(
                content.type(),
                new MailContent.Addressee(
                        "",
                        content.addressee().name() == null ? null : Gap.NAME.mark(),
                        content.addressee().locale()),
                new SharedMail(
                        model.subject(),
                        model.subjectKey(content.type()),
                        model.subjectArgument(),
                        model.variables(),
                        model.takesReplies(content.type()),
                        model.featureModel().map(SharedMail::forAnybody)),
                ANY_ID);
    }

    /** The mark of a gap in the place of each personal part; only nobody's name has none. */
    static PersonalParts gaps(MailContent shared) {
        return new PersonalParts(
                shared.addressee().name(),
                Gap.SWITCH_OFF_URL.mark(),
                Gap.UNSUBSCRIBE_URL.mark(),
                Gap.REPLY_ADDRESS.mark());
    }

    private static MailContent.FeatureModel forAnybody(MailContent.FeatureModel model) {
        return new MailContent.FeatureModel(ANYBODY, model.origin(), model.stage(), model.feature());
    }

    @Override
    public String subjectKey(MailType type) {
        return key;
    }

    @Override
    public boolean takesReplies(MailType type) {
        return takesReplies;
    }
}
