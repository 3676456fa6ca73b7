package dev.earlyaccess.inbound.parsing;

import java.util.regex.Pattern;

/** The line that mail programs write above a quote, with the time and the author of the quoted text. */
final class QuoteHeader {

    /** A header contains a day or a time; otherwise it may be a sentence of a person. */
    private static final String WHEN = "(?=.*\\d{1,4}[./:h-]\\d|.*\\d{1,2}\\.? \\p{L}{3,}|.*\\p{L}{3,}\\.? \\d{1,2})";

    private static final Pattern KNOWN = Pattern.compile("(?iu)" + WHEN
            + "(?:on\\b.{6,300}\\bwrote ?:"
            + "|(?:am\\b|schrieb\\b).{6,300}(?:\\bschrieb\\b.{0,200}|\\b(?:geschrieben)) ?:"
            + "|.{6,300}\\bschrieb am\\b.{6,80}:"
            + "|le\\b.{6,300} a écrit ?:"
            + "|el\\b.{6,300} escribió ?:"
            + "|il\\b.{6,300} ha scritto ?:"
            + "|op\\b.{6,300}(?:\\bschreef\\b.{0,200}|\\bgeschreven) ?:"
            + "|em\\b.{6,300} escreveu ?:"
            + "|(?:den|fre|lör|sön|mån|tis|ons|tors|man|tir|tor|søn)\\b.{6,300}\\b(?:skrev|skreiv)\\b.{0,200}:"
            + "|(?:w dniu|dnia)\\b.{6,300} (?:napisał(?:\\(a\\))?|pisze) ?:)");

    private static final Pattern ADDRESS = Pattern.compile("(?<!\\S)\\S+@\\S+");
    private static final Pattern TIME = Pattern.compile("\\d{1,2}[:.h]\\d{2}|\\d{4}");
    private static final int LONGEST = 400;

    private QuoteHeader() {}

    /** Whether the line is a quote header in a known language. */
    static boolean isKnown(CharSequence line) {
        return line.length() <= LONGEST
                && line.charAt(line.length() - 1) == ':'
                && KNOWN.matcher(line).matches();
    }

    static boolean namesAddress(CharSequence line) {
        return ADDRESS.matcher(line).find();
    }

    /**
     * Whether the line looks like a quote header in any language: an address, a time, and a colon at the end.
     */
    static boolean mayBe(CharSequence line) {
        if (line.length() > LONGEST) {
            return false;
        }
        char last = line.charAt(line.length() - 1);
        return (last == ':' || last == '：')
                && namesAddress(line)
                && TIME.matcher(ADDRESS.matcher(line).replaceAll("")).find();
    }
}
