package dev.earlyaccess.inbound.parsing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The links of a mail of ours: those that it has, also with the token of another user, and also where a mail
 * server made a link of its own that leads to them. Every other link was written by a person, whatever its host.
 */
final class KnownLinks {

    private static final Pattern LINK =
            Pattern.compile("(?i)(?:https?://([^\\s/?#<>()\\[\\]\"':]{1,200})|mailto:)[^\\s<>()\\[\\]\"']{0,2000}");

    /** The picture of an HTML page, which a program writes into plain text as a link. */
    private static final Pattern PICTURE = Pattern.compile("(?i)\\ssrc\\s*=\\s*[\"']?(https?://[^\\s\"'<>]{1,2000})");

    /** What tells one of our addresses for replies from another. */
    private static final Pattern TAG = Pattern.compile("\\+[^@\\s]{1,64}@");

    private static final Pattern SCHEME = Pattern.compile("https?(?:://|:/|-3A__|%3A%2F%2F)");

    private static final int MOST = 100;
    private static final int LONGEST = 2_000;
    private static final int SHORTEST_PIECE = 10;
    private static final int SHORTEST_TOKEN = 16;

    /** A server may hand on the link of another. */
    private static final int MOST_WRAPPERS = 3;

    /** What stands in place of a token in a mail that is rendered again. */
    private static final String SAMPLE = "preview";

    private final Set<String> hosts = new HashSet<>();
    private final Set<String> links = new LinkedHashSet<>();

    /** The links with a token, without it. */
    private final Set<String> stems = new LinkedHashSet<>();

    /** The words before the links, as numbers that stand for them. */
    private final Set<Long> labels = new HashSet<>();

    void take(String text) {
        Matcher found = LINK.matcher(text);
        while (links.size() < MOST && found.find()) {
            takeLink(found.group());
            if (found.group(1) != null) {
                hosts.add(found.group(1).toLowerCase(Locale.ROOT));
            }
        }
    }

    void takePictures(String html) {
        Matcher found = PICTURE.matcher(html);
        while (links.size() < MOST && found.find()) {
            links.add(plain(found.group(1)));
        }
    }

    private void takeLink(String link) {
        links.add(plain(link));
        String last = link.substring(link.lastIndexOf('/') + 1);
        if (last.equals(SAMPLE) || isToken(last)) {
            stems.add(stem(link));
        }
    }

    void takeLabel(long words) {
        labels.add(words);
    }

    /**
     * Whether a program wrote the link into the quotation of this mail.
     *
     * @param label a number that stands for the words before it
     */
    boolean isKnown(String link, long label) {
        return isOfMail(link) || leadsToMail(link) || labels.contains(label) && isOfServer(link);
    }

    /** Whether the link is one of this mail, also with another token. */
    boolean isOfMail(String link) {
        return links.contains(plain(link))
                || !stems.isEmpty() && stems.contains(stem(link)) && isToken(link.substring(link.lastIndexOf('/') + 1));
    }

    /** Whether a link of this mail stands within the link, in the ways in which servers write it. */
    private boolean leadsToMail(String link) {
        if (hosts.stream().noneMatch(link.toLowerCase(Locale.ROOT)::contains)) {
            return false;
        }
        String decoded = link;
        for (int i = 0; i < MOST_WRAPPERS; i++) {
            int second = SCHEME.matcher(decoded)
                    .results()
                    .skip(1)
                    .mapToInt(MatchResult::start)
                    .findFirst()
                    .orElse(-1);
            if (second < 0) {
                return false;
            }
            String target = decoded.substring(second);
            if (isAtBeginOf(target) || isAtBeginOf(ofProofpoint(target))) {
                return true;
            }
            decoded = decoded(target.startsWith("http%") ? target : decoded);
        }
        return false;
    }

    private boolean isAtBeginOf(String target) {
        String folded = plain(target);
        for (String link : links) {
            if (folded.startsWith(link)) {
                String rest = folded.substring(link.length());
                if (rest.isEmpty() || rest.matches("(?s)/?(?:[&;|$].*|__.*|/?$)")) {
                    return true;
                }
            }
        }
        for (String stem : stems) {
            if (folded.startsWith(stem)
                    && isToken(target.substring(stem.length()).split("[&;|$/]|__", 2)[0])) {
                return true;
            }
        }
        return false;
    }

    /** Proofpoint writes a hyphen for the percent sign, and an underscore for the slash. */
    private static String ofProofpoint(String target) {
        return target.startsWith("http-3A") || target.startsWith("https-3A")
                ? decoded(target.replace('_', '/').replaceAll("-(?=[0-9A-Fa-f]{2})", "%"))
                : target;
    }

    private static String decoded(String any) {
        try {
            return URLDecoder.decode(any.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return any;
        }
    }

    /** Whether a mail server made the link in place of another, which can't be seen in it. */
    private boolean isOfServer(String link) {
        Matcher found = LINK.matcher(link);
        if (!found.lookingAt() || found.group(1) == null) {
            return false;
        }
        String host = found.group(1).toLowerCase(Locale.ROOT);
        String rest = link.substring(found.end(1)).toLowerCase(Locale.ROOT);
        return !hosts.contains(host)
                && !SCHEME.matcher(rest).find()
                && (hosts.stream().anyMatch(rest::contains)
                        || MailWords.LINK_SERVERS.stream().anyMatch(server -> ("." + host).endsWith("." + server)));
    }

    /** Whether more may follow that makes this the beginning of a link of this mail. */
    boolean mayBegin(String piece) {
        String folded = untagged(piece).toLowerCase(Locale.ROOT);
        return folded.length() >= SHORTEST_PIECE
                && (links.stream().anyMatch(link -> link.startsWith(folded))
                        || stems.stream().anyMatch(stem -> stem.startsWith(folded) || folded.startsWith(stem)));
    }

    /** Whether the piece belongs to the token with which the link of this mail ends. */
    boolean goesOn(String link, String piece) {
        return isToken(piece) && isOfMail(link);
    }

    /** A word of a person is not as long, with digits and capital letters in it. */
    private static boolean isToken(String rest) {
        return rest.length() >= SHORTEST_TOKEN
                && rest.chars().anyMatch(Character::isDigit)
                && rest.chars().skip(1).anyMatch(Character::isUpperCase)
                && rest.chars().allMatch(c -> Character.isLetterOrDigit(c) || "-_.=%".indexOf(c) >= 0);
    }

    /** The link without what programs change in it. */
    private static String plain(String link) {
        String plain = untagged(link).replace("&amp;", "&").toLowerCase(Locale.ROOT);
        int end = Math.min(plain.length(), LONGEST);
        while (end > 0 && ".,;:!?/*".indexOf(plain.charAt(end - 1)) >= 0) {
            end--;
        }
        return plain.substring(0, end);
    }

    private static String stem(String link) {
        return link.substring(0, link.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    private static String untagged(String link) {
        return link.regionMatches(true, 0, "mailto:", 0, 7) ? TAG.matcher(link).replaceFirst("@") : link;
    }
}
