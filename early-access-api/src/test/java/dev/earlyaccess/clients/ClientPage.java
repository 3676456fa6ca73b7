package dev.earlyaccess.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of docs/clients, whose code is run as it stands. */
record ClientPage(String name, String text) {

    private static final Path DIRECTORY = Path.of("..", "docs", "clients");

    static ClientPage of(String name) {
        try {
            return new ClientPage(name, Files.readString(DIRECTORY.resolve(name)));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** The only block of code in this language. */
    String code(String language) {
        List<String> blocks = Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
                .matcher(text)
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(blocks).as("Code in %s on %s", language, name).hasSize(1);
        return blocks.get(0);
    }

    /** It has a table with a line of these cells, so that the page is as true as the test. */
    void says(Object... cells) {
        String line = Stream.of(cells)
                .map(cell -> cell.toString().isEmpty() ? "" : " " + cell)
                .collect(Collectors.joining(" |", "|", " |"));
        assertThat(text.lines()).as(name).contains(line);
    }
}
