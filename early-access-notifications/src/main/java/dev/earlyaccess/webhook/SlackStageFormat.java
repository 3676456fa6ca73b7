package dev.earlyaccess.webhook;

import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.feature.Owner;
import dev.earlyaccess.feature.StageTransition;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Formats the Slack message about a feature that moved from one stage to another. */
final class SlackStageFormat {

    private static final int MAX_TEXT = 1_500;
    private static final int MAX_LINE = 150;
    private static final int MAX_REASON = 500;
    private static final int MAX_URL = 2_500;

    private SlackStageFormat() {}

    /**
     * Formats the message.
     *
     * @param by the name of the person who moved the feature
     * @param page the page of the feature
     */
    static SlackMessage of(Feature feature, StageTransition transition, String by, URI page) {
        EventType type = EventType.of(transition);
        return new SlackMessage(
                Stream.of(
                                "*%s* %s%s"
                                        .formatted(
                                                Mrkdwn.line(
                                                        feature.description().name(), MAX_LINE),
                                                whatHappened(type),
                                                owner(feature.description().ownerOrNobody())),
                                description(type, feature.description().description()),
                                movedBy(type, transition, by),
                                overridden(transition),
                                link("Documentation", feature.description().documentationUrl()),
                                link("Feature " + feature.key(), page.toString()))
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.joining("\n")),
                "The feature %s %s. Slack did not take the text about it; see %s"
                        .formatted(feature.key(), whatHappened(type), page));
    }

    /** The line with the number of users that a launch begins with. */
    static String audience(long users) {
        return users == 1
                ? "1 sample user is ready from the first moment."
                : String.format(Locale.ROOT, "%,d sample users are ready from the first moment.", users);
    }

    private static String whatHappened(EventType type) {
        return switch (type) {
            case CONCEPT_CREATED -> "is a new concept";
            case BETA_LAUNCHED -> "is in beta";
            case GENERALLY_AVAILABLE -> "is generally available";
            case ARCHIVED -> "is archived";
            case PULLED_BACK -> "is pulled back: it is a concept again";
            case ROLLED_BACK -> "is rolled back: it is a beta again";
            case REVIVED -> "is revived: it is a concept again";
            case FEEDBACK_ARRIVED, INTERESTED, OPTED_IN, OPTED_OUT ->
                throw new IllegalArgumentException("No transition of a feature");
        };
    }

    private static String owner(Owner owner) {
        String names = Stream.of(owner.name(), owner.team())
                .filter(Objects::nonNull)
                .distinct()
                .map(name -> Mrkdwn.line(name, MAX_LINE))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : " (" + names + ")";
    }

    /** Only a feature that begins something new is described. */
    private static String description(EventType type, @Nullable String description) {
        boolean begins = type == EventType.CONCEPT_CREATED
                || type == EventType.BETA_LAUNCHED
                || type == EventType.GENERALLY_AVAILABLE;
        return begins && description != null ? Mrkdwn.quoted(description, MAX_TEXT) : "";
    }

    private static String movedBy(EventType type, StageTransition transition, String name) {
        String by = "%s by %s"
                .formatted(type == EventType.CONCEPT_CREATED ? "Created" : "Moved", Mrkdwn.line(name, MAX_LINE));
        return transition.reason() == null || transition.reason().isBlank()
                ? by
                : by + ": " + Mrkdwn.line(transition.reason(), MAX_REASON);
    }

    private static String overridden(StageTransition transition) {
        return transition.overridden().isEmpty()
                ? ""
                : "Of the launch checklist was overridden: "
                        + Mrkdwn.line(String.join(", ", transition.overridden()), MAX_REASON);
    }

    private static String link(String to, @Nullable String address) {
        return address == null ? "" : to + ": " + Mrkdwn.line(address, MAX_URL);
    }
}
