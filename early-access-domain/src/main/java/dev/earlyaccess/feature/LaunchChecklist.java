package dev.earlyaccess.feature;

import dev.earlyaccess.audit.AuditAction;
import dev.earlyaccess.audit.AuditSubject;
import dev.earlyaccess.audit.AuditTrail;
import dev.earlyaccess.audit.AuditValues;
import dev.earlyaccess.checklist.ChecklistCatalog;
import dev.earlyaccess.checklist.ChecklistEntries;
import dev.earlyaccess.checklist.ChecklistEntry;
import dev.earlyaccess.checklist.ChecklistItem;
import dev.earlyaccess.checklist.ItemState;
import dev.earlyaccess.checklist.UnknownItem;
import dev.earlyaccess.user.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The launch checklists of all features, and the entries that admins record. Recording locks the feature's
 * row, so that a transition at the same time either comes first or waits.
 */
@Service
public class LaunchChecklist {

    private final Features features;
    private final ChecklistCatalog items;
    private final ChecklistEntries entries;
    private final AuditTrail trail;
    private final Clock clock;

    LaunchChecklist(
            Features features, ChecklistCatalog items, ChecklistEntries entries, AuditTrail trail, Clock clock) {
        this.features = features;
        this.items = items;
        this.entries = entries;
        this.trail = trail;
        this.clock = clock;
    }

    /** The state of each item for this feature now. */
    public List<ItemState> of(Feature feature) {
        return of(feature, clock.instant());
    }

    List<ItemState> of(Feature feature, Instant now) {
        Map<String, ChecklistEntry> standing = entries.of(feature.id());
        return items.all().stream()
                .map(item -> state(feature, item, standing.get(item.name()), now))
                .toList();
    }

    /**
     * Records that an item is done. The same evidence with another note keeps its time; other evidence is a
     * new entry.
     *
     * @throws UnknownFeature if there is none
     * @throws UnknownItem if the checklist has no such item
     * @throws ChecklistClosed if the checklist can't be changed in the feature's stage
     */
    @Transactional
    public ItemState record(FeatureKey key, String name, String evidence, @Nullable String note, UserId by) {
        Feature feature = hold(key);
        ChecklistItem item = items.require(name);
        requireOpen(feature);
        Instant now = clock.instant();
        @Nullable ChecklistEntry before = entries.of(feature.id()).get(name);
        ChecklistEntry entry = new ChecklistEntry(name, evidence, note, by, now).after(before);
        if (!entry.equals(before)) {
            entries.end(feature.id(), name, by, now);
            entries.add(feature.id(), entry);
            trail.record(AuditAction.CHECKLIST_ITEM_RECORDED, subject(feature, name), audited(before), audited(entry));
        }
        return state(feature, item, entry, now);
    }

    /**
     * Withdraws an item's entry, if there is one.
     *
     * @throws UnknownFeature if there is none
     * @throws UnknownItem if the checklist has no such item
     * @throws ChecklistClosed if the checklist can't be changed in the feature's stage
     */
    @Transactional
    public ItemState takeBack(FeatureKey key, String name, UserId by) {
        Feature feature = hold(key);
        ChecklistItem item = items.require(name);
        requireOpen(feature);
        Instant now = clock.instant();
        @Nullable ChecklistEntry before = entries.of(feature.id()).get(name);
        entries.end(feature.id(), name, by, now);
        trail.record(AuditAction.CHECKLIST_ITEM_WITHDRAWN, subject(feature, name), audited(before), AuditValues.NONE);
        return state(feature, item, null, now);
    }

    private static AuditSubject subject(Feature feature, String item) {
        return AuditSubject.feature(feature.key().value()).and("checklist-item", item);
    }

    private static AuditValues audited(@Nullable ChecklistEntry entry) {
        return entry == null
                ? AuditValues.NONE
                : AuditValues.of("evidence", entry.evidence()).with("note", entry.note());
    }

    private Feature hold(FeatureKey key) {
        return features.lock(key);
    }

    private static void requireOpen(Feature feature) {
        if (!feature.stage().takesChecklistEntries()) {
            throw new ChecklistClosed(feature.key(), feature.stage());
        }
    }

    private static ItemState state(Feature feature, ChecklistItem item, @Nullable ChecklistEntry entry, Instant now) {
        Description description = feature.description();
        boolean metByFeature =
                item.name().equals(ChecklistItem.ACTIVATION_CRITERIA) && description.activationCriteria() != null;
        return new ItemState(item, description.bindings(), metByFeature, entry, now);
    }
}
