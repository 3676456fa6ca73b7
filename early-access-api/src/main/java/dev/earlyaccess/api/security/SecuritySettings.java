package dev.earlyaccess.api.security;

import dev.earlyaccess.user.UserId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Who signs tokens, what the claims of the tokens mean, and where people sign in.
 *
 * @param jwtSecret the HS256 secret shared with the company's backend, 32 bytes or more
 * @param otherJwtSecrets further secrets of the same backend, accepted while the secret is being replaced
 * @param sharedUserIds whether the secret's tokens and the provider's mean the same person by the same id
 * @param userIdClaim the claim that holds the user's id
 * @param audience a token must be for one of these; not checked if empty
 * @param rolesClaim the claim that holds the roles; dots descend
 * @param roleMapping the roles of this service for a company's own roles
 * @param trustEmail whether an address of the provider counts as verified without {@code email_verified}
 * @param issuers further parties that sign tokens
 * @param clientId the public client as which Swagger UI signs people in with the provider
 * @param scopes what Swagger UI asks the provider for
 * @param signInUrl the page of the company's own backend that signs people in
 */
@ConfigurationProperties(SecuritySettings.PREFIX)
public record SecuritySettings(
        @Nullable String jwtSecret,
        @DefaultValue List<String> otherJwtSecrets,
        boolean sharedUserIds,
        @DefaultValue("sub") String userIdClaim,
        @DefaultValue List<String> audience,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue List<RoleMapping> roleMapping,
        boolean trustEmail,
        @DefaultValue List<IssuerSettings> issuers,
        @Nullable String clientId,
        @DefaultValue({"openid", "profile", "email"}) List<String> scopes,
        @Nullable String signInUrl) {

    static final String PREFIX = "early-access.security";

    private static final String SPRING = "spring.security.oauth2.resourceserver.jwt.";
    private static final String SECRET_VARIABLE = "EARLY_ACCESS_SECURITY_JWT_SECRET";
    private static final String ISSUER_VARIABLE = "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI";

    /** The fewest bytes that an HS256 secret may have (RFC 7518, 3.2). */
    private static final int SECRET_BYTES = 32;

    /** The roles that a person can have. */
    private static final Set<String> ROLES = Set.of("ADMIN", "EDITOR", "SUPPORT", "VIEWER", "STAFF");

    /** A party that signs tokens, with the name of its setting. */
    record NamedIssuer(String setting, IssuerSettings settings) {}

    /** The mistakes in the settings, each as a text for the operator. */
    public static List<String> faults(Environment environment) {
        SecuritySettings settings;
        try {
            settings = Binder.get(environment).bindOrCreate(PREFIX, SecuritySettings.class);
        } catch (BindException ex) {
            return List.of("%s can't be read: %s"
                    .formatted(
                            ex.getName(),
                            NestedExceptionUtils.getMostSpecificCause(ex).getMessage()));
        }
        List<NamedIssuer> signers = settings.signers(environment);
        List<String> faults = new ArrayList<>();
        if (signers.isEmpty()) {
            faults.add("it has no way to verify tokens (set %s, or %s)".formatted(SECRET_VARIABLE, ISSUER_VARIABLE));
        }
        signers.forEach(signer -> addFaults(signer, faults));
        addSameIssuers(signers, faults);
        addSamePrefixes(signers, faults);
        settings.addFaultsOfRoles(faults);
        settings.addFaultsOfSignIn(signers, faults);
        return faults;
    }

    /** All parties that sign tokens: the backend with the secret, Spring's provider, and the further ones. */
    List<NamedIssuer> signers(Environment environment) {
        List<NamedIssuer> signers = new ArrayList<>();
        List<String> secrets = Stream.concat(Stream.ofNullable(jwtSecret), otherJwtSecrets.stream())
                .filter(StringUtils::hasText)
                .toList();
        if (!secrets.isEmpty()) {
            signers.add(new NamedIssuer(SECRET_VARIABLE, main(null, null, secrets)));
        }
        String issuer = text(environment, SPRING + "issuer-uri");
        String jwkSet = text(environment, SPRING + "jwk-set-uri");
        if (issuer != null || jwkSet != null) {
            signers.add(new NamedIssuer(ISSUER_VARIABLE, main(issuer, jwkSet, List.of())));
        }
        IntStream.range(0, issuers.size())
                .mapToObj(place ->
                        new NamedIssuer("%s.issuers[%d]".formatted(PREFIX, place), complete(issuers.get(place))))
                .forEach(signers::add);
        return signers;
    }

    private IssuerSettings main(@Nullable String issuer, @Nullable String jwkSet, List<String> secrets) {
        return complete(new IssuerSettings(issuer, jwkSet, secrets, "", sharedUserIds, null, null, null, null));
    }

    /** A backend that has the secret is the company's own, and knows its users' addresses. */
    private IssuerSettings complete(IssuerSettings own) {
        return new IssuerSettings(
                own.issuer(),
                own.jwkSetUri(),
                own.secrets(),
                own.userIdPrefix(),
                own.sharedUserIds(),
                own.userIdClaim() == null ? userIdClaim : own.userIdClaim(),
                own.audience() == null ? audience : own.audience(),
                own.rolesClaim() == null ? rolesClaim : own.rolesClaim(),
                own.trustEmail() == null ? Boolean.valueOf(trustEmail || own.hasSecrets()) : own.trustEmail());
    }

    private static @Nullable String text(Environment environment, String property) {
        String text = environment.getProperty(property);
        return StringUtils.hasText(text) ? text : null;
    }

    private static void addFaults(NamedIssuer signer, List<String> faults) {
        IssuerSettings settings = signer.settings();
        if (!settings.hasIssuer() && !settings.hasJwkSet() && !settings.hasSecrets()) {
            faults.add(signer.setting() + " must have an issuer, a jwk-set-uri or secrets");
        }
        if (settings.hasSecrets() && settings.hasJwkSet()) {
            faults.add(signer.setting() + " must have either secrets or a jwk-set-uri");
        }
        if (settings.userIdPrefix().startsWith(UserId.OF_API_KEYS)) {
            faults.add("%s: the user-id-prefix must not begin with %s".formatted(signer.setting(), UserId.OF_API_KEYS));
        }
        if (settings.secrets().stream().anyMatch(SecuritySettings::isTooShort)) {
            faults.add("%s has %s fewer than %d bytes"
                    .formatted(
                            signer.setting(),
                            signer.setting().equals(SECRET_VARIABLE) ? "" : "a secret with",
                            SECRET_BYTES)
                    .replace("  ", " "));
        }
        if (settings.hasJwkSet() && !isUrl(settings.jwkSetUri())) {
            faults.add(signer.setting() + ": the jwk-set-uri must be a URL");
        }
        if (settings.hasIssuer() && !settings.hasJwkSet() && !settings.hasSecrets() && !isUrl(settings.issuer())) {
            faults.add(signer.setting()
                    + ": an issuer without a jwk-set-uri must be a URL, from which the keys are found");
        }
    }

    private static boolean isTooShort(String secret) {
        return secret.getBytes(StandardCharsets.UTF_8).length < SECRET_BYTES;
    }

    private static boolean isUrl(@Nullable String text) {
        try {
            URI uri = URI.create(String.valueOf(text));
            return uri.getHost() != null && Set.of("https", "http").contains(String.valueOf(uri.getScheme()));
        } catch (IllegalArgumentException noUrl) {
            return false;
        }
    }

    private static void addSameIssuers(List<NamedIssuer> signers, List<String> faults) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (NamedIssuer signer : signers) {
            String issuer = signer.settings().issuer();
            if (issuer != null && StringUtils.hasText(issuer)) {
                String other = settings.putIfAbsent(issuer, signer.setting());
                if (other != null) {
                    faults.add("%s and %s have the same issuer, %s: remove one"
                            .formatted(other, signer.setting(), issuer));
                }
            }
        }
    }

    /** Of those who have a prefix in common, all but one must be declared to mean the same people. */
    private static void addSamePrefixes(List<NamedIssuer> signers, List<String> faults) {
        Map<String, String> undeclared = new LinkedHashMap<>();
        for (NamedIssuer signer : signers) {
            if (!signer.settings().sharedUserIds()) {
                String prefix = signer.settings().userIdPrefix();
                String other = undeclared.putIfAbsent(prefix, signer.setting());
                if (other != null) {
                    faults.add(("%s and %s have the same user-id-prefix (%s): give one another prefix, or declare with "
                                    + "shared-user-ids=true that equal ids mean the same person")
                            .formatted(other, signer.setting(), prefix.isEmpty() ? "none" : prefix));
                }
            }
        }
    }

    private void addFaultsOfRoles(List<String> faults) {
        for (int place = 0; place < roleMapping.size(); place++) {
            RoleMapping mapping = roleMapping.get(place);
            if (!StringUtils.hasText(mapping.from())) {
                faults.add("%s.role-mapping[%d].from must be given".formatted(PREFIX, place));
            }
            if (mapping.to() == null || !ROLES.contains(mapping.to())) {
                faults.add("%s.role-mapping[%d].to must be one of %s"
                        .formatted(
                                PREFIX,
                                place,
                                String.join(", ", ROLES.stream().sorted().toList())));
            }
        }
    }

    private void addFaultsOfSignIn(List<NamedIssuer> signers, List<String> faults) {
        if (StringUtils.hasText(signInUrl) && (!isUrl(signInUrl) || signInUrl.contains("#"))) {
            faults.add(PREFIX + ".sign-in-url must be a URL without a fragment");
        }
        if (StringUtils.hasText(clientId)
                && signers.stream()
                        .noneMatch(signer -> signer.settings().hasIssuer()
                                && !signer.settings().hasSecrets())) {
            faults.add(PREFIX + ".client-id needs an OpenID Connect provider (set %s)".formatted(ISSUER_VARIABLE));
        }
    }

    /** Secrets belong in no log. */
    @Override
    public String toString() {
        return "SecuritySettings";
    }
}
