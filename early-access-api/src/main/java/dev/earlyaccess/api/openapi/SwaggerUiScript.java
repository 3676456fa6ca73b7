package dev.earlyaccess.api.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earlyaccess.api.security.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springdoc.core.properties.SwaggerUiConfigProperties;
import org.springdoc.core.properties.SwaggerUiOAuthProperties;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.webmvc.ui.SwaggerIndexPageTransformer;
import org.springdoc.webmvc.ui.SwaggerWelcomeCommon;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * Adds a sign-in at the company's own page to Swagger UI, if there is one: {@code sign-in.js} is put before the
 * script that starts Swagger UI, and sends the token with each request. People without a role get the group for users.
 */
@Component
class SwaggerUiScript extends SwaggerIndexPageTransformer {

    private static final String INITIALIZER = "swagger-initializer.js";
    private static final String OPTIONS = "presets: [";
    private static final String INTERCEPTOR = "requestInterceptor: request => earlyAccessSignIn.send(request),\n    ";

    private final SignIn signIn;

    SwaggerUiScript(
            SwaggerUiConfigProperties config,
            SwaggerUiOAuthProperties oauth,
            SwaggerWelcomeCommon welcome,
            ObjectMapperProvider mappers,
            SignIn signIn) {
        super(config, oauth, welcome, mappers);
        this.signIn = signIn;
    }

    @Override
    public Resource transform(HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
            throws IOException {
        Resource transformed = super.transform(request, resource, chain);
        if (!signIn.isAtOwnPage() || !INITIALIZER.equals(resource.getFilename())) {
            return transformed;
        }
        String script = new ClassPathResource("early-access/sign-in.js").getContentAsString(UTF_8)
                + "const earlyAccessSignIn = signInAt(%s, %s, %s);\n"
                        .formatted(
                                objectMapper.writeValueAsString(signIn.address(SignIn.SWAGGER_UI)),
                                objectMapper.writeValueAsString(SignIn.SWAGGER_UI),
                                objectMapper.writeValueAsString(ApiDocumentation.USER_GROUP))
                + transformed.getContentAsString(UTF_8).replace(OPTIONS, INTERCEPTOR + OPTIONS);
        return new TransformedResource(resource, script.getBytes(UTF_8));
    }
}
