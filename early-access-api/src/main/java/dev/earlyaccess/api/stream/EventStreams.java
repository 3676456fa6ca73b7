package dev.earlyaccess.api.stream;

import dev.earlyaccess.user.UserId;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** The streams that a response names. */
@Component
public class EventStreams {

    private static final String SSE = "sse";

    private final StreamTickets tickets;
    private final Clock clock;
    private final String path;

    EventStreams(StreamTickets tickets, Clock clock, @Value("${early-access.public-url}") URI publicUrl) {
        this.tickets = tickets;
        this.clock = clock;
        this.path = StringUtils.trimTrailingCharacter(publicUrl.getRawPath(), '/') + StreamController.PATH + "/";
    }

    /** Where this user's clients hear of changes: the same for the whole slot of a ticket, so that responses stay the same. */
    public List<EventStream> of(UserId user) {
        return List.of(new EventStream(SSE, new EventStream.Endpoint(path + tickets.issue(user, clock.instant()))));
    }
}
