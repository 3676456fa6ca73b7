package dev.earlyaccess.api.transfer;

import dev.earlyaccess.api.problem.InvalidRequest;
import dev.earlyaccess.api.request.BodyTooLarge;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that was sent, on the disk. So it is read as a whole before the first row is imported, and the response can be
 * written while rows are imported: most clients read nothing before they have sent everything. Nobody else can open it, and
 * it is gone when the process ends, however it ends.
 */
final class ImportedFile implements Closeable {

    private static final long MOST_BYTES = 500_000_000;

    private static final int BOM = 0xFEFF;
    private static final int CHUNK = 64 * 1024;

    private final FileChannel file;

    private ImportedFile(FileChannel file) {
        this.file = file;
    }

    /**
     * Stores a body.
     *
     * @throws BodyTooLarge if it is too large
     * @throws InvalidRequest if it is empty
     */
    static ImportedFile receive(InputStream body) throws IOException {
        Path path = Files.createTempFile("early-access-import", null);
        ImportedFile file = new ImportedFile(FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        boolean isComplete = false;
        try {
            file.write(body);
            isComplete = true;
            return file;
        } finally {
            if (!isComplete) {
                file.close();
            }
        }
    }

    private void write(InputStream body) throws IOException {
        OutputStream out = Channels.newOutputStream(file);
        byte[] chunk = new byte[CHUNK];
        long bytes = 0;
        for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
            bytes += read;
            if (bytes > MOST_BYTES) {
                throw new BodyTooLarge(MOST_BYTES);
            }
            out.write(chunk, 0, read);
        }
        if (bytes == 0) {
            throw new InvalidRequest("body", "is empty: send a file with enrollments");
        }
    }

    /** Reads it from its beginning, strictly: what is not UTF-8 is no text. */
    BufferedReader open() throws IOException {
        BufferedReader reader = new BufferedReader(
                new InputStreamReader(
                        Channels.newInputStream(file.position(0)),
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                CHUNK);
        reader.mark(1);
        try {
            if (reader.read() != BOM) {
                reader.reset();
            }
        } catch (CharacterCodingException ex) {
            throw ImportedLines.notUtf8();
        }
        return reader;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
