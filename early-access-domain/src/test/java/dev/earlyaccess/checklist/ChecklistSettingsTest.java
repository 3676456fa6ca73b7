package dev.earlyaccess.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class ChecklistSettingsTest {

    private static final String ITEM = "early-access.checklist.items[0].";

    private final Map<String, Object> settings = new HashMap<>(Map.of(
            ITEM + "name", "security-review",
            ITEM + "title", "A security review",
            ITEM + "binds", "major,new-product",
            ITEM + "why", "Large things break.",
            ITEM + "how", "Ask security.",
            ITEM + "notice", "P7D"));

    @Test
    void addItemsAfterThoseOfEveryCompany() {
        ChecklistCatalog items = new ChecklistCatalog(bound());

        assertThat(items.all()).startsWith(BuiltInItems.ALL.toArray(ChecklistItem[]::new));
        assertThat(items.all())
                .last()
                .isEqualTo(new ChecklistItem(
                        "security-review",
                        "A security review",
                        Set.of(Applicability.MAJOR, Applicability.NEW_PRODUCT),
                        "Large things break.",
                        "Ask security.",
                        Duration.ofDays(7)));
        assertThat(fault()).isNull();
    }

    @Test
    void bindAlwaysAndWithoutNoticeUnlessTold() {
        settings.remove(ITEM + "binds");
        settings.remove(ITEM + "notice");

        assertThat(bound().added()).singleElement().satisfies(item -> {
            assertThat(item.binds()).containsExactly(Applicability.ALWAYS);
            assertThat(item.notice()).isZero();
        });
    }

    @Test
    void addNothingUnlessTold() {
        settings.clear();

        assertThat(fault()).isNull();
        assertThat(new ChecklistCatalog(new ChecklistSettings(List.of())).all()).hasSize(8);
    }

    @Test
    void canBeGivenInTheEnvironment() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.of(
                                "EARLY_ACCESS_CHECKLIST_ITEMS_0_NAME", "security-review",
                                "EARLY_ACCESS_CHECKLIST_ITEMS_0_TITLE", "A security review",
                                "EARLY_ACCESS_CHECKLIST_ITEMS_0_BINDS", "metered",
                                "EARLY_ACCESS_CHECKLIST_ITEMS_0_WHY", "Large things break.",
                                "EARLY_ACCESS_CHECKLIST_ITEMS_0_HOW", "Ask security.",
                                "EARLY_ACCESS_CHECKLIST_ITEMS_0_NOTICE", "30d")));

        assertThat(ChecklistSettings.fault(environment)).isEmpty();
        assertThat(bound(environment).added()).extracting(ChecklistItem::notice).containsExactly(Duration.ofDays(30));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name   | ''             | name must be kebab-case",
                "name   | Security       | name must be kebab-case",
                "name   | a--b           | name must be kebab-case",
                "name   | announcement   | name must be another one: there is an item announcement already",
                "title  | ' '            | title must be given",
                "why    | ''             | why must be given",
                "how    | ''             | how must be given",
                "binds  | ''             | binds must be some of always, major, new-product, metered",
                "binds  | major,minor    | binds must be some of always, major, new-product, metered",
                "binds  | MAJOR          | binds must be some of always, major, new-product, metered",
                "notice | PT36H          | notice must be whole days",
                "notice | -P1D           | notice must be whole days",
                "notice | P367D          | notice must be whole days",
                "notice | P9999999999D   | notice must be whole days",
                "notice | P1M            | notice must be whole days",
                "notice | soon           | notice must be whole days",
                "notise | P7D            | early-access.checklist.items[0].notise",
            })
    void tellTheOperatorWhatIsWrong(String field, String value, String fault) {
        settings.put(ITEM + field, value);

        assertThat(fault()).contains(fault).startsWith("early-access.checklist").doesNotContain("\n", "Exception");
    }

    @Test
    void tellTheOperatorAllThatIsWrong() {
        settings.remove(ITEM + "name");
        settings.put("early-access.checklist.items[1].name", "x");

        assertThat(fault())
                .isEqualTo(
                        "early-access.checklist.items[0].name must be kebab-case, like security-review, of at most 64 "
                                + "characters; early-access.checklist.items[1].title must be given; "
                                + "early-access.checklist.items[1].why must be given; early-access.checklist.items[1].how must be given");
    }

    @Test
    void tellOfAPlaceThatIsLeftOut() {
        settings.put("early-access.checklist.items[2].name", "x");

        assertThat(fault()).contains("items[2].name").doesNotContain("\n");
    }

    private String fault() {
        return ChecklistSettings.fault(environment()).orElse(null);
    }

    private ChecklistSettings bound() {
        return bound(environment());
    }

    private static ChecklistSettings bound(StandardEnvironment environment) {
        return Binder.get(environment)
                .bind("early-access.checklist", ChecklistSettings.class)
                .get();
    }

    private StandardEnvironment environment() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", settings));
        return environment;
    }
}
