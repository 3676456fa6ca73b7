package dev.earlyaccess.api.caching;

/** JSON that is serialised already, with a hash: responses with the same parts have the same {@code ETag}. */
public final class JsonPart {

    private final byte[] utf8;
    private final byte[] hash;

    private JsonPart(byte[] utf8, byte[] hash) {
        this.utf8 = utf8;
        this.hash = hash;
    }

    /** @param utf8 the JSON in UTF-8, which nobody changes any more */
    static JsonPart of(byte[] utf8) {
        return new JsonPart(utf8, ETags.hash(utf8));
    }

    byte[] utf8() {
        return utf8;
    }

    byte[] hash() {
        return hash;
    }
}
