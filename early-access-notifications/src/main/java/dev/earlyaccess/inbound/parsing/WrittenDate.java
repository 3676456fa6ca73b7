package dev.earlyaccess.inbound.parsing;

/**
 * The numbers of a date in a line, in any language and with the digits of any script.
 *
 * @param first the position of the first number; -1 if there is none
 */
record WrittenDate(int first, boolean hasYear, boolean hasDay, boolean hasTime, boolean isNumeric) {

    private static final int EARLIEST_YEAR = 1_300;
    private static final int LATEST_YEAR = 2_700;
    private static final int LAST_DAY = 31;
    private static final int LAST_HOUR = 24;

    /** What may stand between hours and minutes. */
    private static final String HOUR_ENDS = ":.h時时点點시";

    static WrittenDate in(String text) {
        Numbers numbers = new Numbers();
        int i = 0;
        while (i < text.length()) {
            if (digit(text, i) < 0) {
                i++;
                continue;
            }
            int end = i;
            int value = 0;
            while (end < text.length() && digit(text, end) >= 0) {
                value = Math.min(value * 10 + digit(text, end), 1 << 20);
                end++;
            }
            numbers.take(text, i, end, value);
            i = end;
        }
        return numbers.date();
    }

    private static final class Numbers {
        private int first = -1;
        private boolean hasYear;
        private boolean hasDay;
        private boolean hasTime;
        private boolean isNumeric;
        private int previousEnd = Integer.MIN_VALUE;
        private int adjoining;

        void take(String text, int from, int end, int value) {
            first = first < 0 ? from : first;
            boolean adjoins = previousEnd == from - 1 && "./-".indexOf(text.charAt(from - 1)) >= 0;
            adjoining = adjoins ? adjoining + 1 : 0;
            isNumeric |= adjoining >= 2;
            previousEnd = end;
            int digits = end - from;
            if (digits == 4 && value >= EARLIEST_YEAR && value <= LATEST_YEAR) {
                hasYear = true;
            } else if (digits <= 2 && value <= LAST_HOUR && isFollowedByMinutes(text, end)) {
                hasTime = true;
                hasDay |= isNumeric;
            } else if (digits <= 2 && value >= 1 && value <= LAST_DAY) {
                hasDay = true;
            }
        }

        private static boolean isFollowedByMinutes(String text, int end) {
            return end + 2 < text.length()
                    && HOUR_ENDS.indexOf(text.charAt(end)) >= 0
                    && digit(text, end + 1) >= 0
                    && digit(text, end + 2) >= 0
                    && (end + 3 == text.length() || digit(text, end + 3) < 0);
        }

        WrittenDate date() {
            return new WrittenDate(first, hasYear, hasDay, hasTime, isNumeric);
        }
    }

    /** Whether it is as complete as programs write it: people seldom add the year or the time. */
    boolean isComplete() {
        return isNumeric || hasDay && (hasYear || hasTime);
    }

    boolean isEmpty() {
        return first < 0;
    }

    private static int digit(String text, int i) {
        return Character.digit(text.charAt(i), 10);
    }
}
