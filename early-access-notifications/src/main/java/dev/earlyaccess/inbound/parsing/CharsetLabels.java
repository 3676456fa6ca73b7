package dev.earlyaccess.inbound.parsing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The character sets by the labels that the WHATWG Encoding Standard gives them, because mail programs, like
 * web pages, use a label for more characters than the standard of that name has. The table is the resource
 * {@code charset-labels.txt}; a label that it lacks may still be known to Java.
 */
final class CharsetLabels {

    private static final Map<String, @Nullable Charset> TABLE = table();

    private CharsetLabels() {}

    /** The character set; null if it is unknown, and for ASCII, which says nothing about other bytes. */
    static @Nullable Charset find(String label) {
        String name = label.strip().toLowerCase(Locale.ROOT).replaceAll("^[\"']+|[\"'\\s;,(].*$", "");
        if (TABLE.containsKey(name)) {
            return TABLE.get(name);
        }
        try {
            return Charset.isSupported(name) ? Charset.forName(name) : null;
        } catch (IllegalArgumentException noName) {
            return null;
        }
    }

    /** Each line has a name of Java and the labels for it; the name {@code -} stands for none. */
    private static Map<String, @Nullable Charset> table() {
        Map<String, @Nullable Charset> table = new HashMap<>();
        try (InputStream file = CharsetLabels.class.getResourceAsStream("/early-access/inbound/charset-labels.txt")) {
            new String(Objects.requireNonNull(file).readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\\s+"))
                    .filter(words -> words[0].equals("-") || Charset.isSupported(words[0]))
                    .forEach(words -> {
                        for (int i = 1; i < words.length; i++) {
                            table.put(words[i], words[0].equals("-") ? null : Charset.forName(words[0]));
                        }
                    });
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        return table;
    }
}
