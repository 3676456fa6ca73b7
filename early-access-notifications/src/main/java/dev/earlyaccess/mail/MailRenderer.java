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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/** Renders mails: subject, plain text and HTML, in the reader's language. */
@Component
class MailRenderer {

    /** A form for each language and origin of a few launches at a time. */
    private static final int MOST_FORMS = 100;

    private final TemplateFiles files;
    private final MailMessages messages;
    private final Links links;
    private final ReplyAddresses replyAddresses;
    private final Map<String, @Nullable Object> brand;
    private final TemplateEngine engine;
    private final ConcurrentLruCache<MailContent, MailForm> forms =
            new ConcurrentLruCache<>(MOST_FORMS, this::withGaps);

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
        return render(content, personalParts(content));
    }

    /**
     * The same, to be shown to others: the reader's personal links lead to pages that change nothing.
     *
     * @throws IOException if a template is missing or can't be parsed
     * @throws TemplateException if a template can't be rendered
     */
    RenderedMail preview(MailContent content) throws IOException, TemplateException {
        return render(
                content,
                new PersonalParts(
                        content.addressee().name(),
                        links.sampleOfSwitchOff().toString(),
                        links.sampleOfUnsubscribe().toString(),
                        replyAddress(content)));
    }

    /** The parts of a mail that are for its reader alone. */
    PersonalParts personalParts(MailContent content) {
        Optional<MailContent.FeatureModel> reader = content.model().featureModel();
        return new PersonalParts(
                content.addressee().name(),
                reader.map(user -> links.switchOff(user.feature().key(), user.user())
                                .toString())
                        .orElse(""),
                reader.flatMap(user -> content.type().topic().map(topic -> links.unsubscribe(topic, user.user())
                                .toString()))
                        .orElse(null),
                replyAddress(content));
    }

    private String replyAddress(MailContent content) {
        return replyAddresses.of(content.id().delivery()).getAddress();
    }

    /**
     * The mail, with gaps for the parts of the reader if it is made for all readers who get the same text otherwise. An
     * operator's own template may do more with a personal part than to show it, so a mail is then rendered for its reader.
     *
     * @throws IOException if a template is missing or can't be parsed
     * @throws TemplateException if a template can't be rendered
     */
    MailForm form(MailContent content, PersonalParts reader) throws IOException, TemplateException {
        boolean isShared =
                files.areBuiltIn() && content.model().featureModel().isPresent() && !hasLineBreak(reader.name());
        return isShared ? forms.get(SharedMail.of(content)) : new MailForm(render(content, reader));
    }

    private static boolean hasLineBreak(@Nullable String name) {
        return name != null && name.chars().anyMatch(c -> c == '\n' || c == '\r');
    }

    private MailForm withGaps(MailContent shared) {
        try {
            return new MailForm(render(shared, SharedMail.gaps(shared)));
        } catch (IOException | TemplateException ex) {
            throw new IllegalStateException(ex.getMessage(), ex);
        }
    }

    private RenderedMail render(MailContent content, PersonalParts reader) throws IOException, TemplateException {
        Locale requested = messages.languageFor(content.addressee().locale());
        // Messages are cached by locale, and users may name any number of locales, but there are few
        // languages.
        Locale language = Locale.forLanguageTag(requested.getLanguage());
        String template = content.type().code();
        String subject = CleanText.line(subject(content, language));
        Map<String, @Nullable Object> variables = variables(content, language, requested.toLanguageTag(), reader);
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
            MailContent content, Locale language, String languageTag, PersonalParts reader) {
        Map<String, @Nullable Object> variables = new HashMap<>(content.model().variables());
        variables.put("word", word(language));
        variables.put("language", languageTag);
        variables.put("brand", brand);
        variables.put("name", reader.name());
        variables.put(
                "takesReplies", replyAddresses.areRead() && content.model().takesReplies(content.type()));
        content.model().featureModel().ifPresent(feature -> {
            addFeature(variables, feature, reader.replyAddress(), language);
            variables.put("switchOffUrl", reader.switchOffUrl());
            content.type().topic().ifPresent(topic -> {
                variables.put("topic", topic.code());
                variables.put("unsubscribeUrl", reader.unsubscribeUrl());
            });
        });
        return variables;
    }

    private void addFeature(
            Map<String, @Nullable Object> variables,
            MailContent.FeatureModel reader,
            String replyAddress,
            Locale language) {
        MailContent.FeatureFacts feature = reader.feature();
        variables.put("origin", reader.origin().code());
        variables.put("stage", reader.stage().code());
        variables.put("featureKey", feature.key().value());
        variables.put("featureName", feature.name());
        variables.put("featureDescription", feature.description());
        variables.put("featureUrl", webAddress(feature.url()));
        variables.put("documentationUrl", webAddress(feature.documentationUrl()));
        variables.put("feedbackUrl", feedbackUrl(feature, replyAddress, language));
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

    private String feedbackUrl(MailContent.FeatureFacts feature, String replyAddress, Locale language) {
        String form = webAddress(feature.feedbackUrl());
        if (form != null) {
            return form;
        }
        String subject = CleanText.line(messages.get(language, "feedback.subject", feature.name()));
        return "mailto:" + replyAddress + "?subject="
                + URLEncoder.encode(subject, UTF_8).replace("+", "%20");
    }

    /** Only a web address becomes a link, no matter what was stored. */
    private static @Nullable String webAddress(@Nullable String url) {
        return url != null && url.matches("(?i)https?://\\S+") ? url : null;
    }
}
