package dev.earlyaccess.checklist;

import static dev.earlyaccess.checklist.Applicability.ALWAYS;
import static dev.earlyaccess.checklist.Applicability.MAJOR;
import static dev.earlyaccess.checklist.Applicability.METERED;
import static dev.earlyaccess.checklist.Applicability.NEW_PRODUCT;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The items of the launch checklist that every company has. A new item is one more in this list. */
final class BuiltInItems {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    /** In the order in which they are shown. */
    static final List<ChecklistItem> ALL = List.of(
            new ChecklistItem(
                    "announcement",
                    "An announcement",
                    Set.of(ALWAYS),
                    "Users want to know what is new when they get it.",
                    "Write the announcement, and record its link or its text.",
                    AT_ONCE),
            new ChecklistItem(
                    "documentation",
                    "Documentation that is no longer marked as beta",
                    Set.of(ALWAYS),
                    "Users do not rely on a feature that is marked as a beta.",
                    "Remove the beta marks from the documentation, and record its link.",
                    AT_ONCE),
            new ChecklistItem(
                    "usage-dashboard",
                    "A usage dashboard",
                    Set.of(MAJOR),
                    "Without figures nobody sees whether users adopt a large change.",
                    "Create a dashboard of the feature's usage, and record its link.",
                    AT_ONCE),
            new ChecklistItem(
                    "rfc",
                    "An accepted RFC",
                    Set.of(NEW_PRODUCT),
                    "The company must agree on a new product before everybody gets it.",
                    "Get the RFC accepted, and record its link.",
                    AT_ONCE),
            new ChecklistItem(
                    "billing",
                    "Billing is informed, and the usage reports contain the feature",
                    Set.of(METERED),
                    "A feature that is not in the usage reports cannot be billed.",
                    "Tell billing, make sure that the usage reports contain the feature, and record where.",
                    AT_ONCE),
            new ChecklistItem(
                    "marketing-notice",
                    "Marketing informed 14 days in advance",
                    Set.of(MAJOR, METERED),
                    "Marketing needs time to prepare.",
                    "Tell marketing when the feature will be generally available, and record where you told them.",
                    TWO_WEEKS),
            new ChecklistItem(
                    "billing-notice",
                    "Billing informed 14 days in advance",
                    Set.of(MAJOR, METERED),
                    "Billing needs time to prepare prices and invoices.",
                    "Tell billing when the feature will be generally available, and record where you told them.",
                    TWO_WEEKS),
            new ChecklistItem(
                    ChecklistItem.ACTIVATION_CRITERIA,
                    "Activation criteria",
                    Set.of(NEW_PRODUCT),
                    "Without a definition of use, nobody can tell whether a new product is used.",
                    "Define when a user counts as active (activationCriteria of the feature), or record where this is defined.",
                    AT_ONCE));

    private BuiltInItems() {}
}
