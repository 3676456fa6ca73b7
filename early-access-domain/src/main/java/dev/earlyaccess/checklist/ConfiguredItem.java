package dev.earlyaccess.checklist;

import dev.earlyaccess.shared.KebabCase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;

/**
 * An item that a company adds, as it stands in the settings.
 *
 * @param binds some of always, major, new-product, metered
 * @param notice whole days, like P14D
 */
record ConfiguredItem(
        @DefaultValue("") String name,
        @DefaultValue("") String title,
        @DefaultValue("always") List<String> binds,
        @DefaultValue("") String why,
        @DefaultValue("") String how,
        @DefaultValue("P0D") String notice) {

    private static final Pattern NAME = Pattern.compile("(?!.*--)[a-z][a-z0-9-]{0,63}(?<!-)");
    private static final int LONGEST_NOTICE = 366;

    /** The mistakes, each beginning with the name of the field; empty if there are none. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (!NAME.matcher(name).matches()) {
            faults.add("name must be kebab-case, like security-review, of at most 64 characters");
        }
        Stream.of("title", "why", "how")
                .filter(field -> text(field).isBlank())
                .forEach(field -> faults.add(field + " must be given"));
        if (binds.isEmpty() || bindings().contains(Optional.<Applicability>empty())) {
            faults.add("binds must be some of always, major, new-product, metered");
        }
        if (days() < 0) {
            faults.add("notice must be whole days, like P14D, at most " + LONGEST_NOTICE);
        }
        return faults;
    }

    private String text(String field) {
        return switch (field) {
            case "title" -> title;
            case "why" -> why;
            default -> how;
        };
    }

    private List<Optional<Applicability>> bindings() {
        return binds.stream()
                .map(code -> KebabCase.find(Applicability.class, code))
                .toList();
    }

    /** The days of notice; negative if the value is not valid. */
    private long days() {
        try {
            Duration duration = DurationStyle.detectAndParse(notice);
            long days = duration.toDays();
            return duration.equals(Duration.ofDays(days)) && days <= LONGEST_NOTICE ? days : -1;
        } catch (IllegalArgumentException | ArithmeticException ex) {
            return -1;
        }
    }

    ChecklistItem toItem() {
        Set<Applicability> all = bindings().stream()
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Applicability.class)));
        return new ChecklistItem(name, title.strip(), all, why.strip(), how.strip(), Duration.ofDays(days()));
    }
}
