package dev.earlyaccess.local;

import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMail;
import dev.earlyaccess.api.problem.HtmlPage;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** Shows the mails that the service has sent: as JSON, and in a browser as a readable mailbox. */
@Hidden
@RestController
@Profile("local")
class LocalMailbox {

    private static final String STYLE = """
            <style>
            main { --edge: var(--ea-space-5); padding-bottom: 0 }
            @media (max-width: 45rem) { main { --edge: var(--ea-space-4) } }
            .mail { margin: 0 calc(-1 * var(--edge)); border-top: 1px solid var(--ea-line) }
            .mail > summary { padding: var(--ea-space-3) var(--edge); cursor: pointer; list-style: none }
            .mail > summary::-webkit-details-marker { display: none }
            .mail > summary:hover, .mail[open] > summary { background: var(--ea-sunken) }
            .mail:last-child > summary { border-radius: 0 0 var(--ea-radius-large) var(--ea-radius-large) }
            .mail:last-child[open] > summary { border-radius: 0 }
            summary strong, summary small { display: block }
            iframe { display: block; width: 100%; height: 36rem; border: 0; background: #fff }
            .text { margin: var(--ea-space-3) var(--edge) }
            pre { white-space: pre-wrap }
            </style>""";

    private static final String CONTENT = "<h1>Mailbox</h1><p>%s, newest first. Nothing leaves this machine.</p>%s";

    private static final String MAIL = """
            <details class="mail" name="mail"%s><summary><strong>%s</strong><small>to %s, from %s</small></summary>
            <iframe sandbox="allow-popups allow-popups-to-escape-sandbox" title="The mail" srcdoc="%s"></iframe>
            <details class="text"><summary>Plain text</summary><pre>%s</pre></details></details>
            """;

    /** The service's own pages refuse to be shown in a frame. */
    private static final String LINKS_OPEN_A_TAB = "<base target=\"_blank\">";

    /** The mails have inline styles, and frames share the policy of the page. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' https: http: data:; frame-ancestors 'none'";

    private final ObjectProvider<GreenMail> server;
    private final HtmlPage frame;

    LocalMailbox(ObjectProvider<GreenMail> server, HtmlPage frame) {
        this.server = server;
        this.frame = frame;
    }

    record CaughtMail(String from, String to, String subject, Map<String, String> headers, String text, String html) {}

    @GetMapping("/local/mails")
    ResponseEntity<Object> mails(@RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept) {
        List<CaughtMail> mails = caught();
        return accept.contains(MediaType.TEXT_HTML_VALUE)
                ? ResponseEntity.ok()
                        .contentType(MediaType.TEXT_HTML)
                        .header("Content-Security-Policy", POLICY)
                        .body(page(mails))
                : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(mails);
    }

    private List<CaughtMail> caught() {
        GreenMail mail = server.getIfAvailable();
        if (mail == null) {
            return List.of();
        }
        return mail.getManagers().getImapHostManager().getAllMessages().stream()
                .sorted(Comparator.comparing(StoredMessage::getReceivedDate).reversed())
                .map(caught -> read(caught.getMimeMessage()))
                .toList();
    }

    private static CaughtMail read(MimeMessage mail) {
        try {
            Map<String, String> headers = new LinkedHashMap<>();
            for (Header header : Collections.list(mail.getAllHeaders())) {
                headers.merge(header.getName(), header.getValue(), (one, other) -> one + "\n" + other);
            }
            return new CaughtMail(
                    addresses(mail, "From"),
                    addresses(mail, "To"),
                    Objects.requireNonNullElse(mail.getSubject(), ""),
                    headers,
                    body(mail, "text/plain"),
                    body(mail, "text/html"));
        } catch (MessagingException | IOException ex) {
            throw new IllegalStateException("A caught mail can't be read", ex);
        }
    }

    /** Whoever sends a mail to the server by hand may leave out even these. */
    private static String addresses(MimeMessage mail, String header) throws MessagingException, IOException {
        String addresses = mail.getHeader(header, ", ");
        return addresses == null ? "" : jakarta.mail.internet.MimeUtility.decodeText(addresses);
    }

    private static String body(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return String.valueOf(part.getContent());
        }
        if (part.getContent() instanceof Multipart parts) {
            List<String> bodies = new ArrayList<>();
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                bodies.add(body(inner, type));
            }
            return bodies.stream().filter(body -> !body.isEmpty()).findFirst().orElse("");
        }
        return "";
    }

    private String page(List<CaughtMail> mails) {
        StringBuilder list = new StringBuilder();
        for (CaughtMail mail : mails) {
            list.append(MAIL.formatted(
                    list.isEmpty() ? " open" : "",
                    HtmlUtils.htmlEscape(mail.subject()),
                    HtmlUtils.htmlEscape(mail.to()),
                    HtmlUtils.htmlEscape(mail.from()),
                    HtmlUtils.htmlEscape(LINKS_OPEN_A_TAB + mail.html()),
                    HtmlUtils.htmlEscape(mail.text())));
        }
        String number = mails.size() == 1 ? "1 mail" : mails.size() + " mails";
        return frame.of("en", "Mailbox", STYLE, CONTENT.formatted(number, list));
    }
}
