package dev.earlyaccess.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earlyaccess.shared.CleanText;
import freemarker.template.TemplateException;
import freemarker.template.TemplateMethodModelEx;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts letters into words: subject, plain text and HTML, in the reader's language. */
@Component
class MailRenderer {

    private final TemplateFiles files;
    private final MailMessages words;
    private final Links links;
    private final ReplyAddresses answers;
    private final TemplateEngine engine;

    MailRenderer(TemplateFiles files, MailMessages words, Links links, ReplyAddresses answers) {
        this.files = files;
        this.words = words;
        this.links = links;
        this.answers = answers;
        this.engine = new TemplateEngine(files);
    }

    /**
     * Says it in the reader's language, or in English.
     *
     * @throws IOException if a template is missing or does not parse
     * @throws TemplateException if it can't be rendered
     */
    RenderedMail write(MailContent letter) throws IOException, TemplateException {
        Locale asked = words.languageFor(letter.reader().locale());
        // Words are kept by locale, and users may name any number of those: there are only so many languages.
        Locale language = Locale.forLanguageTag(asked.getLanguage());
        String template = letter.template().code();
        String subject = CleanText.line(subject(letter, language));
        Map<String, @Nullable Object> variables = variables(letter, language, asked.toLanguageTag());
        variables.put("subject", subject);
        return new RenderedMail(
                subject, engine.render(template + ".txt", variables), engine.render(template + ".html", variables));
    }

    private String subject(MailContent letter, Locale language) {
        MailContent.MailModel matter = letter.matter();
        return matter.subject()
                .orElseGet(() -> words.say(language, matter.subjectWord(letter.template()), matter.subjectSpeaksOf()));
    }

    /** What a template may speak of. Where something is not known its variable is null. */
    private Map<String, @Nullable Object> variables(MailContent letter, Locale language, String languageTag) {
        Map<String, @Nullable Object> variables = new HashMap<>(letter.matter().variables());
        variables.put("word", word(language));
        variables.put("language", languageTag);
        variables.put("name", letter.reader().name());
        letter.matter().use().ifPresent(use -> {
            addUse(variables, use, letter.id(), language);
            letter.template()
                    .about()
                    .ifPresent(topic -> variables.put(
                            "unsubscribeUrl",
                            links.unsubscribe(topic, use.user()).toString()));
        });
        return variables;
    }

    private void addUse(
            Map<String, @Nullable Object> variables, MailContent.FeatureModel use, MailId id, Locale language) {
        MailContent.FeatureFacts topic = use.topic();
        variables.put("origin", use.origin().code());
        variables.put("featureKey", topic.key().value());
        variables.put("featureName", topic.name());
        variables.put("featureDescription", topic.description());
        variables.put("documentationUrl", webAddress(topic.documentationUrl()));
        variables.put("feedbackUrl", feedbackUrl(topic, id, language));
        variables.put("switchOffUrl", links.switchOff(topic.key(), use.user()).toString());
    }

    /** {@code word("launch.lead", featureName)}: a sentence of the words files, and what stands in it. */
    private TemplateMethodModelEx word(Locale language) {
        return arguments -> words.say(
                language,
                String.valueOf(arguments.get(0)),
                arguments.stream().skip(1).map(String::valueOf).toArray());
    }

    private String feedbackUrl(MailContent.FeatureFacts topic, MailId id, Locale language) {
        String form = webAddress(topic.feedbackUrl());
        if (form != null) {
            return form;
        }
        String subject = CleanText.line(words.say(language, "feedback.subject", topic.name()));
        return "mailto:" + answers.of(id.delivery()).getAddress() + "?subject="
                + URLEncoder.encode(subject, UTF_8).replace("+", "%20");
    }

    /** Nothing but a web address becomes a link, whatever was stored. */
    private static @Nullable String webAddress(@Nullable String url) {
        return url != null && url.matches("(?i)https?://\\S+") ? url : null;
    }
}
