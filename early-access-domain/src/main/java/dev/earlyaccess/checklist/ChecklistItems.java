package dev.earlyaccess.checklist;

import static dev.earlyaccess.checklist.Applicability.ALWAYS;
import static dev.earlyaccess.checklist.Applicability.MAJOR;
import static dev.earlyaccess.checklist.Applicability.METERED;
import static dev.earlyaccess.checklist.Applicability.NEW_PRODUCT;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** All items of the launch checklist: the built-in items, and the items that a company adds in its settings. */
@Component
@EnableConfigurationProperties(ChecklistSettings.class)
public class ChecklistItems {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    static final List<ChecklistItem> OF_EVERY_COMPANY = List.of(
            new ChecklistItem(
                    "announcement",
                    "An announcement",
                    Set.of(ALWAYS),
                    "Users want to know what they get when they get it.",
                    "Write the announcement, and record its link or its text.",
                    AT_ONCE),
            new ChecklistItem(
                    "documentation",
                    "Documentation that is no longer marked as beta",
                    Set.of(ALWAYS),
                    "Nobody relies on what is said to be a beta.",
                    "Take the marks of a beta off the documentation, and record its link.",
                    AT_ONCE),
            new ChecklistItem(
                    "usage-dashboard",
                    "A usage dashboard",
                    Set.of(MAJOR),
                    "Without numbers nobody sees whether users take up a large change.",
                    "Make a dashboard of its use, and record the link.",
                    AT_ONCE),
            new ChecklistItem(
                    "rfc",
                    "An accepted RFC",
                    Set.of(NEW_PRODUCT),
                    "A new product is agreed on before it is for everybody.",
                    "Have the RFC accepted, and record its link.",
                    AT_ONCE),
            new ChecklistItem(
                    "billing",
                    "Billing told, and the feature in the usage reports",
                    Set.of(METERED),
                    "What is not in the usage reports can't be billed.",
                    "Tell billing, see that the usage reports have the feature, and record where.",
                    AT_ONCE),
            new ChecklistItem(
                    "marketing-notice",
                    "Marketing told 14 days before",
                    Set.of(MAJOR, METERED),
                    "Marketing needs the time to prepare.",
                    "Tell marketing when it will be generally available, and record where you did.",
                    TWO_WEEKS),
            new ChecklistItem(
                    "billing-notice",
                    "Billing told 14 days before",
                    Set.of(MAJOR, METERED),
                    "Billing needs the time to prepare prices and invoices.",
                    "Tell billing when it will be generally available, and record where you did.",
                    TWO_WEEKS),
            new ChecklistItem(
                    ChecklistItem.ACTIVATION_CRITERIA,
                    "Activation criteria",
                    Set.of(NEW_PRODUCT),
                    "Whether a new product is used can only be told by what counts as use.",
                    "Say when a user counts as using it (activationCriteria of the feature), or record where that is defined.",
                    AT_ONCE));

    private final List<ChecklistItem> all;

    ChecklistItems(ChecklistSettings settings) {
        this.all = Stream.concat(OF_EVERY_COMPANY.stream(), settings.added().stream())
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
