package dev.earlyaccess.update;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders Markdown for a sample of an update mail. */
public final class MarkdownSample {

    private MarkdownSample() {}

    /** The variables of an update mail with this text. */
    public static Map<String, @Nullable Object> variables(String markdown) {
        Markdown.Rendered body = Markdown.render(markdown);
        return Map.of("updateHtml", body.html(), "updateText", body.text());
    }
}
