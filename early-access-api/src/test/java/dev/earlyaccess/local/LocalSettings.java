package dev.earlyaccess.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Fills in, as command-line arguments, what was not set: server, database, mail server and token secret. */
class LocalSettings {

    private static final Logger log = LoggerFactory.getLogger(LocalSettings.class);

    private static final int SECRET_BYTES = 32;

    private final StandardEnvironment given = new StandardEnvironment();

    LocalSettings(String... args) {
        given.getPropertySources().addFirst(new SimpleCommandLinePropertySource(args));
    }

    List<String> server() {
        int port = freePort("server.port", "SERVER_PORT", 8080);
        String publicUrl = set("early-access.public-url").orElse("http://localhost:" + port);
        return List.of(
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--early-access.public-url=" + publicUrl,
                "--spring.profiles.active=local");
    }

    /** A real PostgreSQL as a child process; it ends, and its data with it, when this process does. */
    @SuppressWarnings("resource") // lives as long as the process
    List<String> database() throws IOException {
        if (set("spring.datasource.url").isPresent()) {
            return List.of();
        }
        LoggingSystem.get(getClass().getClassLoader())
                .setLogLevel("io.zonky.test", LogLevel.WARN); // it starts before application-local.yaml is read
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .start();
        return List.of(
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres",
                "--early-access.local.demo=true");
    }

    /** A person who tries the service can also reply to the mails to the team. */
    List<String> replies() {
        return set("early-access.feedback.reply-by-mail").isPresent()
                ? List.of()
                : List.of("--early-access.feedback.reply-by-mail=true");
    }

    /** The server itself is {@link LocalMail}'s; here is only where it will listen. */
    List<String> mail() {
        if (set("spring.mail.host").isPresent()) {
            return List.of();
        }
        List<String> mail = new ArrayList<>(List.of(
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + freePort("early-access.local.smtp-port", "EARLY_ACCESS_LOCAL_SMTP_PORT", 3025),
                "--early-access.local.mail=true"));
        if (set("early-access.feedback.imap-url").isEmpty()) {
            mail.addAll(answers());
        }
        return mail;
    }

    /** The service reads its own server: whatever comes for the feedback address is an answer. */
    private List<String> answers() {
        String address = set("early-access.feedback.from")
                .map(from -> from.replaceAll(".*<(.*)>.*", "$1"))
                .orElse("beta-feedback@example.com");
        int port = anyFreePort();
        return List.of(
                "--early-access.local.imap-port=" + port,
                "--early-access.feedback.imap-url=imap://%s:local@127.0.0.1:%d/INBOX"
                        .formatted(URLEncoder.encode(address, UTF_8), port));
    }

    List<String> tokens() {
        if (hasSecret() || hasIssuer()) {
            return List.of();
        }
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return List.of("--early-access.security.jwt-secret=" + HexFormat.of().formatHex(secret));
    }

    private boolean hasSecret() {
        return set("early-access.security.jwt-secret").isPresent();
    }

    private boolean hasIssuer() {
        return set("spring.security.oauth2.resourceserver.jwt.issuer-uri").isPresent();
    }

    /** Where tokens are signed here, {@link LocalSignIn} is the company's page. */
    List<String> signIn() {
        boolean signsHere = hasSecret() || !hasIssuer();
        return signsHere && set("early-access.security.sign-in-url").isEmpty()
                ? List.of("--early-access.security.sign-in-url=${early-access.public-url}" + LocalSignIn.PATH)
                : List.of();
    }

    private Optional<String> set(String property) {
        String variable =
                property.toUpperCase(java.util.Locale.ROOT).replace("-", "").replace('.', '_');
        String spelled =
                property.toUpperCase(java.util.Locale.ROOT).replace('-', '_').replace('.', '_');
        return Optional.ofNullable(given.getProperty(property))
                .or(() -> Optional.ofNullable(given.getProperty(variable)))
                .or(() -> Optional.ofNullable(given.getProperty(spelled)))
                .filter(value -> !value.isBlank());
    }

    private int freePort(String property, String variable, int standard) {
        int wanted = set(property).map(Integer::parseInt).orElse(standard);
        if (wanted == 0) {
            return anyFreePort();
        }
        if (isFree(wanted)) {
            return wanted;
        }
        int free = anyFreePort();
        log.warn("Port {} is taken ({} chooses another): using {} instead", wanted, variable, free);
        return free;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException ex) {
            return false;
        }
    }

    private static int anyFreePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException ex) {
            throw new java.io.UncheckedIOException("No free port", ex);
        }
    }
}
