package dev.earlyaccess.checklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;

/** The items that a company adds to the launch checklist. The built-in items cannot be removed or changed. */
@ConfigurationProperties(prefix = ChecklistSettings.PREFIX, ignoreUnknownFields = false)
public record ChecklistSettings(@DefaultValue List<ConfiguredItem> items) {

    static final String PREFIX = "early-access.checklist";

    /** @throws IllegalArgumentException with all mistakes, each with its setting */
    public ChecklistSettings {
        List<String> faults = new ArrayList<>();
        List<String> names = new ArrayList<>(
                BuiltInItems.ALL.stream().map(ChecklistItem::name).toList());
        for (int place = 0; place < items.size(); place++) {
            String setting = "%s.items[%d].".formatted(PREFIX, place);
            ConfiguredItem item = items.get(place);
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

    /** The mistakes in these settings, as a text for the operator. */
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
        return items.stream().map(ConfiguredItem::toItem).toList();
    }
}
