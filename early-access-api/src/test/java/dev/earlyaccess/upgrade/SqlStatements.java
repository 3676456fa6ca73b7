package dev.earlyaccess.upgrade;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the text of a migration apart: as far as the migrations of this service need it, and no further. */
final class SqlStatements {

    /** A comment, a text, the body of a function or a block, an end of a statement, or one more character. */
    private static final Pattern TOKEN =
            Pattern.compile("(?s)(--[^\n]*|/\\*.*?\\*/)|('(?:[^']|'')*')|(\\$(\\w*)\\$.*?\\$\\4\\$)|(;)|(.)");

    private SqlStatements() {}

    /**
     * A statement.
     *
     * @param text in lower case, with single spaces, without comments; texts as they are, and bodies as {@code $$}
     * @param comments before it and in it
     */
    record Statement(String text, String comments) {

        boolean is(String regex) {
            return text.matches("(?s)" + regex);
        }
    }

    static List<Statement> of(String sql) {
        List<Statement> statements = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        StringBuilder comments = new StringBuilder();
        Matcher token = TOKEN.matcher(sql + ";");
        while (token.find()) {
            if (token.group(1) != null) {
                comments.append(token.group()).append('\n');
                text.append(' ');
            } else if (token.group(3) != null) {
                text.append("$$");
            } else if (token.group(5) == null) {
                text.append(token.group(2) == null ? token.group().toLowerCase(Locale.ROOT) : token.group());
            } else {
                String statement = text.toString().strip().replaceAll("\\s+", " ");
                if (!statement.isEmpty()) {
                    statements.add(new Statement(statement, comments.toString()));
                    comments.setLength(0);
                }
                text.setLength(0);
            }
        }
        return statements;
    }

    /** The parts between commas that stand in no parentheses and in no text. */
    static List<String> parts(String list) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int depth = 0;
        boolean isText = false;
        for (char c : list.toCharArray()) {
            isText ^= c == '\'';
            depth += isText ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0 && !isText) {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString().strip());
        return parts;
    }
}
