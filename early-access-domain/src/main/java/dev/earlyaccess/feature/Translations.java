package dev.earlyaccess.feature;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The translations of a feature's name and description, by language.
 *
 * @param byLanguage the keys are BCP 47 language tags in their canonical form, such as {@code de} or
 *     {@code pt-BR}
 */
public record Translations(@JsonValue SortedMap<String, Translation> byLanguage) {

    /** No translations. */
    public static final Translations NONE = new Translations(Collections.emptySortedMap());

    private static final Set<String> ISO_LANGUAGES = Set.of(Locale.getISOLanguages());

    /**
     * An SQL expression for a column of the feature {@code f} in the reader's language: {@code :languages}
     * are the tags of {@link #lookup}.
     */
    public static String sql(String column) {
        return """
                 case when f.translations = '{}' then f.%1$s else coalesce((
                     select f.translations -> l.tag ->> '%1$s' from unnest(:languages) with ordinality as l (tag, n)
                     where f.translations -> l.tag ->> '%1$s' is not null order by l.n limit 1), f.%1$s) end\s""".formatted(column);
    }

    /** The value is an unmodifiable copy. */
    public Translations {
        byLanguage = Collections.unmodifiableSortedMap(new TreeMap<>(byLanguage));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Translations of(Map<String, Translation> byLanguage) {
        return new Translations(new TreeMap<>(byLanguage));
    }

    /** Whether this is a language tag in its canonical form, of a language that ISO 639 knows. */
    public static boolean isLanguage(String tag) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            return locale.toLanguageTag().equals(tag) && ISO_LANGUAGES.contains(locale.getLanguage());
        } catch (IllformedLocaleException ex) {
            return false;
        }
    }

    /**
     * The languages to look for, for a reader with this locale, the best one first (RFC 4647, 3.4):
     * {@code de-AT}, then {@code de}. None for a text that is no language tag.
     */
    public static List<String> lookup(@Nullable String locale) {
        String tag = Locale.forLanguageTag(locale == null ? "" : locale.replace('_', '-'))
                .stripExtensions()
                .toLanguageTag();
        return tag.equals("und")
                ? List.of()
                : Stream.iterate(tag, Translations::canBeShorter, Translations::shorter)
                        .toList();
    }

    private static boolean canBeShorter(String tag) {
        return !tag.isEmpty();
    }

    private static String shorter(String tag) {
        return tag.substring(0, Math.max(0, tag.lastIndexOf('-')));
    }

    /** The name for a reader with this locale. */
    public String name(String own, @Nullable String locale) {
        String translated = find(Translation::name, locale);
        return translated == null ? own : translated;
    }

    /** The description for a reader with this locale. */
    public @Nullable String description(@Nullable String own, @Nullable String locale) {
        String translated = find(Translation::description, locale);
        return translated == null ? own : translated;
    }

    private @Nullable String find(Function<Translation, @Nullable String> text, @Nullable String locale) {
        if (byLanguage.isEmpty()) {
            return null;
        }
        for (String tag : lookup(locale)) {
            Translation translation = byLanguage.get(tag);
            String found = translation == null ? null : text.apply(translation);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
