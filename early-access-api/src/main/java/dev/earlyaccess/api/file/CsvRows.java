package dev.earlyaccess.api.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Writes records as CSV (RFC 4180). Each field is a column; the fields of a record in it are columns, too, with its name
 * before theirs. Lists and maps are JSON in one cell. A cell that a spreadsheet would take for a formula gets an
 * apostrophe in front.
 */
final class CsvRows {

    private static final String FORMULA = "=+-@\t\r\n";

    private final List<JsonPointer> columns;
    private final CsvWriter out;

    /** Writes the header. */
    CsvRows(Class<?> row, Writer out) {
        List<Column> all = columns(row, "", "").toList();
        this.columns = all.stream().map(Column::field).toList();
        this.out = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
        this.out.writeRecord(all.stream().map(Column::name).toList());
    }

    private record Column(String name, JsonPointer field) {}

    private static Stream<Column> columns(Class<?> row, String path, String name) {
        return Arrays.stream(row.getRecordComponents()).flatMap(field -> columns(field, path, name));
    }

    private static Stream<Column> columns(RecordComponent field, String path, String prefix) {
        String name = prefix.isEmpty()
                ? field.getName()
                : prefix
                        + Character.toUpperCase(field.getName().charAt(0))
                        + field.getName().substring(1);
        String pointer = path + "/" + field.getName();
        return field.getType().isRecord()
                ? columns(field.getType(), pointer, name)
                : Stream.of(new Column(name, JsonPointer.compile(pointer)));
    }

    void write(JsonNode row) {
        out.writeRecord(columns.stream().map(field -> cell(row.at(field))).toList());
    }

    void flush() throws IOException {
        out.flush();
    }

    private static String cell(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        String text = value.isValueNode() ? value.asString() : value.toString();
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
