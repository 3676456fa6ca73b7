package dev.earlyaccess.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** A provider that stands in the browser alone, and a page that is told to sign people in there. */
class FakeSignIn {

    private static final String PROVIDER = "https://login.example.com";

    private final Visitor visitor;
    private final List<String> grants = new ArrayList<>();
    private String challenge = "";

    FakeSignIn(Visitor visitor) {
        this.visitor = visitor;
    }

    /** What the page has sent to get tokens. */
    List<String> grants() {
        return grants;
    }

    /** A token that ended in 1970. */
    String endedToken() {
        return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString("{\"exp\":1}".getBytes(UTF_8)) + ".x";
    }

    void stands(Page page) {
        page.route(visitor.base() + "/console*", this::console);
        page.route(PROVIDER + "/authorize?*", this::authorize);
        page.route(PROVIDER + "/token", this::token);
    }

    private void console(Route route) {
        String settings = """
                {"kind": "provider", "home": "%1$s/console", "authorization": "%2$s/authorize", "token": "%2$s/token",
                 "client": "pages", "scopes": ["openid", "email"]}""".formatted(visitor.base(), PROVIDER);
        APIResponse response = route.fetch();
        Map<String, String> headers = new HashMap<>(response.headers());
        headers.computeIfPresent(
                "content-security-policy",
                (name, policy) -> policy.replace("connect-src 'self'", "connect-src 'self' " + PROVIDER));
        route.fulfill(new Route.FulfillOptions()
                .setResponse(response)
                .setHeaders(headers)
                .setBody(response.text()
                        .replaceAll(
                                "(?<=name=\"early-access-sign-in\" content=\")[^\"]*",
                                HtmlUtils.htmlEscape(settings))));
    }

    private void authorize(Route route) {
        Map<String, String> asked = parameters(route.request().url().replaceAll(".*\\?", ""));
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "pages")
                .containsEntry("redirect_uri", visitor.base() + "/console")
                .containsEntry("scope", "openid email")
                .containsEntry("code_challenge_method", "S256");
        challenge = asked.get("code_challenge");
        route.fulfill(new Route.FulfillOptions()
                .setContentType("text/html")
                .setBody("<a href=\"%s/console?code=c&state=%s\">Go on</a>"
                        .formatted(visitor.base(), URLEncoder.encode(asked.get("state"), UTF_8))));
    }

    private void token(Route route) {
        Map<String, String> grant = parameters(route.request().postData());
        grants.add(grant.get("grant_type"));
        boolean isFirst = grant.get("grant_type").equals("authorization_code");
        if (isFirst) {
            assertThat(hash(grant.get("code_verifier"))).isEqualTo(challenge);
        } else {
            assertThat(grant).containsEntry("refresh_token", "r");
        }
        route.fulfill(new Route.FulfillOptions()
                .setContentType("application/json")
                .setHeaders(Map.of("Access-Control-Allow-Origin", visitor.base()))
                .setBody("{\"access_token\": \"%s\"%s}"
                        .formatted(visitor.token("evelyn", "EDITOR"), isFirst ? ", \"refresh_token\": \"r\"" : "")));
    }

    private static Map<String, String> parameters(String form) {
        return Arrays.stream(form.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    private static String hash(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException ex) {
            throw new AssertionError(ex);
        }
    }
}
