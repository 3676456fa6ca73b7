package dev.earlyaccess.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earlyaccess.link.Links;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.StringTemplateResolver;
import org.thymeleaf.templateresource.ITemplateResource;
import org.thymeleaf.templateresource.StringTemplateResource;

/** Puts letters into words: subject, plain text and HTML, in the reader's language. */
@Component
class LetterWriter {

    private final TemplateFiles files;
    private final Words words;
    private final Links links;
    private final FeedbackSettings feedback;
    private final SpringTemplateEngine engine;

    LetterWriter(TemplateFiles files, Words words, Links links, FeedbackSettings feedback) {
        this.files = files;
        this.words = words;
        this.links = links;
        this.feedback = feedback;
        this.engine = new SpringTemplateEngine();
        engine.setEnableSpringELCompiler(true);
        engine.setTemplateEngineMessageSource(words.source());
        engine.addTemplateResolver(new Files(".html", TemplateMode.HTML));
        engine.addTemplateResolver(new Files(".txt", TemplateMode.TEXT));
    }

    /** A letter in words. */
    record Written(String subject, String text, String html) {}

    /** @throws RuntimeException if a template is missing or broken */
    Written write(Letter letter) {
        Locale asked = words.languageFor(letter.reader().locale());
        // Words are kept by locale, and users may name any number of those: there are only so many languages.
        Locale language = Locale.forLanguageTag(asked.getLanguage());
        String template = letter.template().code();
        Context context = new Context(language, variables(letter, language, asked.toLanguageTag()));
        return new Written(
                oneLine(subject(letter, language)),
                engine.process(template + ".txt", context),
                engine.process(template + ".html", context));
    }

    private String subject(Letter letter, Locale language) {
        return letter.matter()
                .subject()
                .orElseGet(() -> words.say(
                        language,
                        letter.template().code() + ".subject",
                        letter.matter().subjectSpeaksOf()));
    }

    /** What a template may speak of. Where something is not known its variable is null. */
    private Map<String, @Nullable Object> variables(Letter letter, Locale language, String languageTag) {
        Map<String, @Nullable Object> variables = new HashMap<>(letter.matter().variables());
        variables.put("language", languageTag);
        variables.put("name", letter.reader().name());
        if (letter.matter() instanceof Letter.Use use) {
            Letter.Topic topic = use.topic();
            variables.put("origin", use.origin().code());
            variables.put("featureKey", topic.key().value());
            variables.put("featureName", topic.name());
            variables.put("featureDescription", topic.description());
            variables.put("documentationUrl", webAddress(topic.documentationUrl()));
            variables.put("feedbackUrl", feedbackUrl(topic, language));
            variables.put(
                    "switchOffUrl", links.switchOff(topic.key(), use.user()).toString());
        }
        return variables;
    }

    private String feedbackUrl(Letter.Topic topic, Locale language) {
        String form = webAddress(topic.feedbackUrl());
        if (form != null) {
            return form;
        }
        String subject = oneLine(words.say(language, "feedback.subject", topic.name()));
        return "mailto:" + feedback.sender().getAddress() + "?subject="
                + URLEncoder.encode(subject, UTF_8).replace("+", "%20");
    }

    /** Nothing but a web address becomes a link, whatever was stored. */
    private static @Nullable String webAddress(@Nullable String url) {
        return url != null && url.matches("(?i)https?://\\S+") ? url : null;
    }

    /** A line break in a header would begin another header. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    private final class Files extends StringTemplateResolver {

        Files(String ending, TemplateMode mode) {
            setResolvablePatterns(Set.of("*" + ending));
            setTemplateMode(mode);
            setCacheable(true);
        }

        @Override
        protected ITemplateResource computeTemplateResource(
                IEngineConfiguration configuration,
                String ownerTemplate,
                String template,
                Map<String, Object> attributes) {
            try {
                return new StringTemplateResource(files.getResource(template).getContentAsString(UTF_8));
            } catch (IOException ex) {
                throw new UncheckedIOException("The mail template " + template + " can't be read", ex);
            }
        }
    }
}
