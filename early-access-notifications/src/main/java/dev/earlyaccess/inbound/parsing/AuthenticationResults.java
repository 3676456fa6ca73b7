package dev.earlyaccess.inbound.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A header field in which a mail server says what it found out about the origin of a mail (RFC 8601).
 *
 * @param server the identifier of the server that says so (authserv-id); anybody may write a field with it, but
 *     only the server itself adds fields above those that a mail had when it came
 * @param isReadable whether all of the field follows the grammar; if not, nothing in it counts
 */
public record AuthenticationResults(String server, boolean isReadable, List<MethodResult> results) {

    /**
     * What one method found out.
     *
     * @param method such as {@code dmarc}, in lower case
     * @param result such as {@code pass}, in lower case
     * @param fromDomain the domain of the From field ({@code header.from}); null if the field does not say it
     */
    public record MethodResult(
            String method, String result, @Nullable String fromDomain) {}

    private static final String DMARC = "dmarc";
    private static final String PASS = "pass";

    /**
     * Whether the domain of a mail's From field is authentic, as this server says (RFC 7489). Of the fields of
     * this server only the topmost counts: the sender may have written those below it.
     *
     * @param fields the values of all {@code Authentication-Results} fields, from the top of the mail
     * @param server the identifier that the server writes
     * @param domain the domain of the From field
     */
    public static boolean confirmDomain(List<String> fields, String server, String domain) {
        return fields.stream()
                .flatMap(field -> parse(field).stream())
                .filter(field -> field.server().equalsIgnoreCase(server))
                .findFirst()
                .filter(field -> field.confirms(domain))
                .isPresent();
    }

    private boolean confirms(String domain) {
        List<MethodResult> dmarc =
                results.stream().filter(result -> result.method().equals(DMARC)).toList();
        return isReadable
                && !dmarc.isEmpty()
                && dmarc.stream()
                        .allMatch(result -> result.result().equals(PASS)
                                && (result.fromDomain() == null
                                        || result.fromDomain().equalsIgnoreCase(domain)));
    }

    /** Parses the value of a field; empty if it does not begin with the identifier of a server. */
    public static Optional<AuthenticationResults> parse(String value) {
        Scanner field = new Scanner(value);
        String server;
        try {
            field.skipSpace();
            server = field.value();
        } catch (MalformedField noServer) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AuthenticationResults(server, true, results(field)));
        } catch (MalformedField unreadable) {
            return Optional.of(new AuthenticationResults(server, false, List.of()));
        }
    }

    /** What follows the identifier: perhaps a version, then the results, each after a semicolon. */
    private static List<MethodResult> results(Scanner field) throws MalformedField {
        field.skipSpace();
        if (field.atDigit() && !field.word().equals("1")) {
            throw new MalformedField();
        }
        List<MethodResult> results = new ArrayList<>();
        field.skipSpace();
        while (!field.atEnd()) {
            field.take(';');
            field.skipSpace();
            if (!field.atEnd()) { // a semicolon at the end is against the grammar, and common
                result(field).ifPresent(results::add);
            }
        }
        return results;
    }

    /** One result with its properties, up to the next semicolon; empty for "none". */
    private static Optional<MethodResult> result(Scanner field) throws MalformedField {
        String method = field.word();
        field.skipSpace();
        if (method.equals("none") && (field.atEnd() || field.at(';'))) {
            return Optional.empty();
        }
        boolean isKnownVersion = true;
        if (field.at('/')) {
            field.take('/');
            field.skipSpace();
            isKnownVersion = field.word().equals("1");
            field.skipSpace();
        }
        field.take('=');
        field.skipSpace();
        String result = field.word();
        field.skipSpace();
        @Nullable String fromDomain = null;
        while (!field.atEnd() && !field.at(';')) {
            Property property = property(field);
            if (property.name().equals("header.from")) {
                fromDomain = property.value();
            }
        }
        return isKnownVersion ? Optional.of(new MethodResult(method, result, fromDomain)) : Optional.empty();
    }

    private record Property(String name, String value) {}

    /** A property, or the reason; some servers also write properties without a dot in their name. */
    private static Property property(Scanner field) throws MalformedField {
        String name = field.word();
        field.skipSpace();
        if (field.at('.')) {
            field.take('.');
            field.skipSpace();
            name += "." + field.word();
            field.skipSpace();
        }
        field.take('=');
        field.skipSpace();
        String value = field.propertyValue();
        field.skipSpace();
        return new Property(name, value);
    }

    /** The field does not follow the grammar. */
    private static final class MalformedField extends Exception {

        MalformedField() {
            super(null, null, false, false);
        }
    }

    /** Reads a field from left to right, each character once. */
    private static final class Scanner {

        /** What ends a token (RFC 2045, 5.1). */
        private static final String SPECIALS = "()<>@,;:\\\"/[]?=";

        private final String text;
        private int position;

        Scanner(String text) {
            this.text = text;
        }

        boolean atEnd() {
            return position >= text.length();
        }

        boolean at(char wanted) {
            return !atEnd() && text.charAt(position) == wanted;
        }

        boolean atDigit() {
            return !atEnd() && Character.digit(text.charAt(position), 10) >= 0;
        }

        void take(char wanted) throws MalformedField {
            if (!at(wanted)) {
                throw new MalformedField();
            }
            position++;
        }

        /** Skips white space and comments, which may be nested (RFC 5322, 3.2.2). */
        void skipSpace() throws MalformedField {
            int depth = 0;
            while (!atEnd()) {
                char c = text.charAt(position);
                if (c == '(') {
                    depth++;
                } else if (c == ')' && depth > 0) {
                    depth--;
                } else if (c == '\\' && depth > 0) {
                    position++;
                } else if (depth == 0 && !isSpace(c)) {
                    return;
                }
                position++;
            }
            if (depth > 0) {
                throw new MalformedField();
            }
        }

        private static boolean isSpace(char c) {
            return c == ' ' || c == '\t' || c == '\r' || c == '\n';
        }

        /** A keyword, in lower case. */
        String word() throws MalformedField {
            int begin = position;
            while (!atEnd() && isOfWord(text.charAt(position))) {
                position++;
            }
            return taken(begin).toLowerCase(java.util.Locale.ROOT);
        }

        private static boolean isOfWord(char c) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
        }

        /** A token or a quoted string. */
        String value() throws MalformedField {
            if (at('"')) {
                return quoted();
            }
            int begin = position;
            while (!atEnd() && isOfToken(text.charAt(position))) {
                position++;
            }
            return taken(begin);
        }

        private static boolean isOfToken(char c) {
            return c > ' ' && c < 0x7f && SPECIALS.indexOf(c) < 0;
        }

        /** The value of a property, which may also be an address or a part of base64. */
        String propertyValue() throws MalformedField {
            StringBuilder value = new StringBuilder();
            int begin = position;
            while (!atEnd() && !isSpace(text.charAt(position)) && !at(';') && !at('(') && !at(')')) {
                if (at('"')) {
                    value.append(quoted());
                } else {
                    value.append(text.charAt(position++));
                }
            }
            if (position == begin) {
                throw new MalformedField();
            }
            return value.toString();
        }

        private String quoted() throws MalformedField {
            take('"');
            StringBuilder value = new StringBuilder();
            while (!at('"')) {
                if (at('\\')) {
                    position++;
                }
                if (atEnd()) {
                    throw new MalformedField();
                }
                value.append(text.charAt(position++));
            }
            take('"');
            return value.toString();
        }

        private String taken(int begin) throws MalformedField {
            if (position == begin) {
                throw new MalformedField();
            }
            return text.substring(begin, position);
        }
    }
}
