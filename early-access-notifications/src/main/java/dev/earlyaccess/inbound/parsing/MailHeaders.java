package dev.earlyaccess.inbound.parsing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earlyaccess.shared.CleanText;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The header of a mail, parsed tolerantly. */
public record MailHeaders(Source source) {

    /** Looks header fields up by name. */
    interface Source {
        String @Nullable [] get(String name) throws MessagingException;
    }

    private static final int LONGEST_LINE = 500;
    private static final int LONGEST_ADDRESS = 320;
    private static final int MOST_REFERENCES = 50;
    private static final int MOST_RECIPIENTS = 100;
    private static final int MOST_VALUES = 50;
    private static final int LONGEST_VALUE = 50_000;

    private static final Pattern ID = Pattern.compile("<[^<>\\s]{1,248}>");
    private static final Pattern UNIQUE_ID = Pattern.compile("<[^@]+@[^@]+>");
    private static final String ATOM = "[^\\s<>,;:\"()\\[\\]@]";

    /** The pattern begins at the start of a word, so that no text is scanned twice. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?<!" + ATOM + ")" + ATOM + "{1,250}+@" + ATOM + "{1,250}+");

    /** Servers add some of these fields, because To and Cc need not name the real recipient. */
    private static final String[] DESTINATIONS = {
        "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "X-Forwarded-To", "To", "Cc"
    };

    public static MailHeaders of(Part part) {
        return new MailHeaders(part::getHeader);
    }

    public static MailHeaders of(InternetHeaders headers) {
        return new MailHeaders(headers::getHeader);
    }

    /** All values of a field; empty if it can't be parsed. */
    Stream<String> all(String name) {
        try {
            String @Nullable [] values = source.get(name);
            return values == null
                    ? Stream.empty()
                    : Arrays.stream(values)
                            .limit(MOST_VALUES)
                            .map(value -> CleanText.cut(inUtf8(value), LONGEST_VALUE));
        } catch (MessagingException unreadable) {
            return Stream.empty();
        }
    }

    /**
     * Each character stands for one byte; if the bytes are valid UTF-8, they are decoded as UTF-8 (RFC 6532).
     */
    private static String inUtf8(String value) {
        if (value.chars().allMatch(c -> c < 0x80) || value.chars().anyMatch(c -> c > 0xff)) {
            return value;
        }
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(value.getBytes(ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return value;
        }
    }

    /** The first value of a field, in lower case and on one line; empty if there is none. */
    public String word(String name) {
        return all(name)
                .findFirst()
                .map(value -> TextSanitizer.line(value, LONGEST_LINE).toLowerCase(Locale.ROOT))
                .orElse("");
    }

    boolean has(String name) {
        return all(name).findAny().isPresent();
    }

    @Nullable
    String subject() {
        return all("Subject")
                .findFirst()
                .map(MailHeaders::decoded)
                .map(subject -> TextSanitizer.line(subject, LONGEST_LINE))
                .filter(subject -> !subject.isEmpty())
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
        try {
            return Arrays.stream(InternetAddress.parseHeader(from, false))
                    .filter(address -> ADDRESS.matcher(address.getAddress()).matches())
                    .findFirst()
                    .map(address -> new ParsedMail.Originator(
                            TextSanitizer.line(address.getAddress(), LONGEST_ADDRESS), name(address.getPersonal())))
                    .or(() -> anyAddress(from));
        } catch (AddressException unreadable) {
            return anyAddress(from);
        }
    }

    private static Optional<ParsedMail.Originator> anyAddress(String from) {
        return ADDRESS.matcher(from)
                .results()
                .findFirst()
                .map(match -> new ParsedMail.Originator(TextSanitizer.line(match.group(), LONGEST_ADDRESS), null));
    }

    private static @Nullable String name(@Nullable String personal) {
        String name = personal == null ? "" : TextSanitizer.line(decoded(personal), LONGEST_LINE);
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
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(value));
        } catch (UnsupportedEncodingException | RuntimeException unknownCharset) {
            return value;
        }
    }
}
