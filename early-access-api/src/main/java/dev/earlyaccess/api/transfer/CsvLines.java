package dev.earlyaccess.api.transfer;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.earlyaccess.api.problem.InvalidRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file (RFC 4180) with a header. Spreadsheet programs separate cells by commas, semicolons or tabs. */
final class CsvLines implements ImportedLines {

    private static final List<String> COLUMNS =
            List.of("userId", "email", "name", "locale", "status", "since", "origin");

    private static final String SEPARATORS = ",;\t";

    private final CloseableIterator<CsvRecord> records;
    private final List<String> columns;
    private long row;

    /** @throws InvalidRequest if the header is missing or is not as it must be */
    CsvLines(BufferedReader file) throws IOException {
        this.records = CsvReader.builder()
                .fieldSeparator(separator(file))
                .maxBufferSize(LONGEST)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(file)
                .iterator();
        CsvRecord header = read();
        this.columns = header == null
                ? List.of()
                : header.getFields().stream().map(String::strip).toList();
        check(columns);
    }

    /** The one that comes first in the header, which has no texts of users. */
    private static char separator(BufferedReader file) throws IOException {
        file.mark(LONGEST);
        try {
            int next = file.read();
            for (int i = 1; i < LONGEST && next >= 0 && next != '\n'; i++) {
                if (SEPARATORS.indexOf(next) >= 0) {
                    return (char) next;
                }
                next = file.read();
            }
            return ',';
        } catch (CharacterCodingException ex) {
            throw ImportedLines.notUtf8();
        } finally {
            file.reset();
        }
    }

    private static void check(List<String> columns) {
        String wanted = "must begin with a header of these columns, of which only userId is required: "
                + String.join(",", COLUMNS.subList(0, COLUMNS.size() - 1));
        List<String> unknown =
                columns.stream().filter(column -> !COLUMNS.contains(column)).toList();
        if (!columns.contains("userId")) {
            throw new InvalidRequest("body", wanted + ". There is no column userId");
        }
        if (!unknown.isEmpty()) {
            throw new InvalidRequest("body", wanted + ". Unknown: " + String.join(", ", unknown));
        }
        if (new HashSet<>(columns).size() < columns.size()) {
            throw new InvalidRequest("body", wanted + ". A column is there twice");
        }
    }

    @Override
    public @Nullable ImportedLine next() {
        row++;
        CsvRecord cells = read();
        return cells == null ? null : line(cells);
    }

    private ImportedLine line(CsvRecord cells) {
        if (cells.getFieldCount() > columns.size()) {
            return ImportedLine.unreadable(
                    "has %d cells, and the header has %d".formatted(cells.getFieldCount(), columns.size()));
        }
        if (cells.getFields().stream().anyMatch(cell -> cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0)) {
            return ImportedLine.unreadable("has a cell with a line break: perhaps a quotation mark is missing");
        }
        return ImportedLine.of(new ImportedRow(
                cell(cells, "userId"),
                cell(cells, "email"),
                cell(cells, "name"),
                cell(cells, "locale"),
                cell(cells, "status"),
                cell(cells, "since"),
                null));
    }

    private @Nullable String cell(CsvRecord cells, String column) {
        int index = columns.indexOf(column);
        return index < 0 || index >= cells.getFieldCount() ? null : cells.getField(index);
    }

    private @Nullable CsvRecord read() {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException ex) {
            throw new InvalidRequest(
                    "body",
                    "is no CSV: row %d cannot be read. Perhaps a quotation mark is missing, or is not doubled."
                            .formatted(row));
        } catch (UncheckedIOException ex) {
            if (ex.getCause() instanceof CharacterCodingException) {
                throw ImportedLines.notUtf8();
            }
            throw ex;
        }
    }
}
