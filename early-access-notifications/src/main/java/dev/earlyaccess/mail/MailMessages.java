package dev.earlyaccess.mail;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** The wording of the mails: {@code words.properties} is English, {@code words_de.properties} German, and so on. */
@Component
class MailMessages {

    /** There are only so many, so that what is remembered of them does not grow with the users. */
    private static final Set<String> ISO_LANGUAGES = Set.of(Locale.getISOLanguages());

    private final TemplateFiles files;
    private final Map<String, Boolean> languages = new ConcurrentHashMap<>();
    private final ReloadableResourceBundleMessageSource source = new ReloadableResourceBundleMessageSource();

    MailMessages(TemplateFiles files) {
        this.files = files;
        source.setResourceLoader(files);
        source.setBasename("words");
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        source.setParentMessageSource(ours());
    }

    /** What an operator's own words leave out, as those of an earlier release do, is said in ours. */
    private static MessageSource ours() {
        ReloadableResourceBundleMessageSource ours = new ReloadableResourceBundleMessageSource();
        ours.setBasename("classpath:early-access/mail/words");
        ours.setDefaultEncoding("UTF-8");
        ours.setFallbackToSystemLocale(false);
        return ours;
    }

    /** The language to write in to somebody whose token named this one: English where there are no words for it. */
    Locale languageFor(@Nullable String tag) {
        Locale asked = Locale.forLanguageTag(tag == null ? "" : tag.replace('_', '-'));
        return ISO_LANGUAGES.contains(asked.getLanguage()) && isKnown(asked.getLanguage()) ? asked : Locale.ENGLISH;
    }

    private boolean isKnown(String language) {
        return languages.computeIfAbsent(
                language, of -> files.getResource("words_" + of + ".properties").exists());
    }

    String say(Locale locale, String word, Object... of) {
        return source.getMessage(word, of, locale);
    }
}
