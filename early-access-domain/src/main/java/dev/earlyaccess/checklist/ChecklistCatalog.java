package dev.earlyaccess.checklist;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * All items of the launch checklist: the {@link BuiltInItems}, and the items that a company adds in its
 * settings.
 */
@Component
@EnableConfigurationProperties(ChecklistSettings.class)
public class ChecklistCatalog {

    private final List<ChecklistItem> all;

    ChecklistCatalog(ChecklistSettings settings) {
        this.all = Stream.concat(BuiltInItems.ALL.stream(), settings.added().stream())
                .toList();
    }

    /** All items, in the order in which they are shown. */
    public List<ChecklistItem> all() {
        return all;
    }

    /**
     * The item with this name.
     *
     * @throws UnknownItem if there is none
     */
    public ChecklistItem require(String name) {
        return all.stream()
                .filter(item -> item.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownItem(
                        name, all.stream().map(ChecklistItem::name).toList()));
    }
}
