package dev.earlyaccess.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service's response. */
public record Response(int status, HttpHeaders headers, String body) {

    private static final JsonMapper JSON = new JsonMapper();

    public Response is(int expected) {
        assertThat(status).as(body).isEqualTo(expected);
        return this;
    }

    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** The value at this JSON pointer (RFC 6901). */
    public String text(String pointer) {
        JsonNode value = json().at(pointer);
        assertThat(value.isMissingNode()).as("%s in %s", pointer, body).isFalse();
        return value.asString();
    }
}
