package dev.earlyaccess.api.caching;

import dev.earlyaccess.user.UserId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The JSON of a response body, serialised before it is sent, because its {@code ETag} is computed from it.
 *
 * @param <T> the type that was serialised; the API document needs it
 */
public final class JsonText<T> {

    private final byte[] utf8;

    /** What its tag is computed from: equal for the same JSON. */
    private final byte[] identity;

    /** @param utf8 the JSON in UTF-8, which nobody changes any more */
    public JsonText(byte[] utf8) {
        this(utf8, utf8);
    }

    private JsonText(byte[] utf8, byte[] identity) {
        this.utf8 = utf8;
        this.identity = identity;
    }

    /** A list between these two texts. Of the items, only the hashes are read for the tag. */
    static <T> JsonText<T> of(byte[] begin, List<JsonPart> items, byte[] end) {
        int length = begin.length + end.length + Math.max(0, items.size() - 1);
        for (JsonPart item : items) {
            length += item.utf8().length;
        }
        ByteBuffer text = ByteBuffer.allocate(length).put(begin);
        ByteBuffer identity = ByteBuffer.allocate(begin.length + end.length + items.size() * ETags.HASH_BYTES)
                .put(begin);
        for (JsonPart item : items) {
            if (text.position() > begin.length) {
                text.put((byte) ',');
            }
            text.put(item.utf8());
            identity.put(item.hash());
        }
        text.put(end);
        identity.put(end);
        return new JsonText<>(text.array(), identity.array());
    }

    /** The entity tag of the response with this body to anybody, without its quotes. */
    public String tag() {
        return ETags.of(identity);
    }

    /** The entity tag of the response with this body to one user, without its quotes. */
    String tag(UserId user) {
        return ETags.of(user.value().getBytes(StandardCharsets.UTF_8), identity);
    }

    int length() {
        return utf8.length;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(utf8);
    }
}
