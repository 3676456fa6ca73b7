package dev.earlyaccess.local;

import com.nimbusds.jose.JOSEException;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
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

    private static final String SWAGGER_UI = "/swagger-ui/index.html";

    private static final List<Person> PEOPLE = List.of(
            new Person("Grace Hopper", "ADMIN", "does everything"),
            new Person("Evelyn Boyd", "EDITOR", "releases features"),
            new Person("Sophie Wilson", "SUPPORT", "helps users"),
            new Person("Valerie Thomas", "VIEWER", "looks at everything"),
            new Person("Katherine Johnson", "STAFF", "owns features of the editor"),
            new Person("Margaret Hamilton", "STAFF", "owns features of the platform"),
            new Person("Annie Easley", "", "a user"),
            new Person("Barbara Liskov", "", "a user"),
            new Person("Emmy Noether", "", "a user who reads German"),
            new Person("Hedy Lamarr", "", "a user"),
            new Person("Radia Perlman", "", "a user"));

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sign in</title>
            <style>
            :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
            body { margin: 1rem auto; max-width: 32rem; padding: 0 1rem; overflow-wrap: anywhere }
            li { margin: .5rem 0 }
            </style></head>
            <body><h1>Sign in</h1><p>Choose who you are. In production, this is a page of your own backend.</p>
            <ul>%s</ul></body>
            </html>
            """;

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
    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> choose(
            @RequestParam(name = "return_to", defaultValue = "") String returnTo,
            @RequestParam(defaultValue = "") String state) {
        if (!returnTo.equals(swaggerUi)) {
            return to(URI.create(swaggerUi + "#sign-in"));
        }
        String people = PEOPLE.stream()
                .map(person -> "<li><a href=\"%s\">%s</a> %s</li>"
                        .formatted(
                                HtmlUtils.htmlEscape(UriComponentsBuilder.fromPath(PATH)
                                        .pathSegment(person.id())
                                        .queryParam("state", "{state}")
                                        .encode()
                                        .buildAndExpand(state)
                                        .toUriString()),
                                person.name(),
                                person.role().isEmpty() ? person.does() : person.does() + ": " + person.role()))
                .collect(Collectors.joining("\n"));
        return ResponseEntity.ok(PAGE.formatted(people));
    }

    @GetMapping(path = PATH + "/{id}")
    ResponseEntity<String> signIn(@PathVariable String id, @RequestParam String state) throws JOSEException {
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
        return to(URI.create(swaggerUi + "#sign-in"));
    }

    private static ResponseEntity<String> to(URI address) {
        return ResponseEntity.status(HttpStatus.FOUND).location(address).build();
    }
}
