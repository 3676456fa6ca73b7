package dev.earlyaccess.browser;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the browser is: the one that is set, else one that is installed, else the one that Playwright fetches
 * for itself.
 */
final class Installation {

    /** What to do where there is none. */
    static final String ADVICE =
            "There is no browser: install Chromium or Chrome, or set EARLY_ACCESS_BROWSER to the path of one.";

    private static final String CHOSEN = "EARLY_ACCESS_BROWSER";
    private static final String REQUIRED = "EARLY_ACCESS_BROWSER_REQUIRED";
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** Playwright would else fetch every browser that it knows. */
    static final Map<String, String> FETCH_NOTHING = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

    private static final int MINUTES_TO_FETCH = 5;

    private final @Nullable Path executable;

    private Installation(@Nullable Path executable) {
        this.executable = executable;
    }

    /** Empty where there is no browser and none can be fetched. */
    static Optional<Installation> find() {
        Optional<Installation> installed = installed().map(Installation::new);
        return installed.isPresent() || !fetched() ? installed : Optional.of(new Installation(null));
    }

    static boolean isRequired() {
        return Boolean.parseBoolean(System.getenv(REQUIRED));
    }

    /** Null for the one that Playwright has fetched. */
    @Nullable
    Path executable() {
        return executable;
    }

    private static Optional<Path> installed() {
        String chosen = System.getenv(CHOSEN);
        if (chosen != null && !chosen.isBlank()) {
            return Optional.of(Path.of(chosen));
        }
        return Arrays.stream(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
                .flatMap(Installation::candidates)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<Path> candidates(String directory) {
        return NAMES.stream().map(name -> Path.of(directory, name));
    }

    private static boolean fetched() {
        try {
            ProcessBuilder fetch =
                    Driver.ensureDriverInstalled(FETCH_NOTHING, false).createProcessBuilder();
            fetch.command().addAll(List.of("install", "chromium"));
            Process process = fetch.inheritIO().start();
            if (!process.waitFor(MINUTES_TO_FETCH, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException ex) {
            return false;
        } catch (InterruptedException ex) {
            throw new AssertionError(ex);
        }
    }
}
