package dev.earlyaccess.feature;

import dev.earlyaccess.stage.Stage;
import java.util.List;

/** What has to be explained came without a reason. */
public class ReasonMissing extends RuntimeException {

    ReasonMissing(FeatureKey feature, Stage from, Stage to) {
        super("Say why the feature %s moves from %s to %s.".formatted(feature, from.code(), to.code()));
    }

    private ReasonMissing(String message) {
        super(message);
    }

    static ReasonMissing toLower(FeatureKey feature, List<String> fields) {
        return new ReasonMissing("Say why %s of the feature %s is lowered: it has been a beta."
                .formatted(String.join(", ", fields), feature));
    }

    static ReasonMissing toOverride(FeatureKey feature) {
        return new ReasonMissing("Say why the launch checklist of the feature %s is overridden.".formatted(feature));
    }
}
