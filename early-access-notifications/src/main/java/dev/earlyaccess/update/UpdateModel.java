package dev.earlyaccess.update;

import dev.earlyaccess.mail.MailContent;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The content of an update mail to one user. */
record UpdateModel(MailContent.FeatureModel about, String title, Markdown.Rendered body)
        implements MailContent.MailModel {

    UpdateModel(MailContent.FeatureModel about, UpdateText text) {
        this(about, text.subject(), Markdown.render(text.markdown()));
    }

    @Override
    public Optional<String> subject() {
        return Optional.of(title);
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
        return Map.of("updateHtml", body.html(), "updateText", body.text());
    }
}
