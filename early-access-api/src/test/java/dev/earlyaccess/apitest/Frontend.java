package dev.earlyaccess.apitest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The server of a web frontend, of another origin than the service. It shows pages to a real browser. */
public class Frontend {

    private static final String SETTING = "early-access.cors.allowed-origins=" + ApiTest.FRONTEND + ",";

    private final HttpServer server;
    private volatile Path directory = Path.of("");

    private Frontend(HttpServer server) {
        this.server = server;
    }

    public String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on, it shows the files in this directory. */
    public Frontend shows(Path files) {
        directory = files;
        return this;
    }

    private void respond(HttpExchange exchange) throws IOException {
        try (exchange) {
            Path file = directory.resolve(exchange.getRequestURI().getPath().substring(1));
            if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.getResponseHeaders()
                    .set("Content-Type", file.toString().endsWith(".html") ? "text/html" : "text/javascript");
            byte[] body = Files.readAllBytes(file);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Starts it before the service, which has to know its origin. */
    static class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                Frontend frontend = new Frontend(server);
                server.createContext("/", frontend::respond);
                server.start();
                TestPropertyValues.of(SETTING + frontend.origin()).applyTo(context);
                context.getBeanFactory().registerSingleton("frontend", frontend);
            } catch (IOException ex) {
                throw new UncheckedIOException(ex);
            }
        }
    }
}
