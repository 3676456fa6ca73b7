package dev.earlyaccess.upgrade;

import dev.earlyaccess.upgrade.SqlStatements.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says what in a migration breaks instances of the version before, which run beside the new ones while an operator
 * upgrades one instance after another. A migration may add. What it takes away, it must have said in a comment
 * since when no version needs it. A statement that is not known to add counts as one that takes away. See docs/adr/0046.
 */
final class ExpandingMigration {

    private static final Pattern NEEDED = Pattern.compile("(?i)last needed by (\\d+\\.\\d+\\.\\d+)");
    private static final Pattern WORDS = Pattern.compile("(\\w+) in \\(((?:\\s*'[^']*'\\s*,?)+)\\)");
    private static final Pattern ALTER = Pattern.compile("alter table (?:if exists |only )*(\\w+) (.*)");
    private static final Pattern UPDATE = Pattern.compile("update (\\w+)(?: \\w+)? set (.*?)(?: from .*| where .*|$)");
    private static final Pattern ADD_COLUMN = Pattern.compile(
            "add (?!constraint |check |unique |primary |foreign |exclude )(?:column )?(?:if not exists )?"
                    + "(\\w+) (.*)");
    private static final Pattern ADD_CHECK = Pattern.compile("add constraint (\\w+) check (.*)");
    private static final Pattern DROP_CONSTRAINT = Pattern.compile("drop constraint (?:if exists )?(\\w+)");

    private final List<Statement> earlier;
    private final List<Statement> statements;
    private final List<String> releases;
    private final Set<String> createdTables = new HashSet<>();
    private final Set<String> addedColumns = new HashSet<>();

    /**
     * @param sql the migration
     * @param earlier all migrations before it, in their order
     * @param releases the versions that were released, the newest first
     */
    ExpandingMigration(String sql, List<String> earlier, List<String> releases) {
        this.statements = SqlStatements.of(sql);
        this.earlier =
                earlier.stream().flatMap(one -> SqlStatements.of(one).stream()).toList();
        this.releases = releases;
    }

    /** What takes something away that an instance of the version before may need, each with the statement. */
    List<String> breaking() {
        List<String> breaking = new ArrayList<>();
        for (Statement statement : statements) {
            why(statement)
                    .filter(why -> !isNeededNoMore(statement))
                    .ifPresent(why -> breaking.add(why + ": " + statement.text()));
        }
        return breaking;
    }

    /** The version before is the newest release, so one release must lie between it and the last that needed it. */
    private boolean isNeededNoMore(Statement statement) {
        Matcher needed = NEEDED.matcher(statement.comments());
        return needed.find() && releases.indexOf(needed.group(1)) > 0;
    }

    private Optional<String> why(Statement statement) {
        String text = statement.text();
        Matcher alter = ALTER.matcher(text);
        if (alter.matches()) {
            return createdTables.contains(alter.group(1))
                    ? Optional.empty()
                    : SqlStatements.parts(alter.group(2)).stream()
                            .map(action -> whyAction(alter.group(1), action))
                            .flatMap(Optional::stream)
                            .findFirst();
        }
        if (statement.is("create table .*")) {
            createdTables.add(text.replaceFirst("create table (?:if not exists )?(\\w+).*", "$1"));
            return Optional.empty();
        }
        if (statement.is("create (unique )?index .*")) {
            return whyIndex(text);
        }
        if (statement.is("update .*")) {
            return whyUpdate(text);
        }
        return statement.is("create (or replace )?function pg_temp\\..*|create (function|sequence|type|domain) .*"
                        + "|(insert into|comment on|select|analyze) .*")
                ? Optional.empty()
                : Optional.of("It is not known to add only");
    }

    private Optional<String> whyIndex(String text) {
        String table = text.replaceFirst(".*? on (?:only )?(\\w+).*", "$1");
        if (createdTables.contains(table)) {
            return Optional.empty();
        }
        if (text.startsWith("create unique")) {
            return Optional.of("The version before may write what this index refuses");
        }
        return text.startsWith("create index if not exists ")
                ? Optional.empty()
                : Optional.of("An operator must be able to create it before, without a lock: say 'if not exists'");
    }

    /** What it changes must be new: the version before has written the rest, and reads it. */
    private Optional<String> whyUpdate(String text) {
        Matcher update = UPDATE.matcher(text);
        boolean changesOnlyNew = update.matches()
                && SqlStatements.parts(update.group(2)).stream()
                        .map(assignment -> assignment.replaceFirst(" ?=.*", ""))
                        .allMatch(column -> addedColumns.contains(update.group(1) + "." + column));
        return changesOnlyNew ? Optional.empty() : Optional.of("The version before reads what this changes");
    }

    private Optional<String> whyAction(String table, String action) {
        Matcher addColumn = ADD_COLUMN.matcher(action);
        if (addColumn.matches()) {
            addedColumns.add(table + "." + addColumn.group(1));
            boolean isRequired = addColumn.group(2).contains("not null")
                    && !addColumn.group(2).matches(".*\\b(default|generated)\\b.*");
            return isRequired ? Optional.of("The version before writes rows without this column") : Optional.empty();
        }
        Matcher addCheck = ADD_CHECK.matcher(action);
        if (addCheck.matches()) {
            return isWider(table, addCheck.group(1), addCheck.group(2))
                    ? Optional.empty()
                    : Optional.of("The version before may write what this check refuses");
        }
        Matcher dropConstraint = DROP_CONSTRAINT.matcher(action);
        if (dropConstraint.matches()) {
            return addedCheck(table, dropConstraint.group(1))
                            .filter(check -> isWider(table, dropConstraint.group(1), check))
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of("The version before may rely on this constraint");
        }
        return action.matches("alter (column )?\\w+ set (default|statistics|storage|compression) .*|set \\(.*")
                ? Optional.empty()
                : Optional.of("It is not known to add only");
    }

    private Optional<String> addedCheck(String table, String name) {
        return statements.stream()
                .map(statement -> ALTER.matcher(statement.text()))
                .filter(alter -> alter.matches() && alter.group(1).equals(table))
                .flatMap(alter -> SqlStatements.parts(alter.group(2)).stream())
                .map(ADD_CHECK::matcher)
                .filter(check -> check.matches() && check.group(1).equals(name))
                .map(check -> check.group(2))
                .findFirst();
    }

    /** Whether it replaces a check that allowed some of the same words, and no others. */
    private boolean isWider(String table, String name, String check) {
        Matcher words = WORDS.matcher(check);
        boolean isReplaced = statements.stream()
                .anyMatch(statement ->
                        statement.is("alter table " + table + " .*drop constraint (if exists )?" + name + "\\b.*"));
        if (!isReplaced || !words.find()) {
            return false;
        }
        Optional<Set<String>> before = latestWords(table, words.group(1));
        return before.isPresent() && wordsIn(words.toMatchResult()).containsAll(before.get());
    }

    private Optional<Set<String>> latestWords(String table, String column) {
        return earlier.stream()
                .filter(statement -> statement.is("(create|alter) table (if (not )?exists |only )*" + table + "\\b.*"))
                .flatMap(statement -> WORDS.matcher(statement.text()).results())
                .filter(words -> words.group(1).equals(column))
                .map(ExpandingMigration::wordsIn)
                .reduce((before, after) -> after);
    }

    private static Set<String> wordsIn(MatchResult words) {
        return Pattern.compile("'([^']*)'")
                .matcher(words.group(2))
                .results()
                .map(word -> word.group(1))
                .collect(Collectors.toSet());
    }
}
