package dev.earlyaccess.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * A response as it came.
 *
 * @param headers by their names in lower case; repeated ones are joined by commas
 */
record WireResponse(int status, Map<String, String> headers, byte[] bytes) {

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The media type, without parameters; empty if there is none. */
    String mediaType() {
        String type = header("content-type");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
