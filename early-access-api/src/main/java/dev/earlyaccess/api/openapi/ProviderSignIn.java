package dev.earlyaccess.api.openapi;

import dev.earlyaccess.api.security.SignIn;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.properties.SwaggerUiOAuthProperties;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets people sign in with the OpenID Connect provider, if there is one, instead of pasting a token. */
@Component
@Order(5)
class ProviderSignIn implements GlobalOpenApiCustomizer {

    private static final String NAME = "sign-in";

    private final SignIn signIn;
    private final SpringDocConfigProperties springdoc;

    ProviderSignIn(SignIn signIn, SpringDocConfigProperties springdoc, SwaggerUiOAuthProperties swaggerUi) {
        this.signIn = signIn;
        this.springdoc = springdoc;
        signIn.clientId().ifPresent(client -> {
            swaggerUi.setClientId(client);
            swaggerUi.setScopes(signIn.scopes());
            swaggerUi.setUsePkceWithAuthorizationCodeGrant(true);
        });
    }

    @Override
    public void customise(OpenAPI document) {
        if (signIn.clientId().isPresent()) {
            signIn.provider().ifPresentOrElse(provider -> describe(provider, document), this::keepNoDocument);
        }
    }

    /** The provider does not respond at the moment, so the next document may say more than this one. */
    private void keepNoDocument() {
        springdoc.getCache().setDisabled(true);
    }

    private void describe(SignIn.Endpoints provider, OpenAPI document) {
        Scopes scopes = new Scopes();
        signIn.scopes().forEach(scope -> scopes.addString(scope, ""));
        document.getComponents()
                .addSecuritySchemes(
                        NAME,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.OAUTH2)
                                .description("Signs you in with your company's provider.")
                                .flows(new OAuthFlows()
                                        .authorizationCode(new OAuthFlow()
                                                .authorizationUrl(
                                                        provider.authorization().toString())
                                                .tokenUrl(provider.token().toString())
                                                .scopes(scopes))));
        document.addSecurityItem(new SecurityRequirement().addList(NAME));
    }
}
