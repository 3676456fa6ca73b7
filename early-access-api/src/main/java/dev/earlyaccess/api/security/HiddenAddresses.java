package dev.earlyaccess.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes what {@link HoldsAddresses} marks, without addresses in the responses that hide them. */
class HiddenAddresses extends ValueSerializer<Object> {

    private static final String HIDE = HiddenAddresses.class.getName();

    private static final String IN_ADDRESS = "[^\\s<>()\\[\\]\",;:@]";

    /** Begins only where a word begins: a long word without an address would take seconds. */
    private static final Pattern ADDRESS = Pattern.compile("(?<!%1$s)%1$s++@%1$s++".formatted(IN_ADDRESS));

    /** From now on the response to this request hides addresses. */
    static void hideIn(HttpServletRequest request) {
        request.setAttribute(HIDE, true);
    }

    private static boolean areHidden() {
        @Nullable RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request != null && request.getAttribute(HIDE, RequestAttributes.SCOPE_REQUEST) != null;
    }

    @Override
    public void serialize(Object value, JsonGenerator json, SerializationContext context) {
        if (value instanceof Collection<?> addresses) {
            json.writeStartArray();
            if (!areHidden()) {
                addresses.forEach(address -> json.writeString(String.valueOf(address)));
            }
            json.writeEndArray();
        } else if (areHidden() && ADDRESS.matcher(String.valueOf(value)).find()) {
            json.writeNull();
        } else {
            json.writeString(String.valueOf(value));
        }
    }

    static String withoutAddresses(String text) {
        return ADDRESS.matcher(text).replaceAll("(hidden)");
    }

    /** Writes what {@link MentionsAddresses} marks. */
    static class InText extends ValueSerializer<Object> {

        @Override
        public void serialize(Object value, JsonGenerator json, SerializationContext context) {
            if (value instanceof Collection<?> texts) {
                json.writeStartArray();
                texts.forEach(text -> json.writeString(shown(text)));
                json.writeEndArray();
            } else {
                json.writeString(shown(value));
            }
        }

        private static String shown(Object text) {
            return areHidden() ? withoutAddresses(String.valueOf(text)) : String.valueOf(text);
        }
    }
}
