package dev.earlyaccess.api.transfer;

import org.jspecify.annotations.Nullable;

/**
 * A row of a file, or why it is none.
 *
 * @param fault what is wrong, as a part of a sentence; null if the row can be read
 */
record ImportedLine(@Nullable ImportedRow row, @Nullable String fault) {

    static ImportedLine of(ImportedRow row) {
        return new ImportedLine(row, null);
    }

    static ImportedLine unreadable(String fault) {
        return new ImportedLine(null, fault);
    }
}
