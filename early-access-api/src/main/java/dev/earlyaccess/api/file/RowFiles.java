package dev.earlyaccess.api.file;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes rows into the response as they are read, so that a file of any length needs the same memory. Addresses are hidden
 * as in every other response.
 */
@Component
public class RowFiles {

    /** What the API document says of each export. */
    public static final String DESCRIPTION =
            "With `Accept: text/csv` (the default) or `application/x-ndjson`. What changes during the export may or may not be "
                    + "in it. In CSV, a cell that a spreadsheet would take for a formula begins with an apostrophe.";

    /** How many rows are in memory at once. */
    private static final int AT_ONCE = 1_000;

    private final JsonMapper json;

    RowFiles(JsonMapper json) {
        this.json = json;
    }

    /**
     * All rows of a list that is read page by page. The first page is read at once, and each of the others when it is needed,
     * so no transaction is open for longer than a page.
     *
     * @param start the key before all others
     * @param page reads the rows after a key, at most this number of them
     * @param key the key of a row
     */
    public static <R, K> Stream<R> all(K start, BiFunction<K, Integer, List<R>> page, Function<R, K> key) {
        return Stream.iterate(
                        page.apply(start, AT_ONCE),
                        rows -> !rows.isEmpty(),
                        rows -> rows.size() < AT_ONCE
                                ? List.of()
                                : page.apply(key.apply(rows.get(rows.size() - 1)), AT_ONCE))
                .flatMap(List::stream);
    }

    /**
     * Writes rows as the file of a response.
     *
     * @param name the file's name, without its ending
     * @param accept the header {@code Accept}: CSV, unless it wants JSON lines
     * @param rowType a record
     */
    public <R> void write(String name, String accept, Class<R> rowType, Stream<R> rows, HttpServletResponse response)
            throws IOException {
        boolean isCsv = FileTypes.chosen(accept, FileTypes.CSV, FileTypes.JSON_LINES)
                .equalsTypeAndSubtype(MediaType.parseMediaType(FileTypes.CSV));
        response.setContentType(isCsv ? FileTypes.CSV + ";charset=UTF-8" : FileTypes.JSON_LINES);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"%s.%s\"".formatted(name, isCsv ? "csv" : "ndjson"));
        Writer out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        try {
            if (isCsv) {
                writeCsv(rowType, rows.iterator(), out);
            } else {
                for (Iterator<R> each = rows.iterator(); each.hasNext(); ) {
                    out.write(json.writeValueAsString(each.next()));
                    out.write('\n');
                }
            }
            out.flush();
        } catch (UncheckedIOException ex) {
            throw ex.getCause(); // the client is gone
        }
    }

    private <R> void writeCsv(Class<R> rowType, Iterator<R> rows, Writer out) throws IOException {
        CsvRows csv = new CsvRows(rowType, out);
        while (rows.hasNext()) {
            csv.write(json.valueToTree(rows.next()));
        }
        csv.flush();
    }
}
