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
            Pattern.compile("(?i)(?:https?://([^\\s/?#<>()\\[\\]\"':]{1,200})|mailto:)[^\\s<>()\\[\\]\"']{0,2000}");

    /** What tells one of our addresses for replies from another. */
    private static final Pattern TAG = Pattern.compile("\\+[^@\\s]{1,64}@");

    private static final int MOST = 100;
    private static final int LONGEST = 2_000;
    private static final int SHORTEST_PIECE = 10;
    private static final int SHORTEST_TOKEN = 16;

    private final Set<String> hosts = new HashSet<>();
    private final Set<String> links = new LinkedHashSet<>();

    /** The links without what stands behind the last slash of their paths: a token, for example. */
    private final Set<String> stems = new LinkedHashSet<>();

    void take(String text) {
        Matcher found = LINK.matcher(text);
        while (links.size() < MOST && found.find()) {
            String host = found.group(1);
            String link = found.group();
            links.add(untagged(link));
            if (host != null) {
                hosts.add(host.toLowerCase(Locale.ROOT));
                int path = link.indexOf('/', found.end(1) - found.start());
                int last = link.lastIndexOf('/');
                if (path > 0 && last > path) {
                    stems.add(link.substring(0, last + 1));
                }
            }
        }
    }

    /** Whether the link, which stands at this place of a line, can be from this mail. */
    boolean isKnown(String line, int begin, int end) {
        if (begin > 0 && "<([".indexOf(line.charAt(begin - 1)) >= 0) {
            return true;
        }
        String link = untagged(line.substring(begin, Math.min(end, begin + LONGEST)));
        return namesHost(link)
                || link.length() >= SHORTEST_PIECE && links.stream().anyMatch(known -> known.startsWith(link));
    }

    /** Whether the link contains the name of a host of ours. */
    boolean namesHost(String link) {
        String folded = link.toLowerCase(Locale.ROOT);
        return hosts.stream().anyMatch(folded::contains);
    }

    /** Whether the link is one of this mail, also with another token. */
    boolean isOfMail(String any) {
        String link = untagged(any);
        return links.contains(link) || stems.stream().anyMatch(link::startsWith);
    }

    /** Whether the pieces are a link of this mail that was broken in two. */
    boolean isInTwo(String piece, String rest) {
        return links.contains(untagged(piece + rest)) || isToken(rest) && isOfMail(piece);
    }

    /** A word of a person is not as long, with digits and capital letters in it. */
    private static boolean isToken(String rest) {
        return rest.length() >= SHORTEST_TOKEN
                && rest.chars().anyMatch(Character::isDigit)
                && rest.chars().skip(1).anyMatch(Character::isUpperCase)
                && rest.chars().allMatch(c -> Character.isLetterOrDigit(c) || "-_.=%".indexOf(c) >= 0);
    }

    private static String untagged(String link) {
        return link.regionMatches(true, 0, "mailto:", 0, 7) ? TAG.matcher(link).replaceFirst("@") : link;
    }
}
