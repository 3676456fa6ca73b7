package dev.earlyaccess.api.security;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where people sign in to the pages of this service: with the OpenID Connect provider, or at a page of the
 * company's own backend. That page may send people back only to the pages that are listed here.
 */
@Component
public class SignIn {

    /** Swagger UI, below the public URL. */
    public static final String SWAGGER_UI = "/swagger-ui/index.html";

    /** The console of the team, below the public URL. */
    public static final String CONSOLE = "/console";

    /** The page of feature previews, below the public URL. */
    public static final String PREVIEWS = "/previews";

    private static final List<String> PAGES = List.of(SWAGGER_UI, CONSOLE, PREVIEWS);

    private final SecuritySettings settings;
    private final Optional<OpenIdProvider> provider;
    private final String publicUrl;

    /**
     * Where a browser gets a token from a provider (RFC 6749, 3.1 and 3.2).
     *
     * @param authorization the page where people sign in
     * @param token where the browser gets the token
     */
    public record Endpoints(URI authorization, URI token) {

        /** The origin from which the browser gets the token. */
        public String tokenOrigin() {
            return token.getScheme() + "://" + token.getRawAuthority();
        }
    }

    SignIn(SecuritySettings settings, TokenIssuers issuers, @Value("${early-access.public-url}") String publicUrl) {
        this.settings = settings;
        this.provider = StringUtils.hasText(settings.clientId()) ? issuers.signInProvider() : Optional.empty();
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    /** The public client of this service's pages at the provider; empty if people do not sign in with one. */
    public Optional<String> clientId() {
        return provider.map(any -> String.valueOf(settings.clientId()));
    }

    /** What the pages ask the provider for. */
    public List<String> scopes() {
        return settings.scopes();
    }

    /** The addresses of the provider; empty if there is none, or if it does not respond at the moment. */
    public Optional<Endpoints> provider() {
        return provider.flatMap(OpenIdProvider::signIn);
    }

    /** Whether the company's own backend signs people in. */
    public boolean isAtOwnPage() {
        return StringUtils.hasText(settings.signInUrl());
    }

    /** The public address of a page of this service. */
    public String address(String page) {
        return publicUrl + page;
    }

    /** How the script of a page signs people in, in the words of {@code signing-in/settings.ts}. */
    public Map<String, Object> settingsOf(String page) {
        if (clientId().isPresent()) {
            return provider()
                    .<Map<String, Object>>map(endpoints -> Map.of(
                            "kind", "provider",
                            "home", address(page),
                            "authorization", endpoints.authorization(),
                            "token", endpoints.token(),
                            "client", clientId().orElseThrow(),
                            "scopes", scopes()))
                    .orElse(Map.of("kind", "away"));
        }
        if (!isAtOwnPage()) {
            return Map.of("kind", "none");
        }
        return isAtThisService()
                ? Map.of("kind", "own-page", "page", page)
                : Map.of("kind", "own-page", "page", page, "home", address(page));
    }

    /** Whether the page for signing in belongs to this service, so that it works under the same host name. */
    private boolean isAtThisService() {
        return String.valueOf(settings.signInUrl()).startsWith(publicUrl + "/");
    }

    /** The pages to which people can come back. */
    List<String> pages() {
        return PAGES;
    }

    /**
     * The address of the company's page, which sends the browser back to this page of the service, with the token
     * and the state in the fragment. A page of this service has a relative address.
     */
    URI ownPage(String page, String state) {
        String address = String.valueOf(settings.signInUrl());
        return UriComponentsBuilder.fromUriString(
                        isAtThisService() ? address.substring(publicUrl.length() + 1) : address)
                .queryParam("return_to", "{returnTo}")
                .queryParam("state", "{state}")
                .encode()
                .buildAndExpand(address(page), state)
                .toUri();
    }
}
