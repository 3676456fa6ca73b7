package dev.earlyaccess.mail;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** The wording of the mails: {@code words.properties} is English, {@code words_de.properties} German, and so on. */
@Component
class Words {

    private final TemplateFiles files;
    private final ReloadableResourceBundleMessageSource source = new ReloadableResourceBundleMessageSource();

    Words(TemplateFiles files) {
        this.files = files;
        source.setResourceLoader(files);
        source.setBasename("words");
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
    }

    /** The language to write in to somebody whose token named this one: English where there are no words for it. */
    Locale languageFor(@Nullable String tag) {
        Locale asked = Locale.forLanguageTag(tag == null ? "" : tag.replace('_', '-'));
        boolean known = files.getResource("words_" + asked.getLanguage() + ".properties")
                .exists();
        return known ? asked : Locale.ENGLISH;
    }

    String say(Locale locale, String word, Object... of) {
        return source.getMessage(word, of, locale);
    }

    ReloadableResourceBundleMessageSource source() {
        return source;
    }
}
