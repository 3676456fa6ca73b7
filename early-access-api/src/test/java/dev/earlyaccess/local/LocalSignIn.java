package dev.earlyaccess.local;

import com.nimbusds.jose.JOSEException;
import dev.earlyaccess.api.problem.HtmlPage;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.StringUtils;
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

    private static final List<String> PAGES = List.of("/console", "/previews", "/swagger-ui/index.html");

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

    private static final String PEOPLE_TO_CHOOSE = """
            <h1>Sign in</h1><p>Choose who you are. In production, this is a page of your own backend.</p>
            <h2>The team</h2><ul class="choices">%s</ul><h2>Users of the product</h2><ul class="choices">%s</ul>""";

    private static final String OBSTACLE =
            "<h1>Sign in</h1><p>%s</p>\n<p>Begin at the <a href=\"%s\">console</a> or at the <a href=\"%s\">previews</a>.</p>";

    private final String secret;
    private final String publicUrl;
    private final HtmlPage frame;
    private final Clock clock;

    LocalSignIn(
            @Value("${early-access.security.jwt-secret:}") String secret,
            @Value("${early-access.public-url}") String publicUrl,
            HtmlPage frame,
            Clock clock) {
        this.secret = secret;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
        this.frame = frame;
        this.clock = clock;
    }

    private record Person(String name, String role, String does) {

        String id() {
            return name.substring(0, name.indexOf(' ')).toLowerCase(Locale.ROOT);
        }

        String description() {
            String who = role.isEmpty() ? "A user" : StringUtils.capitalize(role.toLowerCase(Locale.ROOT));
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

    /** Without a return address, Swagger UI begins the sign-in. */
    @GetMapping(path = PATH)
    ResponseEntity<String> choose(
            @RequestParam(name = "return_to", defaultValue = "") String returnTo,
            @RequestParam(defaultValue = "") String state) {
        if (returnTo.isEmpty()) {
            return ResponseEntity.status(HttpStatus.FOUND)
                    .location(URI.create(publicUrl + "/swagger-ui/index.html#sign-in"))
                    .build();
        }
        String page = returnTo.startsWith(publicUrl) ? returnTo.substring(publicUrl.length()) : "";
        return begun(page, state)
                .orElseGet(() -> page(
                        HttpStatus.OK,
                        PEOPLE_TO_CHOOSE.formatted(
                                links(person -> !person.role().isEmpty(), page, state),
                                links(person -> person.role().isEmpty(), page, state))));
    }

    private static String links(Predicate<Person> which, String page, String state) {
        return PEOPLE.stream()
                .filter(which)
                .map(person -> "<li><a href=\"%s\">%s</a> <small>%s</small></li>"
                        .formatted(
                                escaped(UriComponentsBuilder.fromPath("sign-in")
                                        .pathSegment(person.id())
                                        .queryParam("page", "{page}")
                                        .queryParam("state", "{state}")
                                        .encode()
                                        .buildAndExpand(page, state)
                                        .toUriString()),
                                person.name(),
                                person.description()))
                .collect(Collectors.joining("\n"));
    }

    /** Leads back to a page of the same host, whichever name it has. */
    @GetMapping(path = PATH + "/{id}")
    ResponseEntity<String> signIn(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String page,
            @RequestParam(defaultValue = "") String state)
            throws JOSEException {
        Optional<ResponseEntity<String>> obstacle = begun(page, state);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        for (Person person : PEOPLE) {
            if (person.id().equals(id)) {
                String token = LocalTokens.token(secret, person.claims(), clock.instant());
                return ResponseEntity.status(HttpStatus.FOUND)
                        .location(UriComponentsBuilder.fromUriString("../.." + page)
                                .fragment("token={token}&state={state}")
                                .encode()
                                .buildAndExpand(token, state)
                                .toUri())
                        .build();
            }
        }
        return obstacle(
                HttpStatus.NOT_FOUND,
                "There is no demo person <code>%s</code>. Choose one of: %s."
                        .formatted(escaped(id), PEOPLE.stream().map(Person::id).collect(Collectors.joining(", "))));
    }

    /** What is wrong, unless a page of this service has begun the sign-in. */
    private Optional<ResponseEntity<String>> begun(String page, String state) {
        if (!PAGES.contains(page)) {
            return Optional.of(obstacle(
                    HttpStatus.BAD_REQUEST,
                    "<code>return_to</code> must be one of %s. Nobody is sent to another address with a token."
                            .formatted(PAGES.stream()
                                    .map(known -> "<code>" + publicUrl + known + "</code>")
                                    .collect(Collectors.joining(", ")))));
        }
        if (state.isEmpty()) {
            return Optional.of(
                    obstacle(
                            HttpStatus.BAD_REQUEST,
                            "The parameter <code>state</code> is missing. A page sends it, to know its own sign-in again,"
                                    + " so a sign-in begins there. For a token without a browser, see <code>/local/tokens</code>."));
        }
        return Optional.empty();
    }

    private ResponseEntity<String> obstacle(HttpStatus status, String text) {
        String root = HtmlPage.root();
        return page(status, OBSTACLE.formatted(text, root + "console", root + "previews"));
    }

    private ResponseEntity<String> page(HttpStatus status, String content) {
        return ResponseEntity.status(status).contentType(HTML).body(frame.of("en", "Sign in", content));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text);
    }
}
