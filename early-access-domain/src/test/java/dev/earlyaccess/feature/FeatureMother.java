package dev.earlyaccess.feature;

import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.UserId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Features for tests, and what is said about them. */
public final class FeatureMother {

    private static final UserId ADMIN = new UserId("grace");

    private FeatureMother() {}

    /** Creates a feature that is ready for beta and takes it to this stage, past its launch checklist. */
    public static void create(FeatureLifecycle lifecycle, FeatureKey key, Stage stage) {
        boolean fromBeta = stage == Stage.BETA || stage == Stage.GENERAL_AVAILABILITY;
        Stage first = fromBeta ? Stage.BETA : Stage.CONCEPT;
        lifecycle.create(key, readyForBeta(key.value()), first, ADMIN);
        if (stage != first) {
            lifecycle.move(key, version -> true, new TransitionRequest(stage, "For a test", true, true), ADMIN);
        }
    }

    /** A description with all that a beta needs. */
    public static Description readyForBeta(String name) {
        return described(name, "What " + name + " is for", "https://docs.example.com/" + name.hashCode());
    }

    /** A description of which only the name is known. */
    public static Description nameOnly(String name) {
        return new Description(name, null, null, null, null, null, Size.MINOR, false, false, null);
    }

    /** A description with translations of its name and description. */
    public static Description translated(String name, String description, Map<String, Translation> translations) {
        return new Description(
                name,
                description,
                new Owner("Design systems", "design@example.com", "Design"),
                List.of(),
                null,
                "https://docs.example.com/" + name.hashCode(),
                null,
                null,
                Size.MINOR,
                false,
                false,
                null,
                new Translations(new TreeMap<>(translations)));
    }

    /** A description with all that a beta needs, of an owner with this address. */
    public static Description planned(String name, String ownersAddress, @Nullable LocalDate targetDate) {
        return new Description(
                name,
                "What " + name + " is for",
                new Owner("Somebody", ownersAddress, null),
                "https://docs.example.com/" + name.hashCode(),
                null,
                targetDate,
                Size.MINOR,
                false,
                false,
                null);
    }

    private static Description described(String name, @Nullable String description, @Nullable String documentationUrl) {
        return new Description(
                name,
                description,
                new Owner("Design systems", "design@example.com", "Design"),
                documentationUrl,
                null,
                null,
                Size.MINOR,
                false,
                false,
                null);
    }
}
