package dev.earlyaccess.api.transfer;

import dev.earlyaccess.api.problem.InvalidRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The rows of a file with a JSON object on each line. Empty lines are no rows. */
final class JsonLines implements ImportedLines {

    private final BufferedReader file;
    private final JsonMapper json;
    private long row;

    JsonLines(BufferedReader file, JsonMapper json) {
        this.file = file;
        this.json = json;
    }

    @Override
    public @Nullable ImportedLine next() throws IOException {
        row++;
        String line = line();
        while (line != null && line.isBlank()) {
            line = line();
        }
        return line == null ? null : read(line);
    }

    private ImportedLine read(String line) {
        try {
            @Nullable ImportedRow read = json.readValue(line, ImportedRow.class);
            return read == null ? ImportedLine.unreadable("must be a JSON object") : ImportedLine.of(read);
        } catch (JacksonException ex) {
            return ImportedLine.unreadable(InvalidRequest.unreadable(ex).sentence());
        }
    }

    /** A line of a file can be longer than the memory. */
    private @Nullable String line() throws IOException {
        StringBuilder line = new StringBuilder();
        try {
            int next = file.read();
            if (next < 0) {
                return null;
            }
            for (; next >= 0 && next != '\n'; next = file.read()) {
                if (line.length() == LONGEST) {
                    throw new InvalidRequest(
                            "body", "must have a JSON object on each line: row %d is too long".formatted(row));
                }
                line.append((char) next);
            }
            return line.toString();
        } catch (CharacterCodingException ex) {
            throw ImportedLines.notUtf8();
        }
    }
}
