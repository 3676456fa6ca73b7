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

/** Renders mails: subject, plain text and HTML, in the reader's language. */
@Component
class MailRenderer {

    private final TemplateFiles files;
    private final MailMessages messages;
    private final Links links;
    private final ReplyAddresses replyAddresses;
    private final TemplateEngine engine;

    MailRenderer(TemplateFiles files, MailMessages messages, Links links, ReplyAddresses replyAddresses) {
        this.files = files;
        this.messages = messages;
        this.links = links;
        this.replyAddresses = replyAddresses;
        this.engine = new TemplateEngine(files);
    }

    /**
     * Renders a mail in the reader's language, or in English.
     *
     * @throws IOException if a template is missing or can't be parsed
     * @throws TemplateException if a template can't be rendered
     */
    RenderedMail render(MailContent content) throws IOException, TemplateException {
        Locale requested = messages.languageFor(content.addressee().locale());
        // Messages are cached by locale, and users may name any number of locales, but there are few
        // languages.
        Locale language = Locale.forLanguageTag(requested.getLanguage());
        String template = content.type().code();
        String subject = CleanText.line(subject(content, language));
        Map<String, @Nullable Object> variables = variables(content, language, requested.toLanguageTag());
        variables.put("subject", subject);
        return new RenderedMail(
                subject, engine.render(template + ".txt", variables), engine.render(template + ".html", variables));
    }

    private String subject(MailContent content, Locale language) {
        MailContent.MailModel model = content.model();
        return model.subject()
                .orElseGet(() -> messages.get(language, model.subjectKey(content.type()), model.subjectArgument()));
    }

    /** The variables of a template. The value of what is not known is null. */
    private Map<String, @Nullable Object> variables(MailContent content, Locale language, String languageTag) {
        Map<String, @Nullable Object> variables = new HashMap<>(content.model().variables());
        variables.put("word", word(language));
        variables.put("language", languageTag);
        variables.put("name", content.addressee().name());
        content.model().featureModel().ifPresent(reader -> {
            addFeature(variables, reader, content.id(), language);
            content.type()
                    .topic()
                    .ifPresent(topic -> variables.put(
                            "unsubscribeUrl",
                            links.unsubscribe(topic, reader.user()).toString()));
        });
        return variables;
    }

    private void addFeature(
            Map<String, @Nullable Object> variables, MailContent.FeatureModel reader, MailId id, Locale language) {
        MailContent.FeatureFacts feature = reader.feature();
        variables.put("origin", reader.origin().code());
        variables.put("featureKey", feature.key().value());
        variables.put("featureName", feature.name());
        variables.put("featureDescription", feature.description());
        variables.put("documentationUrl", webAddress(feature.documentationUrl()));
        variables.put("feedbackUrl", feedbackUrl(feature, id, language));
        variables.put(
                "switchOffUrl", links.switchOff(feature.key(), reader.user()).toString());
    }

    /**
     * The template method {@code word("launch.lead", featureName)}: the message of a key, with its arguments.
     */
    private TemplateMethodModelEx word(Locale language) {
        return arguments -> messages.get(
                language,
                String.valueOf(arguments.get(0)),
                arguments.stream().skip(1).map(String::valueOf).toArray());
    }

    private String feedbackUrl(MailContent.FeatureFacts feature, MailId id, Locale language) {
        String form = webAddress(feature.feedbackUrl());
        if (form != null) {
            return form;
        }
        String subject = CleanText.line(messages.get(language, "feedback.subject", feature.name()));
        return "mailto:" + replyAddresses.of(id.delivery()).getAddress() + "?subject="
                + URLEncoder.encode(subject, UTF_8).replace("+", "%20");
    }

    /** Only a web address becomes a link, no matter what was stored. */
    private static @Nullable String webAddress(@Nullable String url) {
        return url != null && url.matches("(?i)https?://\\S+") ? url : null;
    }
}
