package dev.earlyaccess.inbound.parsing;

import java.util.regex.Pattern;

/** The line that mail programs write above a quote, with the time and the author of the quoted text. */
final class QuoteHeader {

    /** How certain it is that a program wrote the line. */
    enum Certainty {
        /** A person wrote it, as far as one can tell. */
        NONE,
        /** A program wrote it if a marked quote follows. */
        ABOVE_QUOTE,
        /** A program wrote it, whatever follows. */
        ANYWHERE
    }

    static final int LONGEST = 400;

    /** A name is seldom longer, in words. */
    private static final int LONGEST_NAME = 8;

    private static final int LONGEST_WEEKDAY = 30;
    private static final int LONGEST_WEEKDAY_WORDS = 4;

    /** Zoho frames its line with dashes. */
    private static final Pattern FRAMED = Pattern.compile("-{2,6} ?([^-].*[^-]) ?-{2,6}:?");

    private static final Pattern WORD_BREAK = Pattern.compile("(?<=>)|(?= )");

    private QuoteHeader() {}

    /** @param line one line, or several that were joined */
    static Certainty certainty(CharSequence line) {
        return line.length() > LONGEST || !hasEvidence(line)
                ? Certainty.NONE
                : new JoinedLine(line.toString()).certainty();
    }

    /** Whether the line has a number or an address, without which it is no header. */
    static boolean hasEvidence(CharSequence line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '@' || c >= '0' && c <= '9' || c > 0x7f && Character.isDigit(c)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the line has a date as complete as programs write it. */
    static boolean hasDate(CharSequence line) {
        return line.length() <= LONGEST && new JoinedLine(line.toString()).date.isComplete();
    }

    /** Whether the line begins with a date as complete as programs write it. */
    static boolean beginsWithDate(String line) {
        if (line.length() > LONGEST) {
            return false;
        }
        JoinedLine joined = new JoinedLine(line);
        return joined.date.isComplete() && joined.begins();
    }

    /** Whether the line is the beginning of a date, with the word that introduces it. */
    static boolean mayBeginDate(String line) {
        if (line.length() > LONGEST) {
            return false;
        }
        String folded = MailWords.fold(line);
        int on = MailWords.ON.endAt(folded, 0);
        return on >= 0
                && folded.split(" ").length <= LONGEST_WEEKDAY_WORDS + 2
                && (folded.endsWith(",") || WrittenDate.in(folded).hasDay());
    }

    /** Whether the line is nothing but the verb and a colon. */
    static boolean isVerb(String line) {
        String folded = line.length() > LONGEST ? "" : MailWords.fold(line);
        return folded.endsWith(":") && MailWords.WROTE.endAt(folded, 0) == folded.length() - 1;
    }

    private static final class JoinedLine {
        private final String line;
        private final boolean isFramed;
        private final boolean endsWithColon;
        private final int address;
        private final int addressEnd;
        private final WrittenDate date;
        private final int verb;
        private final boolean endsWithVerb;

        JoinedLine(String any) {
            String folded =
                    MailWords.fold(any.replace("&lt;", "<").replace("&gt;", ">").replace("*", ""));
            String unquoted = trimmed(folded, "> ", "");
            this.isFramed =
                    unquoted.startsWith("--") && FRAMED.matcher(unquoted).matches();
            String plain = isFramed ? trimmed(unquoted, "- ", "- :") : unquoted;
            this.endsWithColon = plain.endsWith(":");
            this.line = trimmed(plain, "", ": ");
            this.address = line.indexOf('@') < 0 ? -1 : beginOfAddress(line);
            this.addressEnd = address < 0 ? -1 : endOfAddress(line, address);
            this.date = WrittenDate.in(withoutAddresses(line));
            int found = -1;
            int foundEnd = -1;
            for (int i = MailWords.WROTE.find(line, 1); i >= 0; i = MailWords.WROTE.find(line, foundEnd)) {
                found = i;
                foundEnd = MailWords.WROTE.endAt(line, i);
            }
            this.verb = found;
            this.endsWithVerb = found >= 0 && isNoWord(line.substring(foundEnd));
        }

        /** Without these characters at the beginning, and those at the end. */
        private static String trimmed(String line, String first, String last) {
            int begin = 0;
            int end = line.length();
            while (begin < end && first.indexOf(line.charAt(begin)) >= 0) {
                begin++;
            }
            while (end > begin && last.indexOf(line.charAt(end - 1)) >= 0) {
                end--;
            }
            return line.substring(begin, end);
        }

        /** The address with its bracket, if it is in one. */
        private static int beginOfAddress(String line) {
            int i = line.indexOf('@');
            while (i > 0 && " \"".indexOf(line.charAt(i - 1)) < 0) {
                i--;
            }
            int bracket = line.lastIndexOf('<', i);
            return bracket >= 0 && line.indexOf('>', bracket) > i ? bracket : i;
        }

        private static int endOfAddress(String line, int begin) {
            char close = line.charAt(begin) == '<' ? '>' : ' ';
            int end = line.indexOf(close, line.indexOf('@', begin));
            return end < 0 ? line.length() : end;
        }

        /** Addresses may contain numbers. */
        private static String withoutAddresses(String line) {
            if (line.indexOf('@') < 0 && !line.contains("://")) {
                return line;
            }
            StringBuilder rest = new StringBuilder(line.length());
            for (String word : WORD_BREAK.split(line)) {
                boolean isAddress = word.indexOf('@') >= 0 || word.contains("://");
                rest.append(!isAddress ? word : word.indexOf('<') > 0 ? word.substring(0, word.indexOf('<')) : " ");
            }
            return rest.toString();
        }

        Certainty certainty() {
            if (isByItself()) {
                return Certainty.ANYWHERE;
            }
            boolean isSaying = verb > 0 && (endsWithVerb || endsWithColon || isFramed);
            boolean namesAuthor = address >= 0 && (endsWithColon || isSaying || addressEnd >= line.length() - 1);
            boolean mayBe = isSaying && (date.isComplete() && begins() || address >= 0)
                    || namesAuthor && (date.hasTime() || date.hasYear() || date.isNumeric())
                    || endsWithColon
                            && isBracketed()
                            && addressEnd >= line.length() - 1
                            && words(address) <= LONGEST_NAME;
            return mayBe && isBalanced() ? Certainty.ABOVE_QUOTE : Certainty.NONE;
        }

        private boolean isByItself() {
            if (!isBalanced()) {
                return false;
            }
            boolean isSaying = verb > 0 && (endsWithVerb || endsWithColon);
            if (isFramed && verb > 0 && date.isComplete()) {
                return true;
            }
            if (!isBracketed()) {
                return false;
            }
            boolean isDated = date.isComplete();
            return isSaying && isDated && (begins() || nameComesFirst())
                    || isSaying && endsWithVerb && endsWithColon && nameComesFirst() && isNoWord(between())
                    || endsWithColon && isDated && date.hasTime() && begins() && addressEnd >= line.length() - 1;
        }

        private String between() {
            return verb > addressEnd ? line.substring(addressEnd, verb) : "x";
        }

        /** People do not put addresses in brackets. */
        private boolean isBracketed() {
            return address >= 0 && "<(".indexOf(line.charAt(address)) >= 0;
        }

        private boolean isBalanced() {
            int open = 0;
            for (int i = 0; i < line.length(); i++) {
                open += line.charAt(i) == '<' ? 1 : line.charAt(i) == '>' ? -1 : 0;
            }
            return open == 0;
        }

        /** Begins with a date, with a weekday, or with the word that introduces the date. */
        private boolean begins() {
            if (date.isEmpty()) {
                return false;
            }
            int on = MailWords.ON.endAt(line, 0);
            int from = Math.max(on, 0);
            return date.first() - from <= LONGEST_WEEKDAY
                    && (on >= 0 || words(date.first()) <= LONGEST_WEEKDAY_WORDS)
                    && line.substring(from, Math.max(from, Math.min(date.first(), line.length())))
                                    .split(" ")
                                    .length
                            <= LONGEST_WEEKDAY_WORDS + 2;
        }

        private boolean nameComesFirst() {
            return address > 0 && verb > address && words(address) <= LONGEST_NAME;
        }

        private int words(int end) {
            String before = line.substring(0, Math.min(end, line.length())).strip();
            return before.isEmpty() ? 0 : before.split(" ").length;
        }

        private static boolean isNoWord(String text) {
            return text.chars().noneMatch(Character::isLetterOrDigit);
        }
    }
}
