package dev.earlyaccess.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.clients.JavaCode.Instance;
import dev.openfeature.contrib.providers.ofrep.OfrepProvider;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The page for Java: OpenFeature's SDK with its provider for OFREP. */
@ApiTest
class JavaClientTest {

    private static final ClientPage PAGE = ClientPage.of("java.md");

    @TempDir
    private static Path directory;

    private static JavaCode features;

    @Autowired
    private Api api;

    @BeforeAll
    static void compile() throws IOException, ClassNotFoundException {
        features = JavaCode.compile(PAGE.code("java"), directory);
    }

    @AfterEach
    void shutDown() {
        OpenFeatureAPI.getInstance().shutdown();
    }

    @Test
    void seesEachChangeAtTheNextCall() {
        api.feature("dark-mode");
        Instance backend = backend(base(), key());
        assertThat(evaluation(backend)).isEqualTo("false DISABLED concept");

        api.as("ada").put("/api/v1/features/dark-mode/enrollment").is(200);
        api.move("dark-mode", "beta");
        assertThat(evaluation(backend)).isEqualTo("true TARGETING_MATCH beta");
        assertThat(backend.<Boolean>call("isOn", "dark-mode", "ada")).isTrue();
        assertThat(backend.<Boolean>call("isOn", "dark-mode", "alan")).isFalse();

        api.as("ada").delete("/api/v1/features/dark-mode/enrollment").is(200);
        assertThat(evaluation(backend)).isEqualTo("false TARGETING_MATCH beta");

        api.move("dark-mode", "general-availability");
        assertThat(evaluation(backend)).isEqualTo("true STATIC general-availability");
    }

    @Test
    void getsTheDefaultWithEachError() {
        api.feature("dark-mode", "beta");
        String key = key();

        reports("there is no such feature", details(backend(base(), key), "no-such-feature", "ada"));
        reports("the context has no user", details(backend(base(), key), "dark-mode", ""));
        reports("the key is wrong, or has another role", details(backend(base(), "ea_wrong"), "dark-mode", "ada"));
        reports(
                "the key is wrong, or has another role",
                details(backend(base(), api.machine("viewer").token()), "dark-mode", "ada"));
        reports("the service does not respond", details(backend("http://127.0.0.1:1", key), "dark-mode", "ada"));
        reports("the base URL ends with a slash", details(backend(base() + "/", key), "dark-mode", "ada"));
    }

    @Test
    void cannotSendADate() {
        backend(base(), key());

        FlagEvaluationDetails<Boolean> details = OpenFeatureAPI.getInstance()
                .getClient("early-access")
                .getBooleanDetails(
                        "dark-mode", false, new ImmutableContext("ada", Map.of("since", new Value(Instant.EPOCH))));

        assertThat(details.getErrorMessage()).startsWith("Error processing JSON: ");
        PAGE.says("the context holds an `Instant`", details.getErrorCode(), "Error processing JSON: …");
    }

    @Test
    void namesTheVersionsThatWereTried() {
        assertThat(OpenFeatureAPI.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .endsWith("/sdk-" + version("sdk") + ".jar");
        assertThat(OfrepProvider.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .endsWith("/ofrep-" + version("ofrep") + ".jar");
    }

    private static String version(String artifact) {
        return PAGE.code("xml")
                .replaceAll("(?s).*<artifactId>" + artifact + "</artifactId>\\s*<version>([^<]*)<.*", "$1");
    }

    private static void reports(String what, FlagEvaluationDetails<Boolean> details) {
        assertThat(details.getValue()).isFalse();
        assertThat(details.getReason()).isEqualTo("ERROR");
        PAGE.says(what, details.getErrorCode(), details.getErrorMessage());
    }

    private static String evaluation(Instance backend) {
        FlagEvaluationDetails<Boolean> details = details(backend, "dark-mode", "ada");
        return details.getValue() + " " + details.getReason() + " "
                + details.getFlagMetadata().getString("stage");
    }

    private static FlagEvaluationDetails<Boolean> details(Instance backend, String feature, String user) {
        return backend.call("evaluate", feature, user);
    }

    private static Instance backend(String url, String key) {
        return features.create(url, key);
    }

    private String base() {
        return api.anonymous().base();
    }

    private String key() {
        return api.machine("server").token();
    }
}
