package dev.earlyaccess.api.caching;

import dev.earlyaccess.user.UserId;
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

    /** The response to this user with this body and all of these headers. */
    public <T> ResponseEntity<JsonText<T>> to(UserId user, T body) {
        return written(user, body);
    }

    /**
     * The response to this user with this body.
     *
     * @param body serialised as a {@code T} is
     */
    public <T> ResponseEntity<JsonText<T>> written(UserId user, Object body) {
        JsonText<T> text = new JsonText<>(json.writeValueAsBytes(body));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .varyBy(HttpHeaders.AUTHORIZATION, "X-API-Key", HttpHeaders.ACCEPT_LANGUAGE)
                .eTag(text.tag(user))
                .body(text);
    }
}
