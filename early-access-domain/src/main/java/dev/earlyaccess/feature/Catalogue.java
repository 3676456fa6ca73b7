package dev.earlyaccess.feature;

import static java.util.Comparator.comparing;

import dev.earlyaccess.stage.Stage;
import java.text.Collator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All features as users may see them, at one moment. */
public final class Catalogue {

    private static final String OWN_LANGUAGE = "";

    private final List<Feature> features;
    private final Set<String> languages;
    private final Map<String, InLanguage> read = new ConcurrentHashMap<>();

    Catalogue(List<Feature> features) {
        this.features = features;
        this.languages = features.stream()
                .flatMap(feature -> feature.description().translations().byLanguage().keySet().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private record InLanguage(List<PublicFeature> byName, Map<String, PublicFeature> byKey) {}

    /**
     * The features in these stages, by name.
     *
     * @param locale the reader's, a BCP 47 language tag; null for the features' own names
     */
    public List<PublicFeature> in(Set<Stage> stages, @Nullable String locale) {
        return in(locale).byName().stream()
                .filter(feature -> stages.contains(feature.stage()))
                .toList();
    }

    /**
     * The feature with this key, in any stage.
     *
     * @param locale the reader's, a BCP 47 language tag; null for the feature's own name
     * @throws UnknownFeature if there is none
     */
    public PublicFeature require(FeatureKey key, @Nullable String locale) {
        @Nullable PublicFeature feature = in(locale).byKey().get(key.value());
        if (feature == null) {
            throw new UnknownFeature(key.value());
        }
        return feature;
    }

    private InLanguage in(@Nullable String locale) {
        return read.computeIfAbsent(languageOf(locale), this::translated);
    }

    /** The first language of the reader that any feature has: the languages before it change nothing. */
    private String languageOf(@Nullable String locale) {
        return locale == null || languages.isEmpty()
                ? OWN_LANGUAGE
                : Translations.lookup(locale).stream()
                        .filter(languages::contains)
                        .findFirst()
                        .orElse(OWN_LANGUAGE);
    }

    private InLanguage translated(String language) {
        Collator alphabet = Collator.getInstance(Locale.forLanguageTag(language));
        List<PublicFeature> byName = features.stream()
                .map(feature -> PublicFeature.of(feature, language))
                .sorted(comparing(PublicFeature::name, alphabet)
                        .thenComparing(feature -> feature.key().value()))
                .toList();
        return new InLanguage(
                byName,
                byName.stream()
                        .collect(Collectors.toUnmodifiableMap(
                                feature -> feature.key().value(), Function.identity())));
    }
}
