package dev.earlyaccess.api.openapi;

import dev.earlyaccess.api.caching.JsonText;
import dev.earlyaccess.feature.FeatureKey;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.models.GroupedOpenApi;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The general part of the API document: what the API is, how to authenticate, and its two groups. */
@Configuration(proxyBeanMethods = false)
class ApiDocumentation {

    /** The name of the group for users. Links in mails contain it: see {@code Links.groupMembership}. */
    static final String USER_GROUP = "user: what a web frontend calls";

    private static final String TOKEN = "token";
    private static final String API_KEY = "apiKey";

    static {
        SpringDocUtils.getConfig()
                .addResponseWrapperToIgnore(JsonText.class)
                .addSimpleTypesForParameterObject(FeatureKey.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Early Access")
                        .version("v1")
                        .description("""
                                Releases features in stages. *Coming soon*: users register interest. *Beta*: all users who registered
                                interest are opted in at once and told by mail, and every user can opt in and out. *General
                                availability*: the feature is on for everybody.

                                Sign in, or press **Authorize** and paste a token. Its `sub` is your user id. The group *admin* needs
                                roles, and each operation says which: `ADMIN` may do everything, `EDITOR` releases features,
                                `SUPPORT` helps users, `VIEWER` reads without mail addresses, and with `STAFF` you release the
                                features of which your mail address is the owner's or a manager's. Machines send an API key, which
                                has one of these roles, or `SERVER`: it acts for users, below `/api/v1/users/{userId}`. Errors are problem documents (RFC 9457); their `type` leads to a
                                page that says what to do. Every response has an `X-Request-Id`: your own, if you send one.
                                """)
                        .contact(new Contact().name("The maintainers of Early Access"))
                        .license(new License().name("Apache License 2.0").identifier("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")
                                        .description("A token, without `Bearer` in front of it."))
                        .addSecuritySchemes(
                                API_KEY,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.HEADER)
                                        .name("X-API-Key")
                                        .description(
                                                "The API key of a machine. It may be sent as a bearer token instead. Operations about "
                                                        + "the person who calls need a token.")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN))
                .addSecurityItem(new SecurityRequirement().addList(API_KEY));
    }

    @Bean
    GroupedOpenApi userApi() {
        return GroupedOpenApi.builder()
                .group("user")
                .displayName(USER_GROUP)
                .pathsToMatch("/api/v1/**", "/ofrep/**")
                .pathsToExclude(AdminControllers.PATHS)
                .build();
    }

    @Bean
    GroupedOpenApi adminApi() {
        return GroupedOpenApi.builder()
                .group("admin")
                .displayName("admin: how features are released")
                .pathsToMatch(AdminControllers.PATHS)
                .build();
    }
}
