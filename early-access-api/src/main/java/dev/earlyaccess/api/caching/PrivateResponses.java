package dev.earlyaccess.api.paging;

import dev.earlyaccess.user.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers what one user reads, so that a browser may keep it, no one else's cache may, and it is always asked again: the
 * {@code ETag} covers the user and all that the answer says (RFC 9110, 8.8.3).
 */
@Component
public class PrivateResponses {

    private final JsonMapper json;

    PrivateResponses(JsonMapper json) {
        this.json = json;
    }

    /** The answer with all of these headers. */
    public <T> ResponseEntity<T> answer(UserId user, T body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .varyBy(HttpHeaders.AUTHORIZATION)
                .eTag(tag(user, body))
                .body(body);
    }

    private String tag(UserId user, Object body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(user.value().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest(json.writeValueAsBytes(body)));
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Every JDK has SHA-256", ex);
        }
    }
}
