package dev.earlyaccess.inbound.parsing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the fields of a header line by line, within limits: what exceeds them is left out. */
final class HeaderLines {

    private static final int MOST_FIELDS = 1_000;
    private static final int LONGEST_VALUE = 50_000;
    private static final int LONGEST_NAME = 200;

    /** What a line costs beside its characters. */
    private static final int MIN_COST = 10;

    /** For all fields together. */
    private static final int MOST_CHARACTERS = 400_000;

    /** The fields that show that a header is meant, and not text that looks like a header. */
    private static final Set<String> KNOWN = Set.of(
            "from",
            "to",
            "cc",
            "bcc",
            "subject",
            "date",
            "sender",
            "reply-to",
            "message-id",
            "in-reply-to",
            "references",
            "received",
            "return-path",
            "delivered-to",
            "mime-version",
            "dkim-signature",
            "authentication-results",
            "auto-submitted",
            "precedence",
            "list-id");

    private final List<MailHeaders.Field> fields = new ArrayList<>();
    private @Nullable String name;
    private final StringBuilder value = new StringBuilder();
    private int characters;
    private boolean isKnown;

    /** Whether a line begins a field: a name without space, and a colon (RFC 5322, 2.2). */
    static boolean isField(String line) {
        return nameEnd(line) > 0;
    }

    /** Whether a line begins one of the fields that mail programs and servers write. */
    static boolean isKnownField(String line) {
        int end = nameEnd(line);
        String name = end < 0 ? "" : line.substring(0, end).toLowerCase(Locale.ROOT);
        return KNOWN.contains(name) || name.startsWith("x-") || name.startsWith("content-") || name.startsWith("arc-");
    }

    private static int nameEnd(String line) {
        int end = 0;
        while (end < line.length() && line.charAt(end) > ' ' && line.charAt(end) <= '~' && line.charAt(end) != ':') {
            end++;
        }
        int colon = end;
        while (colon < line.length() && (line.charAt(colon) == ' ' || line.charAt(colon) == '\t')) {
            colon++;
        }
        return colon < line.length() && line.charAt(colon) == ':' && end > 0 && end <= LONGEST_NAME ? end : -1;
    }

    /** Adds a line that {@link #isField begins a field}. */
    void begin(String line) {
        end();
        int end = nameEnd(line);
        name = line.substring(0, end).toLowerCase(Locale.ROOT);
        isKnown |= isKnownField(line);
        value.setLength(0);
        goOn(line.substring(line.indexOf(':', end) + 1));
    }

    /** Adds a further line, or a further piece of a line, to the present field. */
    void goOn(String more) {
        characters += MIN_COST;
        int room = Math.min(LONGEST_VALUE - value.length(), MOST_CHARACTERS - characters);
        String added = more.length() <= room ? more : more.substring(0, Math.max(0, room));
        value.append(added);
        characters += added.length();
    }

    /** Adds a line that belongs to the present field if there is one. */
    void goOnIfAny(String more) {
        if (name != null) {
            goOn(more);
        }
    }

    private void end() {
        if (name != null && fields.size() < MOST_FIELDS) {
            fields.add(new MailHeaders.Field(name, value.toString().strip()));
        }
    }

    /** Whether no further field is kept. */
    boolean isFull() {
        return fields.size() >= MOST_FIELDS || characters >= MOST_CHARACTERS;
    }

    /** Whether nothing more of the present field is kept. */
    boolean isFieldFull() {
        return value.length() >= LONGEST_VALUE;
    }

    boolean isEmpty() {
        return name == null;
    }

    /** Whether there is a field that mail programs and servers write. */
    boolean isKnown() {
        return isKnown;
    }

    MailHeaders finish() {
        end();
        name = null;
        return new MailHeaders(List.copyOf(fields), !isFull());
    }

    /** The header in these bytes, up to the first blank line. */
    static List<MailHeaders> blocks(byte[] bytes, int most) {
        List<MailHeaders> blocks = new ArrayList<>();
        HeaderLines lines = new HeaderLines();
        for (String line : (Iterable<String>) new String(bytes, ISO_8859_1).lines()::iterator) {
            if (line.isBlank()) {
                if (!lines.isEmpty()) {
                    blocks.add(lines.finish());
                    lines = new HeaderLines();
                }
                if (blocks.size() >= most) {
                    return blocks;
                }
            } else if (isField(line)) {
                lines.begin(line);
            } else {
                lines.goOnIfAny("\n" + line);
            }
        }
        if (!lines.isEmpty()) {
            blocks.add(lines.finish());
        }
        return blocks;
    }
}
