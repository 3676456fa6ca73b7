package dev.earlyaccess.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.endtoend.Client;
import dev.earlyaccess.endtoend.WholeService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds the API against the document that clients were promised. */
@WholeService
class OpenApiDocumentTest {

    private static final Path AGREED = Path.of("..", "docs", "openapi.json");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Autowired
    private Client client;

    @Test
    void isAsAgreed() throws IOException {
        String actual = document();
        if (Boolean.getBoolean("openapi.update")) {
            Files.writeString(AGREED, actual);
        }
        assertThat(actual).as("""
                The HTTP API is not as docs/openapi.json says. If that is meant, run
                    ./mvnw verify -Dopenapi.update=true
                read the difference, and commit the file with what changed it.""").isEqualTo(agreed());
    }

    /** Sorted by name, and with an address that is not the one of this test's server. */
    private String document() {
        ObjectNode document = (ObjectNode) client.get("/v3/api-docs").is(200).json();
        document.putArray("servers").addObject().put("url", "/").put("description", "This server");
        return JSON.writeValueAsString(JSON.treeToValue(document, Object.class)).replace("\r\n", "\n") + "\n";
    }

    private static String agreed() throws IOException {
        return Files.exists(AGREED) ? Files.readString(AGREED).replace("\r\n", "\n") : "";
    }
}
