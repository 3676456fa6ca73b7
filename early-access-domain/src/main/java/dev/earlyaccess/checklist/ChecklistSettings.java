package dev.earlyaccess.checklist;

import dev.earlyaccess.stage.KebabCase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;

/** What a company adds to the launch checklist. It takes nothing away and changes none of the others. */
@ConfigurationProperties(prefix = ChecklistSettings.PREFIX, ignoreUnknownFields = false)
public record ChecklistSettings(@DefaultValue List<AddedItem> items) {

    static final String PREFIX = "early-access.checklist";

    private static final Pattern NAME = Pattern.compile("(?!.*--)[a-z][a-z0-9-]{0,63}(?<!-)");
    private static final int LONGEST_NOTICE = 366;

    /**
     * An item as an operator writes it.
     *
     * @param binds some of always, major, new-product, metered
     * @param notice whole days, like P14D
     */
    public record AddedItem(
            @DefaultValue("") String name,
            @DefaultValue("") String title,
            @DefaultValue("always") List<String> binds,
            @DefaultValue("") String why,
            @DefaultValue("") String how,
            @DefaultValue("P0D") String notice) {

        private List<String> faults() {
            List<String> faults = new ArrayList<>();
            if (!NAME.matcher(name).matches()) {
                faults.add("name must be kebab-case, like security-review, of at most 64 characters");
            }
            Stream.of("title", "why", "how")
                    .filter(field -> text(field).isBlank())
                    .forEach(field -> faults.add(field + " must be given"));
            if (binds.isEmpty() || bindings().contains(Optional.<Binding>empty())) {
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

        private List<Optional<Binding>> bindings() {
            return binds.stream()
                    .map(code -> KebabCase.find(Binding.class, code))
                    .toList();
        }

        /** The days of notice; negative if they can't be that. */
        private long days() {
            try {
                Duration duration = DurationStyle.detectAndParse(notice);
                long days = duration.toDays();
                return duration.equals(Duration.ofDays(days)) && days <= LONGEST_NOTICE ? days : -1;
            } catch (IllegalArgumentException | ArithmeticException ex) {
                return -1;
            }
        }

        private ChecklistItem toItem() {
            Set<Binding> all = bindings().stream()
                    .flatMap(Optional::stream)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Binding.class)));
            return new ChecklistItem(name, title.strip(), all, why.strip(), how.strip(), Duration.ofDays(days()));
        }
    }

    /** @throws IllegalArgumentException with all that is wrong, each with the setting that it stands in */
    public ChecklistSettings {
        List<String> faults = new ArrayList<>();
        List<String> names = new ArrayList<>(ChecklistItems.OF_EVERY_COMPANY.stream()
                .map(ChecklistItem::name)
                .toList());
        for (int place = 0; place < items.size(); place++) {
            String setting = "%s.items[%d].".formatted(PREFIX, place);
            AddedItem item = items.get(place);
            item.faults().forEach(fault -> faults.add(setting + fault));
            if (names.contains(item.name())) {
                faults.add("%sname must be another one: there is an item %s already".formatted(setting, item.name()));
            }
            names.add(item.name());
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
    }

    /** What is wrong with these settings, in words for an operator. */
    public static Optional<String> fault(Environment settings) {
        try {
            Binder.get(settings)
                    .bind(
                            PREFIX,
                            Bindable.of(ChecklistSettings.class),
                            new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter()));
            return Optional.empty();
        } catch (BindException ex) {
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(ex);
            return Optional.of(
                    cause instanceof IllegalArgumentException
                            ? String.valueOf(cause.getMessage())
                            : "%s can't be read: %s".formatted(PREFIX, cause.getMessage()));
        }
    }

    List<ChecklistItem> added() {
        return items.stream().map(AddedItem::toItem).toList();
    }
}
