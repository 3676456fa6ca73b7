package dev.earlyaccess.enrollment;

import static dev.earlyaccess.stage.Stage.ARCHIVED;
import static dev.earlyaccess.stage.Stage.BETA;
import static dev.earlyaccess.stage.Stage.CONCEPT;
import static dev.earlyaccess.stage.Stage.GENERAL_AVAILABILITY;
import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earlyaccess.feature.Description;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.FeatureLifecycle;
import dev.earlyaccess.feature.FeatureMother;
import dev.earlyaccess.feature.Owner;
import dev.earlyaccess.feature.PublicFeature;
import dev.earlyaccess.feature.Size;
import dev.earlyaccess.feature.Translation;
import dev.earlyaccess.feature.Translations;
import dev.earlyaccess.feature.UnknownFeature;
import dev.earlyaccess.stage.Enrollment;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.testing.DatabaseTest;
import dev.earlyaccess.user.UserId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class FeaturePreviewsTest {

    private static final FeatureKey DARK_MODE = new FeatureKey("dark-mode");
    private static final UserId ADA = new UserId("ada");
    private static final UserId BOB = new UserId("bob");
    private static final UserId GRACE = new UserId("grace");

    @Autowired
    private FeaturePreviews previews;

    @Autowired
    private FeatureLifecycle lifecycle;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void tellAUserWhatUsersMayKnow() {
        Owner owner = new Owner("Design systems", "design@example.com", "Design");
        Description all = new Description(
                "Dark mode",
                "Easy on the eyes",
                owner,
                List.of("grace@example.com"),
                "https://app.example.com/settings",
                "https://docs.example.com/dark-mode",
                "https://feedback.example.com/dark-mode",
                LocalDate.parse("2026-12-24"),
                Size.MAJOR,
                true,
                true,
                "Switched it on once",
                Translations.NONE);
        lifecycle.create(DARK_MODE, all, BETA, GRACE);

        assertThat(previews.require(ADA, DARK_MODE, null).feature())
                .usingRecursiveComparison()
                .ignoringFields("id")
                .isEqualTo(new PublicFeature(
                        0,
                        DARK_MODE,
                        "Dark mode",
                        "Easy on the eyes",
                        BETA,
                        MON_1_JUNE,
                        LocalDate.parse("2026-12-24"),
                        "https://docs.example.com/dark-mode",
                        "https://feedback.example.com/dark-mode",
                        "Design systems"));
        assertThat(previews.require(ADA, DARK_MODE, null).enrollment()).isEqualTo(Enrollment.NONE);
    }

    @Test
    void listTheFeaturesOfTheseStagesByName() {
        create("c", "Dark mode", BETA);
        create("b", "Autosave", CONCEPT);
        create("a", "Dark mode", CONCEPT);
        FeatureMother.create(lifecycle, new FeatureKey("on-for-all"), GENERAL_AVAILABILITY);
        FeatureMother.create(lifecycle, new FeatureKey("gone"), ARCHIVED);

        assertThat(previews.of(ADA, Set.of(CONCEPT, BETA), null))
                .extracting(preview -> preview.key().value())
                .containsExactly("b", "a", "c");
        assertThat(previews.of(ADA, Set.of(ARCHIVED), null))
                .extracting(preview -> preview.key().value())
                .containsExactly("gone");
        assertThat(previews.of(ADA, Set.of(), null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none, Dark mode, Easy on the eyes",
                "en, Dark mode, Easy on the eyes",
                "de, Dunkelmodus, Gut für die Augen",
                "de-AT, Finstermodus, Gut für die Augen",
                "de_AT, Finstermodus, Gut für die Augen",
                "de-AT-u-co-phonebk, Finstermodus, Gut für die Augen",
                "de-CH, Dunkelmodus, Gut für die Augen",
                "no tag, Dark mode, Easy on the eyes",
                "d, Dark mode, Easy on the eyes"
            })
    void speakTheUsersLanguage(@Nullable String locale, String name, String description) {
        lifecycle.create(
                DARK_MODE,
                FeatureMother.translated(
                        "Dark mode",
                        "Easy on the eyes",
                        Map.of(
                                "de", new Translation("Dunkelmodus", "Gut für die Augen"),
                                "de-AT", new Translation("Finstermodus", null))),
                CONCEPT,
                GRACE);

        FeaturePreview preview = previews.require(ADA, DARK_MODE, locale);

        assertThat(preview.name()).isEqualTo(name);
        assertThat(preview.feature().description()).isEqualTo(description);
        assertThat(previews.of(ADA, Set.of(CONCEPT), locale)).containsExactly(preview);
    }

    @Test
    void areSortedByTheNamesThatTheUserReads() {
        lifecycle.create(
                DARK_MODE,
                FeatureMother.translated("Zoom", "It zooms", Map.of("de", new Translation("Ausschnitt", null))),
                CONCEPT,
                GRACE);
        create("b", "Breaks", CONCEPT);

        assertThat(previews.of(ADA, Set.of(CONCEPT), "de"))
                .extracting(FeaturePreview::name)
                .containsExactly("Ausschnitt", "Breaks");
    }

    @Test
    void showEachUserTheirOwnEnrollmentAlone() {
        FeatureMother.create(lifecycle, DARK_MODE, BETA);
        StoredEnrollment.store(jdbc, DARK_MODE, BOB, "opted-in", MON_1_JUNE);

        assertThat(previews.of(BOB, Set.of(BETA), null))
                .extracting(FeaturePreview::enrollment)
                .containsExactly(new Enrollment(EnrollmentStatus.OPTED_IN, Origin.SELF, MON_1_JUNE));
        assertThat(previews.of(ADA, Set.of(BETA), null))
                .extracting(FeaturePreview::enrollment)
                .containsExactly(Enrollment.NONE);
    }

    @ParameterizedTest(name = "{0} is enabled: {1}; for who opted out: {2}; for who said nothing: {3}")
    @CsvSource({
        "CONCEPT, false, false, false",
        "BETA, true, false, false",
        "GENERAL_AVAILABILITY, true, true, true",
        "ARCHIVED, false, false, false"
    })
    void enableWhatTheStageEnables(Stage stage, boolean optedIn, boolean optedOut, boolean nothingSaid) {
        FeatureMother.create(lifecycle, DARK_MODE, stage);
        StoredEnrollment.store(jdbc, DARK_MODE, ADA, "opted-in", MON_1_JUNE);
        StoredEnrollment.store(jdbc, DARK_MODE, BOB, "opted-out", MON_1_JUNE);

        assertThat(previews.require(ADA, DARK_MODE, null).enabled()).isEqualTo(optedIn);
        assertThat(previews.require(BOB, DARK_MODE, null).enabled()).isEqualTo(optedOut);
        assertThat(previews.require(GRACE, DARK_MODE, null).enabled()).isEqualTo(nothingSaid);
    }

    @Test
    void haveNoneOfAFeatureThatThereIsNot() {
        assertThatThrownBy(() -> previews.require(ADA, DARK_MODE, null)).isInstanceOf(UnknownFeature.class);
    }

    private void create(String key, String name, Stage stage) {
        lifecycle.create(new FeatureKey(key), FeatureMother.readyForBeta(name), stage, GRACE);
    }
}
