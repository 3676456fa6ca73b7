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

/** How the team is told that a feature moved from one stage to another. */
final class StageMessage {

    private static final int MAX_TEXT = 1_500;
    private static final int MAX_LINE = 150;
    private static final int MAX_REASON = 500;
    private static final int MAX_URL = 2_500;

    private StageMessage() {}

    /** @param page where admins find the feature by its key */
    static SlackMessage of(Feature feature, StageTransition transition, URI page) {
        EventType news = EventType.of(transition);
        return new SlackMessage(
                Stream.of(
                                "*%s* %s%s"
                                        .formatted(
                                                Mrkdwn.line(
                                                        feature.description().name(), MAX_LINE),
                                                whatHappened(news),
                                                owner(feature.description().ownerOrNobody())),
                                description(news, feature.description().description()),
                                who(news, transition),
                                overridden(transition),
                                link("Documentation", feature.description().documentationUrl()),
                                link("Feature " + feature.key(), page.toString()))
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.joining("\n")),
                "The feature %s %s. Slack did not take the text about it; see %s"
                        .formatted(feature.key(), whatHappened(news), page));
    }

    /** How many users a launch begins with. */
    static String ready(long users) {
        return users == 1
                ? "1 sample user is ready from the first moment."
                : String.format(Locale.ROOT, "%,d sample users are ready from the first moment.", users);
    }

    private static String whatHappened(EventType news) {
        return switch (news) {
            case CONCEPT_CREATED -> "is a new concept";
            case BETA_LAUNCHED -> "is in beta";
            case GENERALLY_AVAILABLE -> "is generally available";
            case ARCHIVED -> "is archived";
            case PULLED_BACK -> "is pulled back: it is a concept again";
            case ROLLED_BACK -> "is rolled back: it is a beta again";
            case REVIVED -> "is revived: it is a concept again";
            case FEEDBACK_ARRIVED -> throw new IllegalArgumentException("No step of a feature");
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

    /** What it is for is worth telling where something begins. */
    private static String description(EventType news, @Nullable String description) {
        boolean begins = news == EventType.CONCEPT_CREATED
                || news == EventType.BETA_LAUNCHED
                || news == EventType.GENERALLY_AVAILABLE;
        return begins && description != null ? Mrkdwn.quoted(description, MAX_TEXT) : "";
    }

    private static String who(EventType news, StageTransition transition) {
        String by = "%s by %s"
                .formatted(
                        news == EventType.CONCEPT_CREATED ? "Created" : "Moved",
                        Mrkdwn.line(transition.by().value(), MAX_LINE));
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
