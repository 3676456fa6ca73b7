package dev.earlyaccess.feature;

import dev.earlyaccess.shared.InvalidField;
import dev.earlyaccess.stage.Stage;
import java.util.List;

/** A change that needs a reason came without one. */
class ReasonMissing extends InvalidField {

    ReasonMissing(FeatureKey feature, Stage from, Stage to) {
        this("Say why the feature %s moves from %s to %s.".formatted(feature, from.code(), to.code()));
    }

    private ReasonMissing(String request) {
        super("reason", "must not be blank: " + request);
    }

    static ReasonMissing toLower(FeatureKey feature, List<String> fields) {
        return new ReasonMissing("Say why %s of the feature %s is lowered: it has been a beta."
                .formatted(String.join(", ", fields), feature));
    }

    static ReasonMissing toOverride(FeatureKey feature) {
        return new ReasonMissing("Say why the launch checklist of the feature %s is overridden.".formatted(feature));
    }
}
