package dev.earlyaccess.api.request;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.apache.catalina.Lifecycle;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.ProtocolHandler;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.apache.tomcat.util.net.SocketEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Bounds how many of the server's threads wait for the body of a request, and for how long, so that slow clients cannot
 * occupy all threads. A body that has arrived is read without a bound. No thread waits for a body that nobody read, such
 * as that of a request without a token, for longer than its next packet needs: the connection is closed. See docs/adr/0033.
 */
@Component
class SlowBodies implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    /** How long a thread waits for a small body. */
    static final Duration GRACE = Duration.ofSeconds(20);

    /** A larger body gets more time: in bytes per second. */
    private static final long SLOWEST = 10_000;

    /** A body that nobody read is thrown away if it has arrived and is no larger, so that the connection can stay open. */
    private static final int MOST_DISCARDED = 256_000;

    private static final Duration NEXT_PACKET = Duration.ofMillis(50);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);

    /** A quarter of the threads may wait. */
    private static final int SHARE = 4;

    private final Semaphore waiting;

    SlowBodies(@Value("${server.tomcat.threads.max:200}") int threads) {
        this.waiting = new Semaphore(Math.max(1, threads / SHARE));
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> connector.addLifecycleListener(event -> {
            if (Lifecycle.AFTER_INIT_EVENT.equals(event.getType())) {
                ProtocolHandler protocol = connector.getProtocolHandler();
                protocol.setAdapter(new BoundingAdapter(protocol.getAdapter()));
            }
        }));
    }

    /** Stands before everything that processes requests: also before what Tomcat responds to by itself. */
    private final class BoundingAdapter implements Adapter {

        private final Adapter next;

        private BoundingAdapter(Adapter next) {
            this.next = next;
        }

        @Override
        public void service(Request request, Response response) throws Exception {
            if (request.requestURI().equals("*") && response.getStatus() >= HttpStatus.BAD_REQUEST.value()) {
                // Otherwise, Tomcat would end a refused OPTIONS * without a document.
                request.requestURI().setString("/");
            }
            if (request.isFinished()) {
                next.service(request, response);
                return;
            }
            InputBuffer unbounded = request.getInputBuffer();
            request.setInputBuffer(new BoundedInput(request, unbounded));
            try {
                next.service(request, response);
            } finally {
                request.setInputBuffer(unbounded);
                discardRest(request);
            }
        }

        @Override
        public boolean prepare(Request request, Response response) throws Exception {
            return next.prepare(request, response);
        }

        @Override
        public boolean asyncDispatch(Request request, Response response, SocketEvent status) throws Exception {
            return next.asyncDispatch(request, response, status);
        }

        @Override
        public void log(Request request, Response response, long time) {
            next.log(request, response, time);
        }

        @Override
        public void checkRecycled(Request request, Response response) {
            next.checkRecycled(request, response);
        }

        @Override
        public String getDomain() {
            return next.getDomain();
        }
    }

    private void discardRest(Request wire) throws IOException {
        Discarded discarded = new Discarded();
        int bytes = 0;
        int next = 0;
        while (next >= 0 && bytes < MOST_DISCARDED && !wire.isFinished() && arrivesSoon(wire)) {
            next = wire.getInputBuffer().doRead(discarded);
            bytes += Math.max(0, next);
        }
        if (!wire.isFinished()) {
            wire.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    /**
     * Whether a read returns at once, or as soon as the next packet is here: most clients send the head and the body in two
     * packets, and a refusal can be faster than the second one. To close the connection then would break the client's next
     * request.
     */
    private boolean arrivesSoon(Request wire) {
        if (hasArrived(wire)) {
            return true;
        }
        if (wire.getContentLengthLong() < 0 || !waiting.tryAcquire()) {
            return false;
        }
        try {
            long end = System.nanoTime() + NEXT_PACKET.toNanos();
            while (!hasArrived(wire) && System.nanoTime() < end) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
            return hasArrived(wire);
        } finally {
            waiting.release();
        }
    }

    /** Whether a read returns at once. Of a chunked body, this cannot be known. */
    private static boolean hasArrived(Request wire) {
        if (wire.getContentLengthLong() < 0) {
            return false;
        }
        wire.action(ActionCode.AVAILABLE, Boolean.TRUE);
        return wire.getAvailable() > 0;
    }

    /** The body of one request. */
    private final class BoundedInput implements InputBuffer {

        private final Request wire;
        private final InputBuffer body;
        private final long began = System.nanoTime();
        private long bytes;

        private BoundedInput(Request wire, InputBuffer body) {
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
