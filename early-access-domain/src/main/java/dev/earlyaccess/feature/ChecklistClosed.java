package dev.earlyaccess.feature;

import dev.earlyaccess.shared.Refusal;
import dev.earlyaccess.stage.Stage;

/** The feature is in a stage in which its launch checklist can't be changed. */
class ChecklistClosed extends Refusal {

    ChecklistClosed(FeatureKey feature, Stage stage) {
        super(
                "checklist-closed",
                "The feature %s is in the stage %s; its launch checklist changes only while it is a concept or a beta."
                        .formatted(feature, stage.code()),
                "stage",
                stage);
    }
}
