package dev.earlyaccess.inbound.parsing;

import dev.earlyaccess.inbound.parsing.MailWords.HeaderField;
import dev.earlyaccess.inbound.parsing.MailWords.Label;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header that Outlook and many other programs write above the original mail, one field a line.
 *
 * @param end the index of the line behind it
 * @param from the value of the field that names the sender
 * @param subject the value of the field that names the subject; empty if there is none
 */
record HeaderBlock(int end, String from, String subject) {

    private static final Pattern DECORATION = Pattern.compile("[*_>|]");

    private static final int LONGEST_LABEL = 40;
    private static final int MOST_LINES = 16;

    /** Lists of recipients may take many lines. */
    private static final int MOST_MORE_LINES = 4;

    private static final int LONGEST_LINE = 2_000;

    /** A line of a header. */
    private record FieldLine(List<Label> labels, String value) {}

    /**
     * The header that begins at this line.
     *
     * @param isIntroduced whether the title of an original mail, or a rule, stands above it
     */
    static Optional<HeaderBlock> at(List<String> lines, int begin, boolean isIntroduced) {
        if (read(lines.get(begin)) == null) {
            return Optional.empty();
        }
        FoundFields fields = new FoundFields();
        int end = begin;
        int more = 0;
        boolean isSpaced = begin + 1 < lines.size() && lines.get(begin + 1).isBlank();
        for (int i = begin; i < lines.size() && i < begin + MOST_LINES; i++) {
            if (lines.get(i).isBlank()) {
                @Nullable FieldLine next = i + 1 < lines.size() ? read(lines.get(i + 1)) : null;
                if (!isSpaced || next == null || !fields.mayTake(next)) {
                    break;
                }
                continue;
            }
            @Nullable FieldLine line = read(lines.get(i));
            if (isSpaced && i > begin && !lines.get(i - 1).isBlank()) {
                break;
            } else if (line != null && fields.mayTake(line)) {
                fields.take(line);
                more = 0;
                end = i + 1;
            } else if (line != null || i == begin || ++more > MOST_MORE_LINES) {
                break;
            } else if (lines.get(i - 1).isBlank() || Delimiter.is(lines.get(i))) {
                break;
            }
        }
        return fields.isHeader(isIntroduced)
                ? Optional.of(new HeaderBlock(end, fields.from, fields.subject))
                : Optional.empty();
    }

    /** Null if the line does not begin with the name of a field. */
    private static @Nullable FieldLine read(String any) {
        if (any.length() > LONGEST_LINE) {
            return null;
        }
        int colon = any.indexOf(':');
        int wide = any.indexOf('\uff1a');
        int end = colon < 0 || wide >= 0 && wide < colon ? wide : colon;
        if (end < 1 || end > LONGEST_LABEL) {
            return null;
        }
        String name = MailWords.fold(DECORATION.matcher(any.substring(0, end)).replaceAll(" "));
        @Nullable
        List<Label> labels = MailWords.LABELS.get(name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
        labels = labels == null ? MailWords.LABELS.get(name) : labels;
        return labels == null
                ? null
                : new FieldLine(labels, any.substring(end + 1).replace("*", "").strip());
    }

    /** Whether any program could have written the line into a header, in any language. */
    static boolean isField(String line) {
        return read(line) != null;
    }

    private static final class FoundFields {

        /** The fields that were found, by language: a header is in one language. */
        private final Map<String, Map<HeaderField, String>> found = new HashMap<>();

        private String from = "";
        private String subject = "";

        /** Whether this is the next field of the same header, and not the first of another one. */
        boolean mayTake(FieldLine line) {
            return found.isEmpty()
                    || line.labels.stream()
                            .anyMatch(label -> label.field() == HeaderField.OTHER
                                    || label.field() == HeaderField.CC
                                    || found.containsKey(label.language())
                                            && !found.get(label.language()).containsKey(label.field()));
        }

        void take(FieldLine line) {
            for (Label label : line.labels) {
                found.computeIfAbsent(label.language(), any -> new EnumMap<>(HeaderField.class))
                        .putIfAbsent(label.field(), line.value);
            }
        }

        boolean isHeader(boolean isIntroduced) {
            for (Map<HeaderField, String> fields : found.values()) {
                if (isHeader(fields, isIntroduced)) {
                    from = fields.getOrDefault(HeaderField.FROM, "");
                    subject = fields.getOrDefault(HeaderField.SUBJECT, "");
                    return true;
                }
            }
            return false;
        }

        /**
         * People write similar lines. A program also writes the date, and an address; or else all fields, and
         * the time.
         */
        private static boolean isHeader(Map<HeaderField, String> fields, boolean isIntroduced) {
            @Nullable String from = fields.get(HeaderField.FROM);
            @Nullable String when = fields.get(HeaderField.DATE);
            if (from == null || from.isEmpty() || when == null) {
                return false;
            }
            WrittenDate date = WrittenDate.in(when);
            boolean hasTo = fields.containsKey(HeaderField.TO);
            boolean hasSubject = fields.containsKey(HeaderField.SUBJECT);
            if (!date.isComplete() || !hasTo && !hasSubject) {
                return false;
            }
            boolean hasAddress = fields.values().stream().anyMatch(value -> value.indexOf('@') > 0);
            return isIntroduced || hasAddress || hasTo && hasSubject && date.hasTime();
        }
    }
}
