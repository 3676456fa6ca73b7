package dev.earlyaccess.inbound.parsing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that mail programs write around quotes, in the languages of {@code mail-words.properties}. */
final class MailWords {

    private static final String FILE = "/early-access/inbound/mail-words.properties";
    private static final String BAR = "\\|";

    private static final Properties ALL = load();

    /** The languages of the file. */
    static final Set<String> LANGUAGES = ALL.stringPropertyNames().stream()
            .filter(key -> key.indexOf('.') > 0)
            .map(key -> key.substring(0, key.indexOf('.')))
            .collect(Collectors.toCollection(TreeSet::new));

    /** The fields of a header that a mail program writes above the original mail. */
    enum HeaderField {
        FROM,
        DATE,
        TO,
        CC,
        SUBJECT,
        OTHER
    }

    /** A field in one language. */
    record Label(String language, HeaderField field) {}

    /** The fields that a name may stand for. */
    static final Map<String, List<Label>> LABELS = labels();

    /** How a line above a quote may begin. */
    static final Phrases ON = new Phrases(everywhere("on"));

    /** The verbs of a line above a quote. */
    static final Phrases WROTE = new Phrases(everywhere("wrote"));

    static final Set<String> ORIGINAL_TITLES = everywhere("original");
    static final Set<String> FORWARD_TITLES = everywhere("forwarded");
    static final Set<String> FORWARD_BEGINNINGS = everywhere("begin");
    static final Set<String> FORWARD_PREFIXES = everywhere("forward");
    static final Set<String> REPLY_PREFIXES = everywhere("reply");

    /** The hosts with which mail servers replace the links of the mails that they deliver. */
    static final List<String> LINK_SERVERS = values("link-servers");

    static final Phrases DEVICES = new Phrases(values("devices"));
    static final Phrases APPS = new Phrases(values("apps"));
    static final Phrases PHONES = new Phrases(Stream.concat(values("phones").stream(), everywhere("phone").stream())
            .toList());

    /** The words of one language in the line that a phone or a mail program adds. */
    record AddedLineWords(Phrases sent, Phrases get, Phrases phones, Phrases others) {}

    static final List<AddedLineWords> ADDED_LINES = LANGUAGES.stream()
            .map(language -> new AddedLineWords(
                    new Phrases(values(language + ".sent")),
                    new Phrases(values(language + ".get")),
                    new Phrases(concat(values("phones"), values(language + ".phone"))),
                    new Phrases(concat(values("models"), values(language + ".device")))))
            .toList();

    private static final char FIRST_COMBINING = '\u0300';

    private MailWords() {}

    /** Lower case, with one kind of space, quotation mark and apostrophe, and without invisible characters. */
    static String fold(String any) {
        StringBuilder folded = new StringBuilder(any.length());
        String composed = isComposed(any) ? any : Normalizer.normalize(any, Normalizer.Form.NFC);
        boolean spaceBefore = true;
        for (int i = 0; i < composed.length(); i++) {
            char c = plain(composed.charAt(i));
            if (c != 0 && !(c == ' ' && spaceBefore)) {
                folded.append(c);
                spaceBefore = c == ' ';
            }
        }
        return folded.toString().strip().toLowerCase(Locale.ROOT);
    }

    /** Below the first combining character, nothing can be composed. */
    private static boolean isComposed(String any) {
        for (int i = 0; i < any.length(); i++) {
            if (any.charAt(i) >= FIRST_COMBINING) {
                return Normalizer.isNormalized(any, Normalizer.Form.NFC);
            }
        }
        return true;
    }

    /** 0 for a character that says nothing. */
    private static char plain(char c) {
        if (c < 0x7f) {
            return c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
        }
        return switch (c) {
            case '\u2018', '\u2019', '\u02bc', '\u05f3' -> '\'';
            case '\u201c', '\u201d', '\u201e', '\u00ab', '\u00bb' -> '"';
            case '\uff1a' -> ':';
            case '\u00ad', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\ufeff' -> 0;
            default -> plainByRange(c);
        };
    }

    private static char plainByRange(char c) {
        if (c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069' || c >= '\u064b' && c <= '\u0652') {
            return 0;
        }
        return Character.isSpaceChar(c) ? ' ' : c;
    }

    private static Map<String, List<Label>> labels() {
        Map<String, List<Label>> labels = new HashMap<>();
        for (String language : LANGUAGES) {
            for (HeaderField field : HeaderField.values()) {
                values(language + "." + field.name().toLowerCase(Locale.ROOT))
                        .forEach(name -> labels.computeIfAbsent(name, any -> new ArrayList<>())
                                .add(new Label(language, field)));
            }
        }
        return labels;
    }

    private static Set<String> everywhere(String key) {
        return LANGUAGES.stream()
                .flatMap(language -> values(language + "." + key).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> values(String key) {
        return Arrays.stream(ALL.getProperty(key, "").split(BAR))
                .map(MailWords::fold)
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static Properties load() {
        try (InputStream file = MailWords.class.getResourceAsStream(FILE)) {
            Properties words = new Properties();
            words.load(new InputStreamReader(Objects.requireNonNull(file, FILE), UTF_8));
            return words;
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
