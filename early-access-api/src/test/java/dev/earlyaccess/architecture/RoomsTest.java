package dev.earlyaccess.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Which room (package) may use which. A room lists the rooms that it uses; a room can only use rooms that
 * stand above it in the list, so the arrows form no cycle.
 */
class RoomsTest {

    private static final String BASE = "dev.earlyaccess";

    /** The domain: no web, no mail. */
    private static final Map<String, Set<String>> DOMAIN = rooms(
            room("shared"),
            room("measuring"),
            room("tracing"),
            room("listening"),
            room("migration", "listening"),
            room("stage", "shared"),
            room("audit", "shared"),
            room("user", "audit", "shared"),
            room("apikey", "audit", "shared"),
            room("checklist", "shared", "user"),
            room("feature", "audit", "checklist", "listening", "measuring", "shared", "stage", "tracing", "user"),
            room("usage", "feature", "shared", "stage"),
            room("enrollment", "audit", "feature", "measuring", "shared", "stage", "usage", "user"),
            room("feedback", "audit", "feature", "measuring", "shared", "stage", "user"));

    /** Who is told, and when. */
    private static final Map<String, Set<String>> NOTIFICATIONS = rooms(
            room("scheduling", "measuring", "usage"),
            room("brand"),
            room("signing"),
            room("mail", "brand", "feature", "shared", "signing", "stage", "user"),
            room("outbox", "audit", "feature", "mail", "measuring", "shared", "stage", "tracing", "usage", "user"),
            room("sending", "mail", "measuring", "outbox", "scheduling", "shared", "tracing", "user"),
            room(
                    "launch",
                    "audit",
                    "enrollment",
                    "feature",
                    "mail",
                    "outbox",
                    "scheduling",
                    "shared",
                    "stage",
                    "tracing",
                    "usage",
                    "user"),
            room("update", "audit", "feature", "mail", "outbox", "scheduling", "shared", "stage", "tracing", "user"),
            room("recipient", "feature", "mail", "outbox", "scheduling", "shared", "stage", "user"),
            room("preview", "audit", "feature", "mail", "outbox", "sending", "shared", "stage", "update", "user"),
            room(
                    "team",
                    "audit",
                    "feature",
                    "feedback",
                    "mail",
                    "outbox",
                    "scheduling",
                    "shared",
                    "stage",
                    "usage",
                    "user"),
            room("inbound.parsing", "shared"),
            room("inbound", "feedback", "inbound.parsing", "mail", "outbox", "shared", "team", "user"),
            room(
                    "webhook",
                    "audit",
                    "feature",
                    "feedback",
                    "launch",
                    "mail",
                    "measuring",
                    "scheduling",
                    "shared",
                    "stage",
                    "tracing",
                    "user"),
            room("privacy", "audit", "feature", "mail", "outbox", "scheduling", "shared", "user"));

    /** HTTP in, JSON out. */
    private static final Map<String, Set<String>> API = rooms(
            room("api.logging"),
            room("api.problem", "brand", "shared"),
            room("api.database"),
            room("api.limit", "shared"),
            room(
                    "api.request",
                    "api.problem",
                    "audit",
                    "feature",
                    "feedback",
                    "mail",
                    "outbox",
                    "preview",
                    "scheduling",
                    "shared",
                    "stage",
                    "tracing",
                    "usage",
                    "user",
                    "webhook"),
            room("api.caching", "user"),
            room("api.file"),
            room("api.paging", "api.problem"),
            room(
                    "api.security",
                    "api.limit",
                    "api.problem",
                    "api.request",
                    "apikey",
                    "audit",
                    "brand",
                    "feature",
                    "shared",
                    "user"),
            room(
                    "api.openapi",
                    "api.caching",
                    "api.problem",
                    "api.request",
                    "api.security",
                    "audit",
                    "feature",
                    "mail",
                    "outbox",
                    "shared",
                    "stage",
                    "user"),
            room(
                    "api.apikey",
                    "api.openapi",
                    "api.paging",
                    "api.problem",
                    "api.request",
                    "api.security",
                    "apikey",
                    "shared"),
            room(
                    "api.stream",
                    "api.openapi",
                    "api.problem",
                    "api.request",
                    "api.security",
                    "feature",
                    "listening",
                    "shared",
                    "signing",
                    "user"),
            room(
                    "api.feature",
                    "api.caching",
                    "api.file",
                    "api.openapi",
                    "api.paging",
                    "api.problem",
                    "api.request",
                    "api.security",
                    "api.stream",
                    "checklist",
                    "enrollment",
                    "feature",
                    "feedback",
                    "launch",
                    "mail",
                    "outbox",
                    "preview",
                    "shared",
                    "stage",
                    "team",
                    "usage",
                    "user"),
            room(
                    "api.evaluation",
                    "api.caching",
                    "api.openapi",
                    "api.problem",
                    "api.security",
                    "api.stream",
                    "enrollment",
                    "feature",
                    "stage",
                    "usage",
                    "user"),
            room(
                    "api.feedback",
                    "api.caching",
                    "api.file",
                    "api.openapi",
                    "api.paging",
                    "api.problem",
                    "api.request",
                    "api.security",
                    "feature",
                    "feedback",
                    "inbound",
                    "shared",
                    "stage",
                    "team",
                    "user"),
            room(
                    "api.mail",
                    "api.caching",
                    "api.file",
                    "api.openapi",
                    "api.paging",
                    "api.problem",
                    "api.request",
                    "api.security",
                    "enrollment",
                    "feature",
                    "feedback",
                    "mail",
                    "outbox",
                    "preview",
                    "shared",
                    "stage",
                    "team",
                    "update",
                    "user"),
            room(
                    "api.audit",
                    "api.file",
                    "api.openapi",
                    "api.paging",
                    "api.problem",
                    "api.request",
                    "api.security",
                    "audit",
                    "feature",
                    "shared"),
            room(
                    "api.user",
                    "api.audit",
                    "api.feedback",
                    "api.mail",
                    "api.openapi",
                    "api.paging",
                    "api.problem",
                    "api.request",
                    "api.security",
                    "audit",
                    "enrollment",
                    "feature",
                    "feedback",
                    "mail",
                    "outbox",
                    "privacy",
                    "recipient",
                    "stage",
                    "user"),
            room(
                    "api.webhook",
                    "api.openapi",
                    "api.paging",
                    "api.problem",
                    "api.request",
                    "api.security",
                    "shared",
                    "webhook"),
            room("api.monitoring", "api.security"),
            room(
                    "api.transfer",
                    "api.file",
                    "api.openapi",
                    "api.problem",
                    "api.request",
                    "api.security",
                    "enrollment",
                    "feature",
                    "scheduling",
                    "shared",
                    "user"),
            room("api.web", "api.caching", "api.problem", "api.security", "brand"),
            room("", "api.security", "apikey", "checklist", "listening"));

