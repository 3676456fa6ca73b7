package dev.earlyaccess.api.caching;

import dev.earlyaccess.user.UserId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The JSON of a response body, serialised before it is sent, because its {@code ETag} is computed from it.
 *
 * @param <T> the type that was serialised; the API document needs it
 */
public final class JsonText<T> {

    private final byte[] utf8;

    /** @param utf8 the JSON in UTF-8, which nobody changes any more */
    public JsonText(byte[] utf8) {
        this.utf8 = utf8;
    }

    /** The entity tag of the response with this body to anybody, without its quotes. */
    public String tag() {
        return ETags.of(utf8);
    }

    /** The entity tag of the response with this body to one user, without its quotes. */
    String tag(UserId user) {
        return ETags.of(user.value().getBytes(StandardCharsets.UTF_8), utf8);
    }

    int length() {
        return utf8.length;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(utf8);
    }
}
