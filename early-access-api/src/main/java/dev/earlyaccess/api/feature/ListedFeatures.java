package dev.earlyaccess.api.feature;

import dev.earlyaccess.api.security.Caller;
import dev.earlyaccess.api.security.Role;
import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.stage.Stage;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The features that a caller may list: all, or with the role {@code STAFF} alone the caller's own. */
@Component
class ListedFeatures {

    private final Features features;

    ListedFeatures(Features features) {
        this.features = features;
    }

    /**
     * A page in the order of keys, after the given key.
     *
     * @param stages only features in these; null or empty for all
     */
    List<Feature> page(Caller me, @Nullable Set<Stage> stages, String afterKey, int limit) {
        Set<Stage> listed = stages == null || stages.isEmpty() ? EnumSet.allOf(Stage.class) : stages;
        return me.has(Role.VIEWER)
                ? features.page(listed, afterKey, limit)
                : features.pageOf(Objects.requireNonNullElse(me.provenEmail(), ""), listed, afterKey, limit);
    }
}
