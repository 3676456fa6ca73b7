package dev.earlyaccess.mailhook;

import dev.earlyaccess.answer.HandedMails;
import dev.earlyaccess.problem.InvalidRequest;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes answers from whoever received them for us: a whole mail ({@code message/rfc822}), Postmark's JSON, or SendGrid's form. Each
 * mail is kept once, however often it is handed over. See docs/feedback.md.
 */
@Hidden
@RestController
class MailHookController {

    static final String PATH = "/hooks/feedback";

    private static final String MAIL = "message/rfc822";

    /** Providers take no larger mails than 35 MB. */
    private static final int LARGEST = 50 << 20;

    private final HandedMails mails;
    private final JsonMapper json;
    private final Clock clock;

    MailHookController(HandedMails mails, JsonMapper json, Clock clock) {
        this.mails = mails;
        this.json = json;
        this.clock = clock;
    }

    /** Answers 200, since one provider counts everything else as a failure and sends again. */
    @PostMapping(path = PATH, consumes = MAIL)
    void takeMail(HttpServletRequest request) throws IOException {
        mails.take(body(request), clock.instant());
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    void takeJson(HttpServletRequest request) throws IOException {
        try {
            mails.take(PostmarkMail.read(json.readTree(body(request))), clock.instant());
        } catch (JacksonException ex) {
            throw InvalidRequest.unreadable(ex);
        }
    }

    @PostMapping(path = PATH, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    void takeForm(HttpServletRequest request) throws IOException {
        if (!mails.takeForm(body(request), String.valueOf(request.getContentType()), clock.instant())) {
            throw new InvalidRequest(
                    "email", "must be given: let SendGrid's Inbound Parse post the raw, full MIME message");
        }
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw new InvalidRequest("body", "must be no larger than %d MB".formatted(LARGEST >> 20));
        }
        return body;
    }
}
