package dev.earlyaccess.checklist;

import java.util.List;

/** The launch checklist has no item of that name. */
public class UnknownItem extends RuntimeException {

    private final List<String> known;

    UnknownItem(String name, List<String> known) {
        super("The launch checklist has no item %s; it has: %s.".formatted(name, String.join(", ", known)));
        this.known = known;
    }

    /** The names of all items. */
    public List<String> known() {
        return known;
    }
}
