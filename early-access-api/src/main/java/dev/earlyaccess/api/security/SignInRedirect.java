package dev.earlyaccess.api.security;

import dev.earlyaccess.api.problem.InvalidRequest;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Sends a browser from a page of this service to the company's own page for signing in. */
@Hidden
@RestController
class SignInRedirect {

    private static final String PATH = "/sign-in";
    private static final Pattern STATE = Pattern.compile("[A-Za-z0-9_-]{16,200}");

    private final SignIn signIn;

    SignInRedirect(SignIn signIn) {
        this.signIn = signIn;
    }

    /**
     * @param page the page that asks, and to which the browser comes back
     * @param state what the page chose at random and keeps, so that it knows its own sign-in again
     */
    @GetMapping(PATH)
    ResponseEntity<Void> begin(@RequestParam String page, @RequestParam String state) throws NoResourceFoundException {
        if (!signIn.isAtOwnPage()) {
            throw new NoResourceFoundException(HttpMethod.GET, PATH, PATH);
        }
        if (!signIn.pages().contains(page)) {
            throw new InvalidRequest("page", "must be one of " + String.join(", ", signIn.pages()));
        }
        if (!STATE.matcher(state).matches()) {
            throw new InvalidRequest("state", "must be 16 to 200 letters, digits, hyphens or underscores, at random");
        }
        URI address = signIn.ownPage(page, state);
        return ResponseEntity.status(HttpStatus.FOUND)
                .cacheControl(CacheControl.noStore())
                .location(address)
                .build();
    }
}
