package dev.earlyaccess.api.feedback;

import dev.earlyaccess.api.problem.InvalidRequest;
import dev.earlyaccess.api.request.Busy;
import dev.earlyaccess.api.request.PostmarkStream;
import dev.earlyaccess.inbound.InboundMails;
import dev.earlyaccess.inbound.WholeMail;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/**
 * The mail endpoint for replies: takes mails that a mail provider received for the service, as a whole mail
 * ({@code message/rfc822}), as Postmark's JSON, or as SendGrid's form. A mail that arrives several times is
 * stored once. See docs/feedback.md.
 */
@Hidden
@RestController
class InboundMailController {

    static final String PATH = "/hooks/feedback";

    private static final String MAIL = "message/rfc822";
    private static final long PATIENCE_SECONDS = 10;

    private final InboundMails mails;
    private final JsonMapper json;
    private final Clock clock;

    /**
     * Only one mail at a time: anybody can write a mail, and many large ones together could use up the
     * memory.
     */
    private final Semaphore permit = new Semaphore(1, true);

    InboundMailController(InboundMails mails, JsonMapper json, Clock clock) {
        this.mails = mails;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Responds with 200, because one provider treats any other status as a failure and sends the mail again.
     */
    @PostMapping(path = PATH, consumes = MAIL)
    void takeMail(HttpServletRequest request) throws IOException {
        oneAtATime(() -> mails.take(request.getInputStream(), clock.instant()));
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    void takeJson(HttpServletRequest request) throws IOException {
        oneAtATime(() -> {
            WholeMail whole = new WholeMail();
            try (JsonParser fields = json.createParser(new PostmarkStream(request.getInputStream(), whole))) {
                mails.take(PostmarkMail.read(fields, whole), clock.instant());
            } catch (JacksonException ex) {
                throw InvalidRequest.unreadable(ex);
            }
        });
    }

    @PostMapping(path = PATH, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    void takeForm(HttpServletRequest request) throws IOException {
        oneAtATime(() -> {
            String type = String.valueOf(request.getContentType());
            if (!mails.takeForm(request.getInputStream(), type, clock.instant())) {
                throw new InvalidRequest(
                        "email", "must be given: let SendGrid's Inbound Parse post the raw, full MIME message");
            }
        });
    }

    private void oneAtATime(Processing processing) throws IOException {
        if (!isFree()) {
            throw new Busy("The mail endpoint is processing another mail.");
        }
        try {
            processing.run();
        } finally {
            permit.release();
        }
    }

    private boolean isFree() {
        try {
            return permit.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Processes a request's body. */
    private interface Processing {
        void run() throws IOException;
    }
}
