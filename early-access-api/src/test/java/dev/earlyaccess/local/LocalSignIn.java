package dev.earlyaccess.local;

import com.nimbusds.jose.JOSEException;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriComponentsBuilder;

/** Signs in the chosen demo person: the place of the company's own page, on this machine only. */
@Hidden
@RestController
@Profile("local")
class LocalSignIn {

    static final String PATH = "/local/sign-in";

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private static final String SWAGGER_UI = "/swagger-ui/index.html";

    private static final List<Person> PEOPLE = List.of(
            new Person("Grace Hopper", "ADMIN", "does everything"),
            new Person("Evelyn Boyd", "EDITOR", "releases features"),
            new Person("Sophie Wilson", "SUPPORT", "helps users"),
            new Person("Valerie Thomas", "VIEWER", "looks at everything"),
            new Person("Katherine Johnson", "STAFF", "owns features of the editor"),
            new Person("Margaret Hamilton", "STAFF", "owns features of the platform"),
            new Person("Annie Easley", "", ""),
            new Person("Barbara Liskov", "", ""),
            new Person("Emmy Noether", "", "reads German"),
            new Person("Hedy Lamarr", "", ""),
            new Person("Radia Perlman", "", ""));

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sign in</title>
            <style>
            :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
            body { margin: 1rem auto; max-width: 32rem; padding: 0 1rem; overflow-wrap: anywhere }
            li { margin: .5rem 0 }
            </style></head>
            <body><h1>Sign in</h1>%s</body>
            </html>
            """;

    private static final String PEOPLE_TO_CHOOSE =
            "<p>Choose who you are. In production, this is a page of your own backend.</p>\n<ul>%s</ul>";

    private static final String OBSTACLE = "<p>%s</p>\n<p><a href=\"%s\">Sign in to Swagger UI</a></p>";

    private final String secret;
    private final String swaggerUi;
    private final Clock clock;

    LocalSignIn(
            @Value("${early-access.security.jwt-secret:}") String secret,
            @Value("${early-access.public-url}") String publicUrl,
            Clock clock) {
        this.secret = secret;
        this.swaggerUi = publicUrl.replaceAll("/+$", "") + SWAGGER_UI;
        this.clock = clock;
    }

    private record Person(String name, String role, String does) {

        String id() {
            return name.substring(0, name.indexOf(' ')).toLowerCase(Locale.ROOT);
        }

        String description() {
            String who = role.isEmpty() ? "a user" : role;
            return does.isEmpty() ? who : who + ", " + does;
        }

        LocalTokens.Claims claims() {
            return new LocalTokens.Claims(
                    id(),
                    id() + "@example.com",
                    name,
                    id().equals("emmy") ? "de" : "en",
                    role.isEmpty() ? List.of() : List.of(role));
        }
    }

    /** Without a return address, as the greeting leads here, Swagger UI begins the sign-in. */
    @GetMapping(path = PATH)
    ResponseEntity<String> choose(
            @RequestParam(name = "return_to", defaultValue = "") String returnTo,
            @RequestParam(defaultValue = "") String state) {
        if (returnTo.isEmpty()) {
            return to(URI.create(swaggerUi + "#sign-in"));
        }
        if (!returnTo.equals(swaggerUi)) {
            return obstacle(
                    HttpStatus.BAD_REQUEST,
                    "<code>return_to</code> must be %s, but is %s. Nobody is sent to another address with a token."
                            .formatted(escaped(swaggerUi), escaped(returnTo)));
        }
        if (state.isEmpty()) {
            return withoutState();
        }
        String people = PEOPLE.stream()
                .map(person -> "<li><a href=\"%s\">%s</a>: %s</li>"
                        .formatted(
                                escaped(UriComponentsBuilder.fromPath(PATH)
                                        .pathSegment(person.id())
                                        .queryParam("state", "{state}")
                                        .encode()
                                        .buildAndExpand(state)
                                        .toUriString()),
                                person.name(),
                                person.description()))
                .collect(Collectors.joining("\n"));
        return page(HttpStatus.OK, PEOPLE_TO_CHOOSE.formatted(people));
    }

    @GetMapping(path = PATH + "/{id}")
    ResponseEntity<String> signIn(@PathVariable String id, @RequestParam(defaultValue = "") String state)
            throws JOSEException {
        if (state.isEmpty()) {
            return withoutState();
        }
        for (Person person : PEOPLE) {
            if (person.id().equals(id)) {
                String token = LocalTokens.token(secret, person.claims(), clock.instant());
                return to(UriComponentsBuilder.fromUriString(swaggerUi)
                        .fragment("token={token}&state={state}")
                        .encode()
                        .buildAndExpand(token, state)
                        .toUri());
            }
        }
        return obstacle(
                HttpStatus.NOT_FOUND,
                "There is no demo person <code>%s</code>. Choose one of: %s."
                        .formatted(escaped(id), PEOPLE.stream().map(Person::id).collect(Collectors.joining(", "))));
    }

    private ResponseEntity<String> withoutState() {
        return obstacle(
                HttpStatus.BAD_REQUEST,
                "The parameter <code>state</code> is missing. Swagger UI sends it, to know its own sign-in again,"
                        + " so a sign-in begins there. For a token without a browser, see <code>/local/tokens</code>.");
    }

    private ResponseEntity<String> obstacle(HttpStatus status, String text) {
        return page(status, OBSTACLE.formatted(text, escaped(swaggerUi + "#sign-in")));
    }

    private static ResponseEntity<String> page(HttpStatus status, String content) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .body(PAGE.formatted(content));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text);
    }

    private static ResponseEntity<String> to(URI address) {
        return ResponseEntity.status(HttpStatus.FOUND).location(address).build();
    }
}
