package dev.earlyaccess.update;

import dev.earlyaccess.mail.Letter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An update, as a mail tells it to one of those who are in. */
record UpdateMatter(Letter.Use about, String title, Markdown.Rendered body) implements Letter.Matter {

    UpdateMatter(Letter.Use about, UpdateText text) {
        this(about, text.subject(), Markdown.render(text.markdown()));
    }

    @Override
    public Optional<String> subject() {
        return Optional.of(title);
    }

    @Override
    public Object subjectSpeaksOf() {
        return about.subjectSpeaksOf();
    }

    @Override
    public Optional<Letter.Use> use() {
        return Optional.of(about);
    }

    @Override
    public Map<String, @Nullable Object> variables() {
        return Map.of("updateHtml", body.html(), "updateText", body.text());
    }
}
