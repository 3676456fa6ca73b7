package dev.earlyaccess.api.caching;

import dev.earlyaccess.user.UserId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Responses to one user. The user's browser may cache them and revalidates them each time; shared caches may
 * not cache them. The {@code ETag} covers the user and the whole body.
 */
@Component
public class PrivateResponses {

    private final JsonMapper json;

    PrivateResponses(JsonMapper json) {
        this.json = json;
    }

    /** The response to this user with this body. */
    public <T> ResponseEntity<JsonText<T>> to(UserId user, T body) {
        return response(user, new JsonText<>(json.writeValueAsBytes(body)));
    }

    /**
     * The response to this user with an object of two fields, which is read as a {@code T}.
     *
     * @param list the name of the first field, a list
     * @param items of the list
     * @param other the name of the second field
     * @param value of the second field
     */
    public <T> ResponseEntity<JsonText<T>> list(
            UserId user, String list, List<JsonPart> items, String other, Object value) {
        byte[] begin = ("{\"" + list + "\":[").getBytes(StandardCharsets.UTF_8);
        byte[] end = ("],\"" + other + "\":" + json.writeValueAsString(value) + "}").getBytes(StandardCharsets.UTF_8);
        return response(user, JsonText.of(begin, items, end));
    }

    private static <T> ResponseEntity<JsonText<T>> response(UserId user, JsonText<T> text) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .varyBy(HttpHeaders.AUTHORIZATION, "X-API-Key", HttpHeaders.ACCEPT_LANGUAGE)
                .eTag(text.tag(user))
                .body(text);
    }
}
