package dev.earlyaccess.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.testing.DatabaseTest;
import dev.earlyaccess.user.UserId;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@DatabaseTest
class FeatureCatalogueTest {

    private static final FeatureKey DARK_MODE = new FeatureKey("dark-mode");
    private static final UserId GRACE = new UserId("grace");

    @Autowired
    private FeatureCatalogue catalogue;

    @Autowired
    private FeatureLifecycle lifecycle;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void oneFeature() {
        FeatureMother.create(lifecycle, DARK_MODE, Stage.CONCEPT);
    }

    @AfterEach
    void isNotifiedAgain() {
        catalogue.connected();
    }

    @Test
    void isReadOnceWhileNothingChanges() {
        await().until(() -> catalogue.current() == catalogue.current()); // once no notification is under way
    }

    @Test
    void showsAChangeToTheVeryNextRead() {
        assertThat(names()).containsExactly("dark-mode");
        rename("night-mode");
        assertThat(names()).containsExactly("night-mode");
        lifecycle.move(DARK_MODE, version -> true, new TransitionRequest(Stage.ARCHIVED, "Nobody used it"), GRACE);
        assertThat(catalogue.current().require(DARK_MODE, null).stage()).isEqualTo(Stage.ARCHIVED);
    }

    @Test
    void showsNobodyWhatIsNotCommitted() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    rename("night-mode");
                    assertThat(names()).as("in the transaction itself").containsExactly("night-mode");
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");

        assertThat(names()).containsExactly("dark-mode");
    }

    @Test
    void hearsOfAChangeByAnotherInstance() {
        assertThat(names()).containsExactly("dark-mode");
        transaction.executeWithoutResult(status -> {
            renameElsewhere();
            catalogue.notifyOthers();
        });

        await().until(this::names, List.of("night-mode")::equals);
    }

    @Test
    void isReadAnewAfterAGap() {
        assertThat(names()).containsExactly("dark-mode");
        renameElsewhere();
        catalogue.connected();

        assertThat(names()).containsExactly("night-mode");
    }

    @Test
    void isReadEverySecondWhileNobodyNotifies() {
        assertThat(names()).containsExactly("dark-mode");
        catalogue.disconnected();
        renameElsewhere();

        await().until(this::names, List.of("night-mode")::equals);
    }

    /** As if another instance did it. */
    private void renameElsewhere() {
        jdbc.sql("update feature set name = 'night-mode'").update();
    }

    private void rename(String name) {
        lifecycle.describe(DARK_MODE, version -> true, before -> FeatureMother.readyForBeta(name), null, GRACE);
    }

    private List<String> names() {
        return catalogue.current().in(EnumSet.allOf(Stage.class), null).stream()
                .map(PublicFeature::name)
                .toList();
    }
}
