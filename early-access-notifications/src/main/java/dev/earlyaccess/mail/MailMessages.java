package dev.earlyaccess.mail;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/**
 * The texts of the mails: {@code words.properties} is English, {@code words_de.properties} German, and so on.
 */
@Component
class MailMessages {

    /** There are few languages, so the cache does not grow with the number of users. */
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
        source.setParentMessageSource(builtIn());
    }

    /**
     * The texts of this release, for the keys that an operator's own files, perhaps of an earlier release,
     * lack.
     */
    private static MessageSource builtIn() {
        ReloadableResourceBundleMessageSource builtIn = new ReloadableResourceBundleMessageSource();
        builtIn.setBasename("classpath:early-access/mail/words");
        builtIn.setDefaultEncoding("UTF-8");
        builtIn.setFallbackToSystemLocale(false);
        return builtIn;
    }

    /**
     * The language of the mails to a user whose token named this locale: English where there are no texts for
     * it.
     */
    Locale languageFor(@Nullable String tag) {
        Locale requested = Locale.forLanguageTag(tag == null ? "" : tag.replace('_', '-'));
        return ISO_LANGUAGES.contains(requested.getLanguage()) && isKnown(requested.getLanguage())
                ? requested
                : Locale.ENGLISH;
    }

    private boolean isKnown(String language) {
        return languages.computeIfAbsent(
                language, of -> files.getResource("words_" + of + ".properties").exists());
    }

    String get(Locale locale, String key, Object... arguments) {
        return source.getMessage(key, arguments, locale);
    }
}
