package dev.earlyaccess.feature;

import dev.earlyaccess.audit.AuditValues;
import dev.earlyaccess.audit.KnownPerson;
import dev.earlyaccess.checklist.Applicability;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a product team says about its feature: all that may be changed without moving it to another stage.
 *
 * @param managers mail addresses, in lower case, of people who may change it like its owner
 * @param url where users use it; http or https
 * @param documentationUrl where users read how it works; http or https
 * @param feedbackUrl where users say what they think of it; http or https
 * @param targetDate when the next stage is meant to begin
 * @param newProduct whether it is a product of its own rather than a change to one
 * @param metered whether its use is billed
 * @param activationCriteria when a user counts as using it
 * @param translations its name and description in other languages
 */
public record Description(
        String name,
        @Nullable String description,
        @Nullable Owner owner,
        List<String> managers,
        @Nullable String url,
        @Nullable String documentationUrl,
        @Nullable String feedbackUrl,
        @Nullable LocalDate targetDate,
        Size size,
        boolean newProduct,
        boolean metered,
        @Nullable String activationCriteria,
        Translations translations) {

    /** An owner of whom nothing is said is none, as the tables have it. */
    public Description {
        owner = Owner.NOBODY.equals(owner) ? null : owner;
        managers = List.copyOf(managers);
    }

    /** One without managers, without an address where it is used, and without translations. */
    public Description(
            String name,
            @Nullable String description,
            @Nullable Owner owner,
            @Nullable String documentationUrl,
            @Nullable String feedbackUrl,
            @Nullable LocalDate targetDate,
            Size size,
            boolean newProduct,
            boolean metered,
            @Nullable String activationCriteria) {
        this(
                name,
                description,
                owner,
                List.of(),
                null,
                documentationUrl,
                feedbackUrl,
                targetDate,
                size,
                newProduct,
                metered,
                activationCriteria,
                Translations.NONE);
    }

    /**
     * This description with the person as the owner; empty if it names another owner. A name or a team for the owner stays.
     *
     * @param name the person's name, if the description has none for the owner
     */
    public Optional<Description> ownedBy(String email, @Nullable String name) {
        Owner stated = ownerOrNobody();
        return stated.email() == null || stated.email().equalsIgnoreCase(email)
                ? Optional.of(with(new Owner(Optional.ofNullable(stated.name()).orElse(name), email, stated.team())))
                : Optional.empty();
    }

    private Description with(Owner changed) {
        return new Description(
                name,
                description,
                changed,
                managers,
                url,
                documentationUrl,
                feedbackUrl,
                targetDate,
                size,
                newProduct,
                metered,
                activationCriteria,
                translations);
    }

    /** Who owns it; nobody's names are all null. */
    public Owner ownerOrNobody() {
        return owner == null ? Owner.NOBODY : owner;
    }

    /** Whether this address is that of the owner or of a manager. */
    public boolean isManagedBy(String email) {
        return email.equalsIgnoreCase(ownerOrNobody().email()) || managers.contains(email.toLowerCase(Locale.ROOT));
    }

    /** Its fields as the audit trail keeps them. */
    AuditValues audited() {
        AuditValues values = AuditValues.of("name", name)
                .with("description", description)
                .with("owner", ownerOrNobody().person())
                .with("owner.team", ownerOrNobody().team())
                .with(
                        "managers",
                        managers.isEmpty()
                                ? null
                                : managers.stream().map(KnownPerson::at).toList())
                .with("url", url)
                .with("documentationUrl", documentationUrl)
                .with("feedbackUrl", feedbackUrl)
                .with("targetDate", targetDate)
                .with("size", size)
                .with("newProduct", newProduct)
                .with("metered", metered)
                .with("activationCriteria", activationCriteria);
        for (Map.Entry<String, Translation> one : translations.byLanguage().entrySet()) {
            String field = "translations." + one.getKey();
            values = values.with(field + ".name", one.getValue().name())
                    .with(field + ".description", one.getValue().description());
        }
        return values;
    }

    /** What a beta still needs, named as in the API; empty when it is ready. */
    public List<String> missingForBeta() {
        List<String> missing = new ArrayList<>();
        require(missing, "name", name);
        require(missing, "description", description);
        require(missing, "documentationUrl", documentationUrl);
        require(missing, "owner.name", ownerOrNobody().name());
        require(missing, "owner.email", ownerOrNobody().email());
        return List.copyOf(missing);
    }

    /** What makes items of the launch checklist bind it. */
    public Set<Applicability> bindings() {
        Set<Applicability> bindings = EnumSet.of(Applicability.ALWAYS);
        if (size == Size.MAJOR) {
            bindings.add(Applicability.MAJOR);
        }
        if (newProduct) {
            bindings.add(Applicability.NEW_PRODUCT);
        }
        if (metered) {
            bindings.add(Applicability.METERED);
        }
        return bindings;
    }

    /**
     * The fields, named as in the API, by which this one asks less of the launch checklist than the one
     * before.
     */
    public List<String> loweredFrom(Description before) {
        Set<Applicability> lost = before.bindings();
        lost.removeAll(bindings());
        return lost.stream().map(Description::field).toList();
    }

    private static String field(Applicability binding) {
        return switch (binding) {
            case MAJOR -> "size";
            case NEW_PRODUCT -> "newProduct";
            case METERED -> "metered";
            case ALWAYS -> throw new IllegalArgumentException("No feature can lose " + binding);
        };
    }

    private static void require(List<String> missing, String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            missing.add(field);
        }
    }
}
