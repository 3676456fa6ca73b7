package dev.earlyaccess.api.logging;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may stand in a log, of a text that somebody else may have written. */
final class LogText {

    /** Ends a line, moves the cursor, or changes the order of what one sees. */
    private static final Pattern CONTROLS =
            Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    private static final String IN_ADDRESS = "[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]";

    /** Begins where a word begins, and goes back nowhere: a long word without an address would take seconds. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?<!%1$s)%1$s++@[\\p{L}\\p{N}-]++(?:\\.[\\p{L}\\p{N}-]++)++".formatted(IN_ADDRESS));

    /** For the same reason, looks for the dots first. */
    private static final Pattern TOKEN =
            Pattern.compile("(?<![\\w-])(?=[\\w-]++\\.[\\w-]++\\.)([\\w-]*?)\\beyJ[\\w-]*+\\.[\\w-]++\\.[\\w-]*+");

    private static final Pattern KEY = Pattern.compile("\\b(ea|whsec)_[\\w+/=-]{16,}");

    private LogText() {}

    /** The text in one line, without secrets. */
    static String line(String text) {
        return CONTROLS.matcher(withoutSecrets(text)).replaceAll(LogText::escaped);
    }

    private static String escaped(java.util.regex.MatchResult control) {
        char c = control.group().charAt(0);
        return Matcher.quoteReplacement(
                switch (c) {
                    case '\n' -> "\\n";
                    case '\r' -> "\\r";
                    case '\t' -> "\t";
                    default -> "\\u%04x".formatted((int) c);
                });
    }

    /** The text without mail addresses, tokens and keys. */
    static String withoutSecrets(String text) {
        String shown = text;
        if (shown.indexOf('@') >= 0) {
            shown = ADDRESS.matcher(shown).replaceAll("<address>");
        }
        if (shown.contains("eyJ")) {
            shown = TOKEN.matcher(shown).replaceAll("$1<token>");
        }
        return shown.indexOf('_') >= 0 ? KEY.matcher(shown).replaceAll("$1_<key>") : shown;
    }
}
