package dev.earlyaccess.update;

import dev.earlyaccess.mail.MailContent;
import dev.earlyaccess.mail.MailType;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The content of the mail that tells one user that a feature was pulled back or archived. */
public record PulledBackModel(MailContent.FeatureModel about, Ending ending) implements MailContent.MailModel {

    @Override
    public String subjectKey(MailType type) {
        return type.code() + ".subject." + ending.code();
    }

    @Override
    public Object subjectArgument() {
        return about.subjectArgument();
    }

    @Override
    public Optional<MailContent.FeatureModel> featureModel() {
        return Optional.of(about);
    }

    @Override
    public Map<String, @Nullable Object> variables() {
        return Map.of("ending", ending.code());
    }
}
