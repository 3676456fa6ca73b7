package dev.earlyaccess.api.stream;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** Where a client hears of changes: {@code eventStream} of OFREP (its ADR 8). */
@Schema(
        name = "EventStream",
        description =
                "Where to hear of changes. Open it with `EventSource`, without any header. On each `refetchEvaluation`, "
                        + "and when it ends, read this response again: it then has the address that is valid.")
public record EventStream(
        @Schema(
                description = "The kind of the stream: server-sent events.",
                example = "sse",
                requiredMode = RequiredMode.REQUIRED)
        String type,

        @Schema(description = "Where the stream is.", requiredMode = RequiredMode.REQUIRED)
        Endpoint endpoint) {

    /** The address, without an origin: that of the service, as the client calls it. */
    @Schema(name = "EventStreamEndpoint", description = "The address of a stream, at the origin that you called.")
    public record Endpoint(
            @Schema(
                    description =
                            "The path of the stream. It is valid for half an hour to an hour, and contains no user id.",
                    example =
                            "/api/v1/streams/990432.r0ZxkN3pQmW2yJb7vT1cUg.Yk3dQ8mXv5sLw2RzT9aGhJ4nPq6uBcE1fKiOx7yVtN0",
                    requiredMode = RequiredMode.REQUIRED)
            String requestUri) {}
}