    private static final List<Map<String, Set<String>>> MODULES = List.of(DOMAIN, NOTIFICATIONS, API);

    @Test
    void roomsUseOnlyTheRoomsThatTheyList() {
        ArchRuleDefinition.classes().should(useOnlyListedRooms()).check(Code.MAIN);
    }

    @Test
    void everyRoomStandsInTheListOfItsModule() {
        Map<String, Set<String>> roomsByJar = Code.MAIN.stream()
                .collect(groupingBy(RoomsTest::jarOf, mapping(RoomsTest::roomOf, toCollection(TreeSet::new))));

        assertThat(roomsByJar.values())
                .as(
                        "The rooms of each module. Add a new room to its module's list in RoomsTest, with the rooms that it "
                                + "uses. Rename a room that another module has too: no package spans two jars.")
                .containsExactlyInAnyOrderElementsOf(
                        MODULES.stream().map(Map::keySet).map(TreeSet::new).toList());
    }

    @Test
    void listedArrowsFormNoCycle() {
        Set<String> above = new HashSet<>();
        MODULES.forEach(rooms -> rooms.forEach((room, uses) -> {
            assertThat(above)
                    .as(
                            "Room '%s' uses rooms that stand below it or nowhere. Move what both rooms need into the upper "
                                    + "one, or let the upper one publish an event.",
                            room)
                    .containsAll(uses);
            above.add(room);
        }));
    }

    @Test
    void onlyTheApiKnowsTheWeb() {
        noClasses()
                .that()
                .resideInAnyPackage(packages(DOMAIN, NOTIFICATIONS))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.servlet..", "org.springframework.web..", "org.springframework.http..")
                .because("a caller that is not the web must be able to use it; move the web part to the api module")
                .check(Code.MAIN);
    }

    @Test
    void onlyNotificationsKnowMail() {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages(NOTIFICATIONS))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.mail..", "org.springframework.mail..")
                .because("mail is the business of the notifications module; move the mail part there")
                .check(Code.MAIN);
    }

    @Test
    void parsingKnowsNoSpring() {
        noClasses()
                .that()
                .resideInAPackage(BASE + ".inbound.parsing")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..")
                .because("a mail is read without the service; move what needs Spring to the room 'inbound'")
                .check(Code.MAIN);
    }

    private static ArchCondition<JavaClass> useOnlyListedRooms() {
        return new ArchCondition<>("use only the rooms that their room lists") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String room = roomOf(type);
                type.getDirectDependenciesFromSelf().stream()
                        .filter(use -> isOurs().test(use.getTargetClass().getBaseComponentType()))
                        .forEach(use -> {
                            String used = roomOf(use.getTargetClass().getBaseComponentType());
                            boolean allowed = used.equals(room) || usesOf(room).contains(used);
                            if (!allowed) {
                                events.add(SimpleConditionEvent.violated(
                                        type,
                                        ("%s: room '%s' may not use room '%s'. Move the code to a room that may, move what "
                                                        + "both need to a room that both use, or publish an event; only if the "
                                                        + "arrow is right, add it to RoomsTest and say why in an ADR.")
                                                .formatted(use.getDescription(), room, used)));
                            }
                        });
            }
        };
    }

    private static Set<String> usesOf(String room) {
        return MODULES.stream()
                .flatMap(rooms -> rooms.entrySet().stream())
                .filter(entry -> entry.getKey().equals(room))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(Set.of());
    }

    private static String roomOf(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(BASE) ? "" : name.substring(BASE.length() + 1);
    }

    private static DescribedPredicate<JavaClass> isOurs() {
        return resideInAnyPackage(BASE + "..");
    }

    /** Where the class was found: a directory or a jar. */
    private static String jarOf(JavaClass type) {
        String uri = type.getSource().orElseThrow().getUri().toString();
        return uri.substring(0, uri.lastIndexOf("dev/earlyaccess"));
    }

    @SafeVarargs
    private static String[] packages(Map<String, Set<String>>... modules) {
        return Arrays.stream(modules)
                .flatMap(rooms -> rooms.keySet().stream())
                .map(room -> BASE + "." + room)
                .toArray(String[]::new);
    }

    private record Room(String name, Set<String> uses) {}

    private static Room room(String name, String... uses) {
        return new Room(name, Set.of(uses));
    }

    private static Map<String, Set<String>> rooms(Room... rooms) {
        Map<String, Set<String>> byName = new LinkedHashMap<>();
        for (Room room : rooms) {
            byName.put(room.name(), room.uses());
        }
        return byName;
    }
}
