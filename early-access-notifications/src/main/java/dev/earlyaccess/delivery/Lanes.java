package dev.earlyaccess.delivery;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * From which occasions a batch takes.
 *
 * @param ahead those that are served before all others
 * @param others those that get the same share each
 */
record Lanes(List<String> ahead, List<String> others) {

    /** A kind whose occasions share a lane takes part with the first of them; so have them in no order. */
    static Lanes of(List<String> occasions) {
        Lanes lanes = new Lanes(new ArrayList<>(), new ArrayList<>(occasions.size()));
        Set<Kind> served = EnumSet.noneOf(Kind.class);
        for (String occasion : occasions) {
            lanes.add(occasion, served);
        }
        return lanes;
    }

    private void add(String occasion, Set<Kind> served) {
        Kind kind = Kind.of(occasion);
        if (kind.lane() == Kind.Lane.AHEAD) {
            ahead.add(occasion);
        } else if (kind.lane() == Kind.Lane.PER_OCCASION || served.add(kind)) {
            others.add(occasion);
        }
    }
}
