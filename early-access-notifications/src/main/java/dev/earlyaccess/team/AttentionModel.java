package dev.earlyaccess.team;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.mail.MailContent;
import java.net.URI;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The content of an attention mail to an owner.
 *
 * @param zone the time zone of the days in the mail
 * @param page the page of a feature
 * @param list the page on which admins find all features that need attention
 * @param membership the page on which the reader chooses the mails to get
 */
record AttentionModel(List<Attention> features, ZoneId zone, Function<FeatureKey, URI> page, URI list, URI membership)
        implements MailContent.MailModel {

    private static final int MOST_FEATURES = 50;

    @Override
    public Object subjectArgument() {
        return features.size();
    }

    @Override
    public Map<String, @Nullable Object> variables() {
        int more = features.size() - MOST_FEATURES;
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put(
                "features",
                features.stream().limit(MOST_FEATURES).map(this::feature).toList());
        variables.put("more", more > 0 ? String.valueOf(more) : null);
        variables.put("listUrl", list.toString());
        variables.put("membershipUrl", membership.toString());
        return variables;
    }

    private Map<String, Object> feature(Attention feature) {
        return Map.of(
                "name",
                feature.name(),
                "url",
                page.apply(feature.feature()).toString(),
                "stage",
                feature.staleness().stage().code(),
                "reasons",
                feature.reasons().keySet().stream()
                        .map(reason -> reason(reason, feature.staleness()))
                        .toList());
    }

    private Map<String, Object> reason(AttentionReason reason, Staleness staleness) {
        return Map.of(
                "code",
                reason.code(),
                "day",
                reason.day(staleness, zone).toString(),
                "evaluations",
                staleness.evaluations());
    }
}
