package dev.earlyaccess.inbound.parsing;

import java.util.regex.Pattern;

/**
 * The line that a phone or a mail program adds below each mail, such as "Sent from my iPhone". It consists of
 * nothing but the words that programs use: a line with any other word was written by a person.
 */
final class AddedLine {

    private static final int LONGEST = 120;

    /** Links, as programs write them into plain text. */
    private static final Pattern LINK =
            Pattern.compile("<https?:[^>]{0,500}>|\\(https?:[^)]{0,500}\\)|https?://\\S{1,500}");

    private static final String BETWEEN_WORDS = " .,;!'\"-–—()<>[]*_|/\u3002\uff0c\uff0e\u060c";

    private static final int LONGEST_ENDING = 10;
    private static final int LONGEST_ENDING_APART = 7;

    private AddedLine() {}

    /** @param isApart whether the line is a paragraph of its own */
    static boolean is(String any, boolean isApart) {
        if (any.length() > LONGEST + 2 * 500) {
            return false;
        }
        String line = MailWords.fold(LINK.matcher(any).replaceAll(" "));
        if (line.isEmpty() || line.length() > LONGEST || !namesDevice(line)) {
            return false;
        }
        return MailWords.ADDED_LINES.stream().anyMatch(words -> new LineWords(line, words).isAdded(isApart));
    }

    private static boolean namesDevice(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (MailWords.DEVICES.endOfStemAt(line, i) >= 0
                    || MailWords.APPS.endOfStemAt(line, i) >= 0
                    || MailWords.PHONES.endOfStemAt(line, i) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static final class LineWords {
        private final String line;
        private boolean hasOther;
        private boolean hasSent;
        private boolean hasGet;
        private boolean hasDevice;
        private boolean hasApp;
        private boolean hasPhone;

        LineWords(String line, MailWords.AddedLineWords words) {
            this.line = line;
            int i = 0;
            while (i < line.length() && !hasOther) {
                if (BETWEEN_WORDS.indexOf(line.charAt(i)) >= 0) {
                    i++;
                } else {
                    i = next(words, i);
                }
            }
        }

        /** The end of the longest word that begins here. */
        private int next(MailWords.AddedLineWords words, int from) {
            int sent = words.sent().endAt(line, from);
            int get = words.get().endAt(line, from);
            int other = words.others().endAt(line, from);
            int phone = words.phones().endAt(line, from);
            int device = withEnding(MailWords.DEVICES.endOfStemAt(line, from));
            int app = withEnding(MailWords.APPS.endOfStemAt(line, from));
            int end = Math.max(Math.max(Math.max(sent, get), Math.max(other, phone)), Math.max(device, app));
            if (end < 0) {
                end = endOfModel(from);
                hasOther |= end < 0;
                return end;
            }
            hasSent |= end == sent;
            hasGet |= end == get;
            hasPhone |= end == phone;
            hasDevice |= end == device;
            hasApp |= end == app;
            return end;
        }

        /** Names have endings in many languages: iPhonesta, iPhone'umdan, iPhone-omról. */
        private int withEnding(int end) {
            if (end < 0) {
                return end;
            }
            int i = endOfLetters(end);
            if (i < line.length() && "-'".indexOf(line.charAt(i)) >= 0) {
                int rest = endOfLetters(i + 1);
                i = rest - i <= LONGEST_ENDING_APART ? rest : i;
            }
            return i;
        }

        private int endOfLetters(int from) {
            int i = from;
            while (i < line.length() && i - from < LONGEST_ENDING && isPartOfEnding(line.charAt(i))) {
                i++;
            }
            return i;
        }

        private static boolean isPartOfEnding(char c) {
            return Character.isLetter(c) && !Phrases.isOfScriptWithoutSpaces(c);
        }

        /** The name of a model, such as S21 or 10: a word with a digit. -1 if there is none. */
        private int endOfModel(int from) {
            int i = from;
            boolean hasDigit = false;
            while (i < line.length() && Character.isLetterOrDigit(line.charAt(i))) {
                hasDigit |= Character.isDigit(line.charAt(i));
                i++;
            }
            return hasDigit && i - from <= LONGEST_ENDING ? i : -1;
        }

        boolean isAdded(boolean isApart) {
            boolean isSent = hasSent && (hasDevice || isApart && (hasApp || hasPhone));
            boolean isAdvertisement = hasGet && hasApp && isApart;
            return !hasOther && (isSent || isAdvertisement);
        }
    }
}
