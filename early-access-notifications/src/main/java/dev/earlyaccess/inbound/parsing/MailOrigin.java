package dev.earlyaccess.inbound.parsing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From whom a mail comes and to whom it goes, read strictly: it decides whether words of the team go to a user.
 * What cannot be read counts as nobody's, or as somebody else's.
 *
 * @param author the only address in the only From field, in lower case; null if there are several, or what is
 *     there cannot be read
 * @param recipients all addresses in To and Cc, in lower case; null if what is there cannot be read
 * @param authenticationResults the values of the Authentication-Results fields, from the top
 */
public record MailOrigin(
        @Nullable String author, @Nullable List<String> recipients, List<String> authenticationResults) {

    /** The origin of a mail of which nothing is known. */
    static final MailOrigin UNKNOWN = new MailOrigin(null, null, List.of());

    /** Longer lists name more people than the one to whom a reply goes. */
    private static final int LONGEST_LIST = 4_000;

    static MailOrigin of(MailHeaders headers) {
        if (!headers.isWhole()) {
            return UNKNOWN;
        }
        return new MailOrigin(
                headers.all("From").count() == 1 ? onlyAuthor(headers) : null,
                addresses(headers, "To", "Cc").orElse(null),
                headers.all("Authentication-Results").toList());
    }

    private static @Nullable String onlyAuthor(MailHeaders headers) {
        return addresses(headers, "From")
                .filter(all -> all.size() == 1)
                .map(all -> all.get(0))
                .orElse(null);
    }

    /**
     * All different addresses in these fields, in lower case, those in display names and comments included.
     * Empty if there is somebody who cannot be read.
     */
    private static Optional<List<String>> addresses(MailHeaders headers, String... fields) {
        List<String> values = Arrays.stream(fields).flatMap(headers::all).toList();
        List<String> addresses =
                Arrays.stream(fields).flatMap(headers::addresses).toList();
        long atSigns = values.stream()
                .flatMapToInt(String::chars)
                .filter(c -> c == '@')
                .count();
        return atSigns == addresses.size() && values.stream().allMatch(MailOrigin::namesOnlyAddresses)
                ? Optional.of(addresses.stream()
                        .map(address -> address.toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList())
                : Optional.empty();
    }

    /** Whether each element of a list has an address. A group may be empty (RFC 5322, 3.4). */
    private static boolean namesOnlyAddresses(String list) {
        return list.length() <= LONGEST_LIST
                && Arrays.stream(withoutQuotations(list).split("[,;]"))
                        .map(element -> element.substring(element.lastIndexOf(':') + 1))
                        .allMatch(element -> element.isBlank() || element.indexOf('@') >= 0);
    }

    /** Leaves out quoted strings, in which a comma separates nothing. */
    private static String withoutQuotations(String list) {
        StringBuilder rest = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                isQuoted = !isQuoted;
            } else if (!isQuoted) {
                rest.append(c);
            }
        }
        return rest.toString();
    }
}
