package dev.earlyaccess.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.security.FakeProvider;
import dev.earlyaccess.api.security.SignIn;
import dev.earlyaccess.api.security.SignInWith;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.security.OAuthFlow;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.properties.SwaggerUiOAuthProperties;

/** What Swagger UI is told about a provider. */
class ProviderSignInTest {

    private static final String ISSUER = "spring.security.oauth2.resourceserver.jwt.issuer-uri";

    private final SpringDocConfigProperties springdoc = new SpringDocConfigProperties();
    private final SwaggerUiOAuthProperties swaggerUi = new SwaggerUiOAuthProperties();
    private final OpenAPI document = new OpenAPI().components(new Components());

    @Test
    void tellsSwaggerUiWhereToSignIn() {
        try (FakeProvider provider = new FakeProvider()) {
            customise(
                    SignInWith.settings(Map.of(ISSUER, provider.issuer(), "early-access.security.client-id", "docs")));

            OAuthFlow flow = document.getComponents()
                    .getSecuritySchemes()
                    .get("sign-in")
                    .getFlows()
                    .getAuthorizationCode();
            assertThat(flow.getAuthorizationUrl()).isEqualTo(provider.issuer() + "/authorize");
            assertThat(flow.getTokenUrl()).isEqualTo(provider.issuer() + "/token");
            assertThat(flow.getScopes()).containsOnlyKeys("openid", "profile", "email");
            assertThat(swaggerUi.getConfigParameters())
                    .containsEntry("clientId", "docs")
                    .containsEntry("usePkceWithAuthorizationCodeGrant", true)
                    .containsEntry("scopes", "openid profile email");
            assertThat(springdoc.getCache().isDisabled()).isFalse();
        }
    }

    @Test
    void asksTheProviderAgainIfItDidNotRespond() {
        customise(SignInWith.settings(
                Map.of(ISSUER, "http://127.0.0.1:1/realm", "early-access.security.client-id", "docs")));

        assertThat(document.getComponents().getSecuritySchemes()).isNull();
        assertThat(springdoc.getCache().isDisabled()).isTrue();
    }

    @Test
    void saysNothingWithoutAClient() {
        customise(SignInWith.settings(Map.of(ISSUER, "http://127.0.0.1:1/realm")));

        assertThat(document.getComponents().getSecuritySchemes()).isNull();
        assertThat(springdoc.getCache().isDisabled()).isFalse();
    }

    private void customise(SignIn signIn) {
        new ProviderSignIn(signIn, springdoc, swaggerUi).customise(document);
    }
}
