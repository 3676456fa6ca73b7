package dev.earlyaccess.inbound.parsing;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The links of a mail of ours. Mail programs and servers rewrite links, but keep the name of the host
 * somewhere in them, or write them in brackets.
 */
final class KnownLinks {

    private static final Pattern LINK =
            Pattern.compile("(?i)https?://([^\\s/?#<>()\\[\\]\"':]{1,200})[^\\s<>()\\[\\]\"']{0,2000}");

    private static final int MOST = 100;
    private static final int LONGEST = 2_000;
    private static final int SHORTEST_PIECE = 10;

    private final Set<String> hosts = new HashSet<>();
    private final Set<String> links = new LinkedHashSet<>();

    void take(String text) {
        Matcher found = LINK.matcher(text);
        while (links.size() < MOST && found.find()) {
            hosts.add(found.group(1).toLowerCase(Locale.ROOT));
            links.add(found.group());
        }
    }

    /** Whether the link, which stands at this place of a line, can be from this mail. */
    boolean isKnown(String line, int begin, int end) {
        if (begin > 0 && "<([".indexOf(line.charAt(begin - 1)) >= 0) {
            return true;
        }
        String link = line.substring(begin, Math.min(end, begin + LONGEST));
        return namesHost(link)
                || link.length() >= SHORTEST_PIECE && links.stream().anyMatch(known -> known.startsWith(link));
    }

    /** Whether the link contains the name of a host of ours. */
    boolean namesHost(String link) {
        String folded = link.toLowerCase(Locale.ROOT);
        return hosts.stream().anyMatch(folded::contains);
    }

    /** Whether the pieces are a link of this mail that was broken in two. */
    boolean isInTwo(String piece, String rest) {
        return links.stream().anyMatch(known -> known.equals(piece + rest));
    }
}
