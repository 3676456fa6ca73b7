package dev.earlyaccess.apikey;

import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earlyaccess.audit.AuditTrail;
import dev.earlyaccess.testing.DatabaseTest;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** The keys from the settings beside those in the database. */
@DatabaseTest
class ApiKeysTest {

    @Autowired
    private ApiKeyRows rows;

    @Autowired
    private ApiKeyUses uses;

    @Autowired
    private AuditTrail trail;

    private ApiKeys with(String... namesInSettings) {
        return new ApiKeys(
                rows,
                uses,
                new ApiKeySettings(List.of(namesInSettings).stream()
                        .map(name -> new ConfiguredApiKey(name, "%064d".formatted(name.length()), "viewer"))
                        .toList()));
    }

    @Test
    void refuseToStartIfTwoHaveTheSameName() {
        ApiKeys keys = with();
        long id = keys.create("Build server", ApiKeyRole.EDITOR, null, MON_1_JUNE)
                .key()
                .id();

        assertThatThrownBy(with("Dashboard", "BUILD server")::afterSingletonsInstantiated)
                .isInstanceOf(AmbiguousApiKey.class)
                .hasMessageContaining("\"Build server\"")
                .hasMessageContaining("early-access.security.api-keys");
        assertThatCode(with("Dashboard")::afterSingletonsInstantiated).doesNotThrowAnyException();
        assertThatThrownBy(() -> with("BUILD server").create("Build Server", ApiKeyRole.EDITOR, null, MON_1_JUNE))
                .isInstanceOf(ApiKeyNameTaken.class);
        keys.revoke(id, MON_1_JUNE);
        assertThatCode(with("Build server")::afterSingletonsInstantiated).doesNotThrowAnyException();
    }

    /** Somebody who guesses costs the database nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"", "x", "ea_", "ea_0123456789", "ea_01234567890123456789012345678901234567890-2"})
    void areNotLookedUpIfTheyCannotBeOurs(String guessed) {
        ApiKeys keys = new ApiKeys(
                new ApiKeyRows(JdbcClient.create(noDatabase()), trail), uses, new ApiKeySettings(List.of()));

        assertThatThrownBy(() -> keys.authenticate(new ApiKeySecret(guessed), MON_1_JUNE))
                .isInstanceOf(ApiKeyRefused.class);
    }

    private static AbstractDataSource noDatabase() {
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() {
                throw new AssertionError("A statement");
            }

            @Override
            public Connection getConnection(String user, String password) {
                throw new AssertionError("A statement");
            }
        };
    }
}
