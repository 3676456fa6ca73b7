package dev.earlyaccess.inbound.parsing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.earlyaccess.shared.CleanText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The header of a mail or of a part, parsed tolerantly.
 *
 * @param fields in the order of the mail
 * @param isWhole whether no field was left out
 */
record MailHeaders(List<Field> fields, boolean isWhole) {

    static final MailHeaders NONE = new MailHeaders(List.of(), true);

    /**
     * One field.
     *
     * @param name in lower case
     * @param value as it arrived; each character stands for one byte
     */
    record Field(String name, String value) {}

    private static final int LONGEST_LINE = 500;
    private static final int LONGEST_ADDRESS = 320;

    /** Names and addresses of a sender are at the beginning of a field, or it is no field of a sender. */
    private static final int LONGEST_SENDER = 2_000;

    private static final int MOST_REFERENCES = 50;
    private static final int MOST_RECIPIENTS = 100;
    private static final int MOST_VALUES = 50;

    private static final Pattern ID = Pattern.compile("<[^<>\\s\\p{Cntrl}]{1,248}>");
    private static final Pattern UNIQUE_ID = Pattern.compile("<[^@]+@[^@]+>");
    private static final String ATOM = "[^\\s<>,;:\"()\\[\\]@]";

    /** The pattern begins at the start of a word, so that no text is scanned twice. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?<!" + ATOM + ")" + ATOM + "{1,250}+@" + ATOM + "{1,250}+");

    /** Servers add some of these fields, because To and Cc need not name the real recipient. */
    private static final String[] DESTINATIONS = {
        "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "X-Forwarded-To", "To", "Cc"
    };

    /** All values of a field. */
    Stream<String> all(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return fields.stream()
                .filter(field -> field.name().equals(wanted))
                .limit(MOST_VALUES)
                .map(field -> unicode(field.value()));
    }

    /** Each character stands for one byte; what is not ASCII is UTF-8 (RFC 6532), or else windows-1252. */
    private static String unicode(String value) {
        return value.chars().allMatch(c -> c < 0x80) ? value : TextDecoder.decoded(value.getBytes(ISO_8859_1), null);
    }

    /** The first value of a field, in lower case and on one line; empty if there is none. */
    String word(String name) {
        return all(name)
                .findFirst()
                .map(value -> TextSanitizer.line(value, LONGEST_LINE).toLowerCase(Locale.ROOT))
                .orElse("");
    }

    boolean has(String name) {
        return all(name).findAny().isPresent();
    }

    /** The value and the parameters of the first field of this name; empty if there is none. */
    Optional<FieldParameters> parameters(String name) {
        return all(name).findFirst().map(FieldParameters::of);
    }

    @Nullable
    String subject() {
        return line("Subject", LONGEST_LINE);
    }

    /** The first value of a field, decoded, on one line; null if there is none. */
    @Nullable
    String line(String name, int max) {
        return all(name)
                .findFirst()
                .map(MailHeaders::decoded)
                .map(value -> TextSanitizer.line(value, max))
                .filter(value -> !value.isEmpty())
                .orElse(null);
    }

    ParsedMail.@Nullable Originator sender() {
        return Stream.of("From", "Sender")
                .flatMap(this::all)
                .findFirst()
                .flatMap(MailHeaders::sender)
                .orElse(null);
    }

    private static Optional<ParsedMail.Originator> sender(String from) {
        String field = CleanText.cut(from, LONGEST_SENDER);
        return AddressField.of(field).stream()
                .filter(mailbox -> ADDRESS.matcher(mailbox.email()).matches())
                .findFirst()
                .map(mailbox -> new ParsedMail.Originator(
                        TextSanitizer.line(mailbox.email(), LONGEST_ADDRESS), name(mailbox.name())))
                .or(() -> ADDRESS.matcher(field)
                        .results()
                        .findFirst()
                        .map(match ->
                                new ParsedMail.Originator(TextSanitizer.line(match.group(), LONGEST_ADDRESS), null)));
    }

    private static @Nullable String name(@Nullable String phrase) {
        String name = phrase == null ? "" : TextSanitizer.line(decoded(phrase), LONGEST_LINE);
        return name.isEmpty() ? null : name;
    }

    /** The Message-ID of the mail; empty if the value may not be unique. */
    Optional<String> messageId() {
        return all("Message-ID")
                .findFirst()
                .flatMap(value -> ids(value).findFirst())
                .filter(id -> UNIQUE_ID.matcher(id).matches());
    }

    /** The Message-IDs of the thread, the oldest first: from References, and In-Reply-To last. */
    List<String> references() {
        List<String> all = Stream.of("References", "In-Reply-To")
                .flatMap(this::all)
                .flatMap(MailHeaders::ids)
                .distinct()
                .toList();
        return List.copyOf(all.subList(Math.max(0, all.size() - MOST_REFERENCES), all.size()));
    }

    private static Stream<String> ids(String value) {
        return ID.matcher(value).results().map(MatchResult::group);
    }

    /** All addresses that the mail names as recipients. */
    List<String> recipients() {
        return Arrays.stream(DESTINATIONS)
                .flatMap(this::addresses)
                .distinct()
                .limit(MOST_RECIPIENTS)
                .toList();
    }

    Stream<String> addresses(String name) {
        return all(name)
                .filter(value -> value.indexOf('@') >= 0)
                .flatMap(value -> ADDRESS.matcher(value).results().map(MatchResult::group));
    }

    /** Decodes RFC 2047; text that does not conform is kept. */
    static String decoded(String value) {
        return EncodedWords.decoded(value);
    }
}
