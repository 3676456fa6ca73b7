package dev.earlyaccess.api.request;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Bounds how many of the server's threads wait for the body of a request, and for how long, so that slow clients cannot
 * occupy all threads. A body that has arrived is read without a bound. No thread waits for a body that nobody read, such
 * as that of a request without a token: the connection is closed. See docs/adr/0033.
 */
@Component
class SlowBodies implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    /** How long a thread waits for a small body. */
    static final Duration GRACE = Duration.ofSeconds(20);

    /** A larger body gets more time: in bytes per second. */
    private static final long SLOWEST = 10_000;

    /** A body that nobody read is thrown away if it has arrived and is no larger, so that the connection can stay open. */
    private static final int MOST_DISCARDED = 256_000;

    /** A quarter of the threads may wait. */
    private static final int SHARE = 4;

    private final Semaphore waiting;

    SlowBodies(@Value("${server.tomcat.threads.max:200}") int threads) {
        this.waiting = new Semaphore(Math.max(1, threads / SHARE));
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getParent().getPipeline().addValve(new BodyValve()));
    }

    private final class BodyValve extends ValveBase {

        BodyValve() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            org.apache.coyote.Request wire = request.getCoyoteRequest();
            if (wire.isFinished()) {
                getNext().invoke(request, response);
                return;
            }
            InputBuffer unbounded = wire.getInputBuffer();
            wire.setInputBuffer(new BoundedInput(wire, unbounded));
            try {
                getNext().invoke(request, response);
            } finally {
                wire.setInputBuffer(unbounded);
                discardRest(wire, response);
            }
        }
    }

    private static void discardRest(org.apache.coyote.Request wire, Response response) throws IOException {
        Discarded discarded = new Discarded();
        int bytes = 0;
        int next = 0;
        while (next >= 0 && bytes < MOST_DISCARDED && !wire.isFinished() && hasArrived(wire)) {
            next = wire.getInputBuffer().doRead(discarded);
            bytes += Math.max(0, next);
        }
        if (!wire.isFinished()) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            response.finishResponse(); // What follows would make an error of a response that is not sent.
            wire.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    /** Whether a read returns at once. Of a chunked body, this cannot be known. */
    private static boolean hasArrived(org.apache.coyote.Request wire) {
        if (wire.getContentLengthLong() < 0) {
            return false;
        }
        wire.action(ActionCode.AVAILABLE, Boolean.TRUE);
        return wire.getAvailable() > 0;
    }

    /** The body of one request. */
    private final class BoundedInput implements InputBuffer {

        private final org.apache.coyote.Request wire;
        private final InputBuffer body;
        private final long began = System.nanoTime();
        private long bytes;

        private BoundedInput(org.apache.coyote.Request wire, InputBuffer body) {
            this.wire = wire;
            this.body = body;
        }

        @Override
        public int doRead(ApplicationBufferHandler into) throws IOException {
            int next = wire.isFinished() || hasArrived(wire) ? body.doRead(into) : await(into);
            bytes += Math.max(0, next);
            return next;
        }

        private int await(ApplicationBufferHandler into) throws IOException {
            if (!waiting.tryAcquire()) {
                throw new Busy("The service is waiting for the bodies of many other requests.");
            }
            try {
                if (System.nanoTime() - began
                        > GRACE.plusSeconds(bytes / SLOWEST).toNanos()) {
                    throw new BodyTooSlow();
                }
                return body.doRead(into);
            } catch (SocketTimeoutException ex) {
                throw new BodyTooSlow();
            } finally {
                waiting.release();
            }
        }

        @Override
        public int available() {
            return body.available();
        }
    }

    /** Where bytes go that nobody wants. */
    private static final class Discarded implements ApplicationBufferHandler {

        private @Nullable ByteBuffer bytes;

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            bytes = buffer;
        }

        @Override
        public @Nullable ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {
            // It keeps nothing.
        }
    }
}
