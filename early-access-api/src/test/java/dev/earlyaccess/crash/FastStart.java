package dev.earlyaccess.crash;

import dev.earlyaccess.testing.TestPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Commands that start the service in about half of the usual time: its classes come from a class-data archive
 * (JEP 350). A process that ends as soon as the service is configured makes the archive once for all test
 * JVMs of a build.
 */
public final class FastStart {

    private static final Logger log = LoggerFactory.getLogger(FastStart.class);

    private static final String SERVICE = "dev.earlyaccess.EarlyAccessApplication";
    private static final String OF_TESTS = ".*(test-classes[/\\\\]?|-tests\\.jar)";
    private static final Path HOME = Path.of("target", "class-data").toAbsolutePath();
    private static final Path ARCHIVE = HOME.resolve("java-" + Runtime.version() + ".jsa");
    private static final List<String> CLASS_PATH = classPath(false);

    static {
        try {
            Files.createDirectories(HOME);
            try (FileChannel lock =
                    FileChannel.open(HOME.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock.lock(); // until it is closed: other test JVMs wait for the archive
                if (isOutdated()) {
                    makeArchive();
                }
            }
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private FastStart() {}

    /** Starts the service as in production, without any test's classes. */
    public static List<String> ofTheService(String... options) {
        return command(
                SERVICE, jars(), Stream.concat(Stream.of("-XX:SharedArchiveFile=" + ARCHIVE), Stream.of(options)));
    }

    /** Starts a main class of the tests. */
    public static List<String> of(Class<?> main) {
        List<String> classPath = new ArrayList<>(jars());
        classPath.addAll(classPath(true));
        return command(main.getName(), classPath, Stream.of("-XX:SharedArchiveFile=" + ARCHIVE));
    }

    private static List<String> command(String main, List<String> classPath, Stream<String> options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:disable"));
        command.addAll(options.toList());
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), main));
        return command;
    }

    private static List<String> classPath(boolean ofTests) {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getProperty("java.class.path"))
                .filter(entry -> entry.matches(OF_TESTS) == ofTests && Files.exists(Path.of(entry)))
                .toList();
    }

    /** The class path of the service. Archives hold no classes that came from directories. */
    private static List<String> jars() {
        return CLASS_PATH.stream()
                .map(entry -> Files.isDirectory(Path.of(entry)) ? jarOf(entry).toString() : entry)
                .toList();
    }

    private static Path jarOf(String directory) {
        return HOME.resolve(CLASS_PATH.indexOf(directory) + ".jar");
    }

    private static boolean isOutdated() throws IOException {
        if (!Files.exists(ARCHIVE)) {
            return true;
        }
        FileTime made = Files.getLastModifiedTime(ARCHIVE);
        for (String entry : CLASS_PATH) {
            for (Path path : pathsBelow(Path.of(entry))) {
                if (Files.getLastModifiedTime(path).compareTo(made) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Path> pathsBelow(Path entry) throws IOException {
        try (Stream<Path> paths = Files.walk(entry)) {
            return paths.sorted().toList();
        }
    }

    private static void makeArchive() throws IOException {
        for (String entry : CLASS_PATH) {
            if (Files.isDirectory(Path.of(entry))) {
                pack(Path.of(entry), jarOf(entry));
            }
        }
        GenericApplicationContext database = new GenericApplicationContext();
        new TestPostgres().initialize(database);
        Map<String, String> settings = new HashMap<>(
                Map.of("spring.mail.host", "127.0.0.1", "early-access.security.jwt-secret", ServiceClient.SECRET));
        for (String name :
                List.of("spring.datasource.url", "spring.datasource.username", "spring.datasource.password")) {
            settings.put(name, database.getEnvironment().getRequiredProperty(name));
        }
        Stream<String> options = Stream.of("-XX:ArchiveClassesAtExit=" + ARCHIVE, "-Dspring.context.exit=onRefresh");
        ServiceProcess.start(command(SERVICE, jars(), options), settings, HOME.resolve("log"))
                .awaitEnd();
        log.info("Archived the service's classes: {} MB", ARCHIVE.toFile().length() >> 20);
    }

    private static void pack(Path directory, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path path : pathsBelow(directory)) {
                String name = directory.relativize(path).toString().replace(File.separatorChar, '/');
                if (Files.isRegularFile(path)) {
                    out.putNextEntry(new JarEntry(name));
                    Files.copy(path, out);
                } else if (!name.isEmpty()) {
                    out.putNextEntry(new JarEntry(name + "/"));
                }
            }
        }
    }
}
