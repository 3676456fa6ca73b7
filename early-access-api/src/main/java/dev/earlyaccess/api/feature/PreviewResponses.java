package dev.earlyaccess.api.feature;

import dev.earlyaccess.api.caching.JsonPart;
import dev.earlyaccess.api.caching.JsonText;
import dev.earlyaccess.api.caching.PrivateResponses;
import dev.earlyaccess.api.caching.SharedJson;
import dev.earlyaccess.api.feature.FeatureView.FeaturesView;
import dev.earlyaccess.api.request.ReaderLanguage;
import dev.earlyaccess.api.stream.EventStreams;
import dev.earlyaccess.enrollment.FeaturePreview;
import dev.earlyaccess.enrollment.FeaturePreviews;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.PublicFeature;
import dev.earlyaccess.stage.Enrollment;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.usage.EvaluationCounts;
import dev.earlyaccess.user.Profile;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What one user sees of the features: the same whether the user asks, or the company's backend for the user. */
@Component
class PreviewResponses {

    private final FeaturePreviews previews;
    private final EventStreams streams;
    private final PrivateResponses responses;
    private final EvaluationCounts counts;
    private final SharedJson<PublicFeature, Enrollment> withoutChoice;

    PreviewResponses(
            FeaturePreviews previews,
            EventStreams streams,
            PrivateResponses responses,
            EvaluationCounts counts,
            JsonMapper json) {
        this.previews = previews;
        this.streams = streams;
        this.responses = responses;
        this.counts = counts;
        this.withoutChoice = new SharedJson<>(json);
    }

    ResponseEntity<JsonText<FeaturesView>> list(Profile user, Set<Stage> stages, @Nullable String acceptLanguage) {
        return responses.list(
                user.user(),
                "features",
                previews.of(user.user(), stages, ReaderLanguage.of(user, acceptLanguage)).stream()
                        .map(this::json)
                        .toList(),
                "eventStreams",
                streams.of(user.user()));
    }

    /** Most users have chosen nothing about most features. */
    private JsonPart json(FeaturePreview preview) {
        return preview.enrollment().equals(Enrollment.NONE)
                ? withoutChoice.of(preview.feature(), Enrollment.NONE, none -> FeatureView.of(preview))
                : withoutChoice.own(FeatureView.of(preview));
    }

    ResponseEntity<JsonText<FeatureView>> show(Profile user, FeatureKey key, @Nullable String acceptLanguage) {
        FeaturePreview preview = previews.require(user.user(), key, ReaderLanguage.of(user, acceptLanguage));
        counts.countOne(preview.key(), preview.enabled());
        return responses.to(user.user(), FeatureView.of(preview));
    }
}
