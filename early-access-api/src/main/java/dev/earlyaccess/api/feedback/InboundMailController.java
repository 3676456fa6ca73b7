package dev.earlyaccess.api.feedback;

import dev.earlyaccess.api.problem.InvalidRequest;
import dev.earlyaccess.inbound.InboundMails;
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
 * Takes answers from whoever received them for us: a whole mail ({@code message/rfc822}), Postmark's JSON, or SendGrid's form. Each
 * mail is kept once, however often it is handed over. See docs/feedback.md.
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

    /** One mail at a time, for strangers write them: many large ones together would take the memory of all else. */
    private final Semaphore turn = new Semaphore(1, true);

    InboundMailController(InboundMails mails, JsonMapper json, Clock clock) {
        this.mails = mails;
        this.json = json;
        this.clock = clock;
    }

    /** Answers 200, since one provider counts everything else as a failure and sends again. */
    @PostMapping(path = PATH, consumes = MAIL)
    void takeMail(HttpServletRequest request) throws IOException {
        inTurn(() -> mails.take(request.getInputStream(), clock.instant()));
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    void takeJson(HttpServletRequest request) throws IOException {
        inTurn(() -> {
            try (JsonParser fields =
                    json.createParser(new TruncatedStrings(request.getInputStream(), InboundMails.LONGEST + 1))) {
                mails.take(PostmarkMail.read(fields), clock.instant());
            } catch (JacksonException ex) {
                throw InvalidRequest.unreadable(ex);
            }
        });
    }

    @PostMapping(path = PATH, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    void takeForm(HttpServletRequest request) throws IOException {
        inTurn(() -> {
            String type = String.valueOf(request.getContentType());
            if (!mails.takeForm(request.getInputStream(), type, clock.instant())) {
                throw new InvalidRequest(
                        "email", "must be given: let SendGrid's Inbound Parse post the raw, full MIME message");
            }
        });
    }

    private void inTurn(Taking taking) throws IOException {
        if (!isOurTurn()) {
            throw new Busy("Another mail is being taken in.");
        }
        try {
            taking.run();
        } finally {
            turn.release();
        }
    }

    private boolean isOurTurn() {
        try {
            return turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What is done with a request's body. */
    private interface Taking {
        void run() throws IOException;
    }
}
