package dev.earlyaccess.feature;

import dev.earlyaccess.stage.Stage;

/** In its stage, the launch checklist of a feature stays as it was. */
public class ChecklistClosed extends RuntimeException {

    private final Stage stage;

    ChecklistClosed(FeatureKey feature, Stage stage) {
        super("The feature %s is in the stage %s; its launch checklist changes only while it is a concept or a beta."
                .formatted(feature, stage.code()));
        this.stage = stage;
    }

    public Stage stage() {
        return stage;
    }
}
