package dev.earlyaccess.checklist;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Something that must be true before a feature is generally available. The items themselves are in
 * {@link BuiltInItems} and in a company's settings.
 *
 * @param name the name in URLs and settings; kebab-case
 * @param binds the item binds a feature if any of these applies
 * @param why the purpose, as a sentence
 * @param how how to meet the item, as a sentence
 * @param notice how long before general availability the item has to be recorded; whole days
 */
public record ChecklistItem(
        String name, String title, Set<Applicability> binds, String why, String how, Duration notice) {

    /** The item that a feature also meets if its description has activation criteria. */
    public static final String ACTIVATION_CRITERIA = "activation-criteria";

    boolean bindsAnyOf(Set<Applicability> traits) {
        return traits.stream().anyMatch(binds::contains);
    }

    /** Why the item binds a feature with these traits, or which features it would bind. */
    String whyItBinds(Set<Applicability> traits) {
        if (binds.contains(Applicability.ALWAYS)) {
            return "Every feature needs this item. " + why;
        }
        return bindsAnyOf(traits)
                ? "The feature needs this item because it is %s. %s".formatted(words(traits::contains, " and "), why)
                : "Only a feature that is %s needs this item. %s".formatted(words(trait -> true, " or "), why);
    }

    private String words(Predicate<Applicability> which, String between) {
        return new TreeSet<>(binds)
                .stream().filter(which).map(Applicability::text).collect(Collectors.joining(between));
    }
}
