package dev.earlyaccess.api.transfer;

import dev.earlyaccess.api.problem.InvalidRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of a file, one after another. */
interface ImportedLines {

    /** No row with texts of the longest length has as many characters. */
    int LONGEST = 20_000;

    /**
     * The next row; null after the last one.
     *
     * @throws InvalidRequest if the rest of the file cannot be read
     */
    @Nullable
    ImportedLine next() throws IOException;

    static InvalidRequest notUtf8() {
        return new InvalidRequest("body", "must be UTF-8: in a spreadsheet program, save the file as CSV UTF-8");
    }
}
