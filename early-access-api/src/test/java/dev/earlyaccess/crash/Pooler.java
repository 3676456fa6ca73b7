package dev.earlyaccess.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PgBouncer in transaction mode before the database of a test, with fewer connections to the database than one instance
 * may open: so instances get each other's sessions all the time.
 */
final class Pooler implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Pooler.class);

    /** Where Debian's package has it. */
    private static final Path PROGRAM = Path.of(System.getProperty("crash.pgbouncer", "/usr/sbin/pgbouncer"));

    private static final String SETTINGS = """
            [databases]
            %s = host=%s port=%d
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = %d
            unix_socket_dir =
            auth_type = trust
            auth_file = %s
            pool_mode = transaction
            default_pool_size = 6
            max_client_conn = 200
            ignore_startup_parameters = extra_float_digits
            """;

    private final Process process;
    private final String url;

    private Pooler(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Starts one before this database; empty if the machine has no PgBouncer. */
    static Optional<Pooler> start(String url) {
        if (!Files.isExecutable(PROGRAM)) {
            log.info("There is no {}: the instances reach the database directly", PROGRAM);
            return Optional.empty();
        }
        try {
            URI database = URI.create(url.substring("jdbc:".length()));
            int port = freePort();
            Path home = Files.createTempDirectory("pooler");
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
            String name = database.getPath().substring(1);
            Path users = Files.writeString(home.resolve("users.txt"), "\"postgres\" \"postgres\"\n\"test\" \"test\"\n");
            Path settings = Files.writeString(
                    home.resolve("pgbouncer.ini"),
                    SETTINGS.formatted(name, database.getHost(), database.getPort(), port, users));
            Process process = new ProcessBuilder(command(settings))
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("log").toFile())
                    .start();
            log.info("PgBouncer listens on {}: see {}", port, home);
            return Optional.of(
                    new Pooler(process, "jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?prepareThreshold=0"));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static List<String> command(Path settings) {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), settings.toString()));
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("-u", "nobody")); // it refuses to run as root
        }
        return command;
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** The JDBC URL through the pooler. */
    String url() {
        return url;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }
}
