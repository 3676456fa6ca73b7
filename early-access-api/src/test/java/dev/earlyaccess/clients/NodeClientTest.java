package dev.earlyaccess.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The page for Node: OpenFeature's SDK for servers with its provider for OFREP. */
@ApiTest
@NodeTest
class NodeClientTest {

    private static final ClientPage PAGE = ClientPage.of("node.md");

    @TempDir
    private Path directory;

    @Autowired
    private Api api;

    private NodeModule backend;
    private String base;
    private String key;

    @BeforeEach
    void load() throws IOException {
        backend = NodeModule.load(NodePackages.module(directory, "features.mjs", PAGE.code("js")));
        base = api.anonymous().base();
        key = api.machine("server").token();
    }

    @AfterEach
    void end() {
        backend.close();
    }

    @Test
    void seesEachChangeAtTheNextCall() throws IOException {
        api.feature("dark-mode");
        backend.call("start", base, key);
        assertThat(evaluation()).isEqualTo("false DISABLED concept");

        api.as("ada").put("/api/v1/features/dark-mode/enrollment").is(200);
        api.move("dark-mode", "beta");
        assertThat(evaluation()).isEqualTo("true TARGETING_MATCH beta");
        assertThat(backend.call("isOn", "dark-mode", "ada").booleanValue()).isTrue();
        assertThat(backend.call("isOn", "dark-mode", "alan").booleanValue()).isFalse();

        api.as("ada").delete("/api/v1/features/dark-mode/enrollment").is(200);
        assertThat(evaluation()).isEqualTo("false TARGETING_MATCH beta");

        api.move("dark-mode", "general-availability");
        assertThat(evaluation()).isEqualTo("true STATIC general-availability");
    }

    private String evaluation() throws IOException {
        JsonNode details = backend.call("evaluate", "dark-mode", "ada");
        return details.get("value").asString() + " " + details.get("reason").asString() + " "
                + details.at("/flagMetadata/stage").asString();
    }

    @Test
    void getsTheDefaultWithEachError() throws IOException {
        api.feature("dark-mode", "beta");

        reports("`start` was not called", "dark-mode", "ada");
        backend.call("start", base, key);
        reports("there is no such feature", "no-such-feature", "ada");
        reports("the context has no user", "dark-mode", "");
        backend.call("start", base, "ea_wrong");
        reports("the key is wrong, or has another role", "dark-mode", "ada");
        backend.call("start", base, api.machine("viewer").token());
        reports("the key is wrong, or has another role", "dark-mode", "ada");
        backend.call("start", base + "/", key);
        reports("the base URL ends with a slash", "dark-mode", "ada");
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            backend.call("start", "http://127.0.0.1:" + silent.getLocalPort(), key);
            reports("the service does not respond", "dark-mode", "ada");
        }
    }

    private void reports(String what, String feature, String user) throws IOException {
        JsonNode details = backend.call("evaluate", feature, user);
        String message = details.get("errorMessage").asString();
        assertThat(details.get("value").booleanValue()).isFalse();
        assertThat(details.get("reason").asString()).isEqualTo("ERROR");
        PAGE.says(what, details.get("errorCode").asString(), message.isEmpty() ? "(empty)" : message);
    }

    @Test
    void namesTheVersionsThatWereTried() throws IOException {
        NodePackages.areThoseOf(PAGE);
    }
}
