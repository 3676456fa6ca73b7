package dev.earlyaccess.api.feature;

import dev.earlyaccess.api.caching.JsonText;
import dev.earlyaccess.api.caching.PrivateResponses;
import dev.earlyaccess.api.feature.FeatureView.FeaturesView;
import dev.earlyaccess.api.request.ReaderLanguage;
import dev.earlyaccess.enrollment.FeaturePreviews;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.Profile;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What one user sees of the features: the same whether the user asks, or the company's backend for the user. */
@Component
class PreviewResponses {

    private final FeaturePreviews previews;
    private final PrivateResponses responses;

    PreviewResponses(FeaturePreviews previews, PrivateResponses responses) {
        this.previews = previews;
        this.responses = responses;
    }

    ResponseEntity<JsonText<FeaturesView>> list(Profile user, Set<Stage> stages, @Nullable String acceptLanguage) {
        return responses.to(
                user.user(),
                new FeaturesView(previews.of(user.user(), stages, ReaderLanguage.of(user, acceptLanguage)).stream()
                        .map(FeatureView::of)
                        .toList()));
    }

    ResponseEntity<JsonText<FeatureView>> show(Profile user, FeatureKey key, @Nullable String acceptLanguage) {
        return responses.to(
                user.user(),
                FeatureView.of(previews.require(user.user(), key, ReaderLanguage.of(user, acceptLanguage))));
    }
}
