package dev.earlyaccess.api.stream;

import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.problem.InvalidRequest;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.stream.StreamTickets.Ticket;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Opens event streams. The ticket in the address is all that a client needs: an {@code EventSource} sends no header. */
@Tag(name = "Changes", description = "Hear of changes instead of asking again: server-sent events.")
@RestController
@RequestMapping(StreamController.PATH)
class StreamController {

    static final String PATH = "/api/v1/streams";

    private final StreamTickets tickets;
    private final OpenStreams streams;
    private final Clock clock;

    StreamController(StreamTickets tickets, OpenStreams streams, Clock clock) {
        this.tickets = tickets;
        this.streams = streams;
        this.clock = clock;
    }

    @Access(open = true)
    @SecurityRequirements
    @Operation(
            operationId = "openStream",
            summary = "Hear of changes",
            description = "Server-sent events; needs no token. The address is in `eventStreams` of the features. "
                    + "`refetchEvaluation` means that you shall read the features again. When the stream ends, read them "
                    + "again too: the response has the next address.")
    @ApiResponse(
            responseCode = "200",
            description = "The stream, which stays open.",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(type = "string"),
                            examples = @ExampleObject("id: 1\ndata: {\"type\": \"refetchEvaluation\"}\n\n")))
    @Problems({Problem.STREAM_NOT_FOUND, Problem.NOT_ACCEPTABLE})
    @GetMapping(path = "/{ticket}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void open(
            @Parameter(
                            description = "The last part of the address.",
                            example = "990432.r0ZxkN3pQmW2yJb7vT1cUg.Yk3dQ8mXv5sLw2RzT9aGhJ4nPq6uBcE1fKiOx7yVtN0")
                    @PathVariable
                    String ticket,
            @Parameter(
                            description =
                                    "Sent by an `EventSource` that connects again; the stream then begins with an event.")
                    @RequestHeader(name = "Last-Event-ID", required = false)
                    @Nullable
                    String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, ServletException {
        Ticket read = tickets.read(ticket, clock.instant()).orElseThrow(StreamNotFound::new);
        requireConnection(request);
        streams.admit(read.pseudonym());
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no"); // nginx would wait until a buffer is full
        response.setHeader(HttpHeaders.CONNECTION, "close"); // its end is the end of the stream
        response.flushBuffer();
        if (!HttpMethod.HEAD.matches(request.getMethod())) {
            streams.open(request.upgrade(OpenStream.class), read, lastEventId != null);
        }
    }

    /** A request of HTTP/2 has no connection to hand over. Tomcat keeps a list of all other protocols that clients name. */
    private static void requireConnection(HttpServletRequest request) {
        if (request.getProtocol().startsWith("HTTP/2")) {
            throw new InvalidRequest("protocol", "must be HTTP/1.1; let your proxy use it towards this service");
        }
        String upgrade = request.getHeader(HttpHeaders.UPGRADE);
        if (upgrade != null && !upgrade.equalsIgnoreCase("h2c")) {
            throw new InvalidRequest(HttpHeaders.UPGRADE, "must be left out");
        }
    }
}
