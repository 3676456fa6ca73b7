package dev.earlyaccess.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The table in docs/security.md that says who may call what. It is the decision, written by hand: tests read it, and never
 * {@link Access}, to know what is right.
 */
public final class AccessTable {

    /** The column of a person without a role. */
    public static final String NO_ROLE = "no role";

    /** Values of the variables in paths: ids of nothing, so that no call destroys what the next one needs. */
    public static final Map<String, String> VALUES = Map.of(
            "key", "dark-mode",
            "ticket", "ended",
            "userId", "ada",
            "id", "4711",
            "messageId", "msg_4711",
            "item", "announcement",
            "kind", "launch",
            "channel", "marketing",
            "email", "nobody@example.com",
            "address", "nobody@example.com");

    private static final Path DOCUMENT = Path.of("..", "docs", "security.md");
    private static final String BEGINNING = "| Operation |";
    private static final Set<String> CELLS = Set.of("yes", "own", "person", "mail", "open", "–");

    private AccessTable() {}

    /**
     * What is decided about an operation.
     *
     * @param operation such as {@code GET /api/v1/features}
     * @param cells by column: a role, or {@link #NO_ROLE}
     */
    public record Decision(String operation, Map<String, String> cells) {

        public String cell(String column) {
            return cells.get(column);
        }

        public boolean isOpen() {
            return cells.containsValue("open");
        }

        boolean isForOwners() {
            return cells.containsValue("own");
        }

        boolean isAboutMail() {
            return cells.containsValue("mail");
        }

        boolean isForAnyPerson() {
            return cell(NO_ROLE).equals("person");
        }

        /** The roles of which each is enough by itself, in the order of the columns. */
        List<String> sufficientRoles() {
            return cells.entrySet().stream()
                    .filter(cell -> !cell.getKey().equals(NO_ROLE))
                    .filter(cell -> Set.of("yes", "person", "mail").contains(cell.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    /** All decisions, in the table's order. */
    public static List<Decision> read() {
        List<List<String>> rows = lines().stream()
                .dropWhile(line -> !line.startsWith(BEGINNING))
                .takeWhile(line -> line.startsWith("|"))
                .map(AccessTable::row)
                .toList();
        List<String> columns = rows.get(0);
        return rows.stream().skip(2).map(row -> decision(columns, row)).toList();
    }

    private static Decision decision(List<String> columns, List<String> row) {
        assertThat(row).hasSameSizeAs(columns);
        Map<String, String> cells = new LinkedHashMap<>();
        for (int column = 1; column < columns.size() - 1; column++) {
            cells.put(columns.get(column), row.get(column));
        }
        assertThat(CELLS).as(row.get(0)).containsAll(cells.values());
        return new Decision(row.get(0), cells);
    }

    private static List<String> row(String line) {
        return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                .map(cell -> cell.strip())
                .map(cell -> cell.matches("`[^`]+`") ? cell.substring(1, cell.length() - 1) : cell)
                .collect(Collectors.toList());
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(DOCUMENT);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
