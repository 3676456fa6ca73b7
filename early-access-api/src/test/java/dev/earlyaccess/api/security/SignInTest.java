package dev.earlyaccess.api.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/** How people get from a page of this service to the company's own page, and back. */
@ApiTest
class SignInTest {

    private static final String STATE = "0123456789abcdef";
    private static final String SWAGGER_UI = "http://localhost:8080/swagger-ui/index.html";

    private final Api api;

    SignInTest(Api api) {
        this.api = api;
    }

    @Test
    void leadsToTheCompanysPage() {
        assertThat(api.anonymous()
                        .get("/sign-in?page=/swagger-ui/index.html&state=" + STATE)
                        .is(302)
                        .header("location"))
                .isEqualTo(
                        ApiTest.SIGN_IN_URL + "&return_to=" + URLEncoder.encode(SWAGGER_UI, UTF_8) + "&state=" + STATE);
    }

    @Test
    void tellsThePagesHow() {
        assertThat(settings("/console"))
                .isEqualTo(
                        Response.json(
                                "{\"kind\": \"own-page\", \"page\": \"/console\", \"home\": \"http://localhost:8080/console\"}"));
        try (FakeProvider provider = new FakeProvider()) {
            Map<String, Object> with = Map.of(
                    "spring.security.oauth2.resourceserver.jwt.issuer-uri",
                    provider.issuer(),
                    "early-access.security.client-id",
                    "pages");
            assertThat(SignInWith.settings(with).settingsOf(SignIn.PREVIEWS))
                    .isEqualTo(Map.of(
                            "kind",
                            "provider",
                            "home",
                            "https://features.example.com/previews",
                            "authorization",
                            URI.create(provider.issuer() + "/authorize"),
                            "token",
                            URI.create(provider.issuer() + "/token"),
                            "client",
                            "pages",
                            "scopes",
                            List.of("openid", "profile", "email")));
            provider.close();
            assertThat(SignInWith.settings(with).settingsOf(SignIn.PREVIEWS)).isEqualTo(Map.of("kind", "away"));
        }
        assertThat(SignInWith.settings(Map.of()).settingsOf(SignIn.CONSOLE)).isEqualTo(Map.of("kind", "none"));
    }

    private JsonNode settings(String page) {
        Matcher settings = Pattern.compile("<meta name=\"early-access-sign-in\" content=\"([^\"]*)\">")
                .matcher(api.anonymous().get(page).is(200).body());
        assertThat(settings.find()).isTrue();
        return Response.json(HtmlUtils.htmlUnescape(settings.group(1)));
    }

    /** So that it works under the host name by which the browser knows the service. */
    @Test
    void leadsToAPageOfTheServiceByARelativeAddress() {
        SignIn signIn = SignInWith.settings(
                Map.of("early-access.security.sign-in-url", "https://features.example.com/local/sign-in"));

        assertThat(signIn.settingsOf(SignIn.CONSOLE)).isEqualTo(Map.of("kind", "own-page", "page", "/console"));
        assertThat(signIn.ownPage(SignIn.CONSOLE, STATE))
                .hasToString("local/sign-in?return_to=https%3A%2F%2Ffeatures.example.com%2Fconsole&state=" + STATE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page=https://evil.example&state=" + STATE,
                "page=//evil.example/swagger-ui/index.html&state=" + STATE,
                "page=/swagger-ui/index.html/../../x&state=" + STATE,
                "page=/swagger-ui/index.html",
                "page=/swagger-ui/index.html&state=short",
                "page=/swagger-ui/index.html&state=" + STATE + "%26return_to=x",
                "state=" + STATE,
                ""
            })
    void comesBackToPagesOfThisServiceAlone(String query) {
        api.anonymous().get("/sign-in?" + query).is(Problem.INVALID_REQUEST);
    }

    @Test
    void putsTheSignInIntoSwaggerUi() {
        assertThat(api.anonymous()
                        .get("/swagger-ui/swagger-initializer.js")
                        .is(200)
                        .body())
                .contains(
                        "signInAt(\"" + SWAGGER_UI + "\"",
                        "requestInterceptor: request => earlyAccessSignIn.send(request)");
    }

    /** The example in docs/security.md, as somebody would run it who copies it. */
    @Test
    void isShownByAnExampleThatWorks(@TempDir Path directory) throws Exception {
        Matcher example = Pattern.compile("(?s)```java\n(.*?)```")
                .matcher(Files.readString(Path.of("..", "docs", "security.md")));
        assertThat(example.find()).isTrue();
        Path source = Files.writeString(directory.resolve("SignIn.java"), example.group(1));
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                source.toString(),
                String.valueOf(port));
        builder.environment().put("EARLY_ACCESS_SECURITY_JWT_SECRET", Tokens.SECRET);
        builder.environment().put("EARLY_ACCESS_PUBLIC_URL", "http://localhost:8080");
        Process backend = builder.inheritIO().start();
        try {
            String page = "http://127.0.0.1:%d/sign-in?return_to=".formatted(port);
            HttpResponse<Void> back = await().atMost(Duration.ofMinutes(1))
                    .ignoreException(ConnectException.class)
                    .until(
                            () -> get(page + URLEncoder.encode(SWAGGER_UI, UTF_8) + "&state=" + STATE),
                            response -> response.statusCode() == 302);
            Matcher location = Pattern.compile(Pattern.quote(SWAGGER_UI) + "#token=([^&]+)&state=" + STATE)
                    .matcher(back.headers().firstValue("location").orElseThrow());

            assertThat(location.matches()).isTrue();
            api.withToken(location.group(1)).get("/api/v1/features").is(200);
            api.withToken(location.group(1)).get("/api/v1/feedback-group/me").is(200);
            api.withToken(location.group(1)).get("/api/v1/admin/webhooks").is(Problem.FORBIDDEN);
            assertThat(get(page + "https%3A%2F%2Fevil.example&state=" + STATE).statusCode())
                    .isEqualTo(400);
        } finally {
            backend.destroy();
        }
    }

    private static HttpResponse<Void> get(String address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.discarding());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
