package dev.earlyaccess.checklist;

import dev.earlyaccess.shared.Refusal;
import java.util.List;

/** The launch checklist has no item with this name. */
public class UnknownItem extends Refusal {

    UnknownItem(String name, List<String> known) {
        super(
                "checklist-item-not-found",
                "The launch checklist has no item %s; it has: %s.".formatted(name, String.join(", ", known)),
                "known",
                known);
    }
}
