package dev.earlyaccess.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earlyaccess.brand.Brand;
import dev.earlyaccess.shared.CleanText;
import freemarker.template.TemplateException;
import freemarker.template.TemplateMethodModelEx;
import java.io.IOException;
import java.net.URI;
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
    private final Map<String, @Nullable Object> brand;
    private final TemplateEngine engine;

    MailRenderer(TemplateFiles files, MailMessages messages, Links links, ReplyAddresses replyAddresses, Brand brand) {
        this.files = files;
        this.messages = messages;
        this.links = links;
        this.replyAddresses = replyAddresses;
        this.brand = variables(brand);
        this.engine = new TemplateEngine(files);
    }

    private static Map<String, @Nullable Object> variables(Brand brand) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("name", brand.name());
        variables.put("logoUrl", text(brand.logoUrl()));
        variables.put("productUrl", text(brand.productUrl()));
        variables.put("supportUrl", text(brand.supportUrl()));
        variables.put("postalAddress", brand.postalAddressLines());
        variables.put("colour", brand.colour());
        variables.put("textColour", brand.textColour());
        variables.put("linkColour", brand.linkColour());
        variables.put("darkLinkColour", brand.darkLinkColour());
        return variables;
    }

    private static @Nullable String text(@Nullable URI url) {
        return url == null ? null : url.toString();
    }

    /**
     * Renders a mail in the reader's language, or in English.
     *
     * @throws IOException if a template is missing or can't be parsed
     * @throws TemplateException if a template can't be rendered
     */
    RenderedMail render(MailContent content) throws IOException, TemplateException {
        return render(content, false);
    }

    /**
     * The same, to be shown to others: the reader's personal links lead to pages that change nothing.
     *
     * @throws IOException if a template is missing or can't be parsed
     * @throws TemplateException if a template can't be rendered
     */
    RenderedMail preview(MailContent content) throws IOException, TemplateException {
        return render(content, true);
    }

    private RenderedMail render(MailContent content, boolean isPreview) throws IOException, TemplateException {
        Locale requested = messages.languageFor(content.addressee().locale());
        // Messages are cached by locale, and users may name any number of locales, but there are few
        // languages.
        Locale language = Locale.forLanguageTag(requested.getLanguage());
        String template = content.type().code();
        String subject = CleanText.line(subject(content, language));
        Map<String, @Nullable Object> variables = variables(content, language, requested.toLanguageTag(), isPreview);
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
    private Map<String, @Nullable Object> variables(
            MailContent content, Locale language, String languageTag, boolean isPreview) {
        Map<String, @Nullable Object> variables = new HashMap<>(content.model().variables());
        variables.put("word", word(language));
        variables.put("language", languageTag);
        variables.put("brand", brand);
        variables.put("name", content.addressee().name());
        variables.put(
                "takesReplies", replyAddresses.areRead() && content.model().takesReplies(content.type()));
        content.model().featureModel().ifPresent(reader -> {
            addFeature(variables, reader, content.id(), language);
            URI switchOff = isPreview
                    ? links.sampleOfSwitchOff()
                    : links.switchOff(reader.feature().key(), reader.user());
            variables.put("switchOffUrl", switchOff.toString());
            content.type().topic().ifPresent(topic -> {
                URI unsubscribe = isPreview ? links.sampleOfUnsubscribe() : links.unsubscribe(topic, reader.user());
                variables.put("topic", topic.code());
                variables.put("unsubscribeUrl", unsubscribe.toString());
            });
        });
        return variables;
    }

    private void addFeature(
            Map<String, @Nullable Object> variables, MailContent.FeatureModel reader, MailId id, Locale language) {
        MailContent.FeatureFacts feature = reader.feature();
        variables.put("origin", reader.origin().code());
        variables.put("stage", reader.stage().code());
        variables.put("featureKey", feature.key().value());
        variables.put("featureName", feature.name());
        variables.put("featureDescription", feature.description());
        variables.put("featureUrl", webAddress(feature.url()));
        variables.put("documentationUrl", webAddress(feature.documentationUrl()));
        variables.put("feedbackUrl", feedbackUrl(feature, id, language));
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
