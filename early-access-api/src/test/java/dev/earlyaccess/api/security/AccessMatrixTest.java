package dev.earlyaccess.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.earlyaccess.api.openapi.DocumentedOperation;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import java.text.ParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * Every operation of the API document, called by every kind of caller, is answered as the table in docs/security.md decides.
 * Who calls is decided on before the body is read, so no call has one: a caller who is let in gets a 400 at worst.
 */
@ApiTest
class AccessMatrixTest {

    private static final String LET_IN = "let in";
    private static final String FEATURES = "/api/v1/admin/features";

    private final Api api;
    private final JdbcClient jdbc;
    private final RequestMappingHandlerMapping routes;
    private final List<AccessTable.Decision> decisions = AccessTable.read();

    AccessMatrixTest(
            Api api, JdbcClient jdbc, @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) {
        this.api = api;
        this.jdbc = jdbc;
        this.routes = routes;
    }

    /**
     * Somebody who calls.
     *
     * @param column whose decisions hold for this caller; null for one whose token is not accepted
     * @param owns whether the caller is the owner or a manager of the feature in the path
     * @param hasAddress whether the token has a verified mail address
     * @param isMachine whether the caller has an API key
     */
    private record Somebody(
            String name,
            @Nullable String token,
            @Nullable String column,
            boolean owns,
            boolean hasAddress,
            boolean isMachine) {

        static Somebody unknown(String name, @Nullable String token) {
            return new Somebody(name, token, null, false, false, false);
        }

        static Somebody with(String column, String name, String address) {
            return with(column, name, Map.of("email", address, "email_verified", true));
        }

        static Somebody with(String column, String name, Map<String, ?> more) {
            Map<String, Object> claims = new HashMap<>(more);
            claims.put("roles", List.of(column));
            boolean hasAddress = Boolean.TRUE.equals(more.get("email_verified"));
            return new Somebody(name, Tokens.with(name.replace(' ', '-'), claims), column, false, hasAddress, false);
        }

        static Somebody machine(String role, @Nullable String key) {
            return new Somebody("key of the role " + role, key, role.toUpperCase(Locale.ROOT), false, false, true);
        }

        Somebody whoOwns() {
            return new Somebody(name, token, column, true, hasAddress, false);
        }

        String decided(AccessTable.Decision decision) {
            if (column == null) {
                return decision.isOpen() ? LET_IN : "401";
            }
            return switch (decision.cell(column)) {
                case "open", "yes" -> LET_IN;
                case "person" -> isMachine ? refusal(decision) : LET_IN;
                case "own" -> owns ? LET_IN : refusal(decision);
                case "mail" -> hasAddress ? LET_IN : "403 needs []";
                default -> refusal(decision);
            };
        }

        private static String refusal(AccessTable.Decision decision) {
            if (decision.operation().contains(" /ofrep/")) {
                return "403 needs []"; // the protocol has no field for the roles
            }
            return "403 needs " + (decision.isForAnyPerson() ? List.of("USER") : decision.sufficientRoles());
        }
    }

    @BeforeEach
    void features() {
        api.feature("dark-mode", "beta");
        api.feature("quiet-hours", "beta");
        api.admin()
                .patch(FEATURES + "/dark-mode", "{\"managers\": [\"manager@example.com\"]}")
                .is(200);
        api.admin()
                .patch(FEATURES + "/quiet-hours", "{\"owner\": {\"email\": \"staff@example.com\"}}")
                .is(200);
    }

    @Test
    void decidesOnEveryOperationAndOnNothingElse() {
        assertThat(decisions).extracting(AccessTable.Decision::operation).doesNotHaveDuplicates();
        assertThat(decisions)
                .extracting(AccessTable.Decision::operation)
                .as("The lines of the table in docs/security.md, and the operations in docs/openapi.json")
                .containsExactlyInAnyOrderElementsOf(DocumentedOperation.agreed().stream()
                        .map(DocumentedOperation::toString)
                        .toList());
    }

    /** So nothing can be called that the document does not name. */
    @Test
    void decidesOnEveryRoute() {
        assertThat(decisions)
                .extracting(AccessTable.Decision::operation)
                .as("The lines of the table in docs/security.md, and the routes")
                .containsExactlyInAnyOrderElementsOf(routes().toList());
    }

    @Test
    void saysInTheDocumentWhichRolesAreEnough() {
        Map<String, DocumentedOperation> documented = new HashMap<>();
        DocumentedOperation.agreed().forEach(operation -> documented.put(operation.toString(), operation));

        assertThat(decisions)
                .filteredOn(decision -> !decision.isOpen() && !decision.isForAnyPerson())
                .isNotEmpty()
                .allSatisfy(decision -> {
                    DocumentedOperation operation = documented.get(decision.operation());
                    assertThat(operation.node().path("description").asString()).endsWith("\n\n" + sentences(decision));
                    assertThat(operation.node().path("responses").has("403")).isTrue();
                });
    }

    private static String sentences(AccessTable.Decision decision) {
        List<String> roles =
                decision.sufficientRoles().stream().map("`%s`"::formatted).toList();
        return (roles.size() == 1 ? "Needs the role %s." : "Needs one of the roles %s.")
                        .formatted(String.join(", ", roles))
                + (decision.isForOwners() ? " `STAFF` is enough for the owner and the managers of the feature." : "")
                + (decision.isAboutMail() ? " The token needs a verified mail address." : "");
    }

    @TestFactory
    Stream<DynamicTest> answersAsDecided() throws JOSEException, ParseException {
        List<Somebody> everybody =
                Stream.of(known(), unknown(), machines()).flatMap(some -> some).toList();
        Map<String, AccessTable.Decision> byOperation = new HashMap<>();
        decisions.forEach(decision -> byOperation.put(decision.operation(), decision));
        return DocumentedOperation.agreed().stream()
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    AccessTable.Decision decision = byOperation.get(operation.toString());
                    assertThat(decision)
                            .as("The line of %s in the table of docs/security.md", operation)
                            .isNotNull();
                    assertThat(answers(operation, everybody)).isEqualTo(decided(decision, everybody));
                }));
    }

    private static Map<String, String> decided(AccessTable.Decision decision, List<Somebody> everybody) {
        Map<String, String> decided = new LinkedHashMap<>();
        everybody.forEach(caller -> decided.put(caller.name(), caller.decided(decision)));
        return decided;
    }

    private Map<String, String> answers(DocumentedOperation operation, List<Somebody> everybody) {
        String[] headers = operation
                .requestType()
                .map(type -> new String[] {"Content-Type", type})
                .orElse(new String[0]);
        Map<String, String> answers = new LinkedHashMap<>();
        for (Somebody caller : everybody) {
            Response response = api.withToken(caller.token())
                    .send(
                            operation.method().toUpperCase(Locale.ROOT),
                            operation.path(AccessTable.VALUES),
                            null,
                            headers);
            answers.put(caller.name(), answer(response));
        }
        return answers;
    }

    private static String answer(Response response) {
        return switch (response.status()) {
            case 401 -> String.valueOf(response.is(Problem.UNAUTHENTICATED).status());
            case 403 -> "403 needs " + roles(response.is(Problem.FORBIDDEN));
            case 500, 503 -> response.body();
            default -> LET_IN;
        };
    }

    private static String roles(Response refusal) {
        return refusal.json()
                .path("roles")
                .valueStream()
                .map(JsonNode::asString)
                .toList()
                .toString();
    }

    private static Stream<Somebody> known() {
        return Stream.of(
                Somebody.with(AccessTable.NO_ROLE, "user", Map.of()),
                Somebody.with(AccessTable.NO_ROLE, "other user", "other@example.com"),
                Somebody.with(AccessTable.NO_ROLE, "owner without STAFF", "design@example.com"),
                Somebody.with("STAFF", "staff", "staff@example.com"),
                Somebody.with("STAFF", "owner", "design@example.com").whoOwns(),
                Somebody.with("STAFF", "manager", "Manager@Example.com").whoOwns(),
                Somebody.with(
                        "STAFF",
                        "owner with an unverified address",
                        Map.of("email", "design@example.com", "email_verified", false)),
                Somebody.with("VIEWER", "viewer", "viewer@example.com"),
                Somebody.with("SUPPORT", "support", "support@example.com"),
                Somebody.with("EDITOR", "editor", "editor@example.com"),
                Somebody.with("EDITOR", "editor without an address", Map.of()),
                Somebody.with("ADMIN", "admin", "admin@example.com"),
                new Somebody(
                        "partner's admin",
                        partners("early-access", ApiTest.PARTNER_SECRET),
                        "ADMIN",
                        false,
                        true,
                        false));
    }

    /** Each says that it is an admin. */
    private static Stream<Somebody> unknown() throws JOSEException, ParseException {
        Map<String, @Nullable Object> claims = Tokens.claims("grace");
        claims.put("roles", List.of("ADMIN"));
        String foreign = "another secret, which is as long as the one of the tests";
        return Stream.of(
                Somebody.unknown("nobody", null),
                Somebody.unknown("expired token", Tokens.with("grace", Map.of("roles", "ADMIN", "exp", 1_577_836_800))),
                Somebody.unknown("token without an end", Tokens.without("grace", "exp")),
                Somebody.unknown("token with another secret", Tokens.signed(claims, foreign)),
                Somebody.unknown("token for another audience", partners("another", ApiTest.PARTNER_SECRET)),
                Somebody.unknown("token for no audience", partners(null, ApiTest.PARTNER_SECRET)),
                Somebody.unknown("token of another issuer", partners("early-access", Tokens.SECRET)),
                Somebody.unknown("HS512", signed(JWSAlgorithm.HS512, new MACSigner(Tokens.SECRET), claims)),
                Somebody.unknown(
                        "RS256",
                        signed(JWSAlgorithm.RS256, new RSASSASigner(new RSAKeyGenerator(2048).generate()), claims)),
                Somebody.unknown("no algorithm", new PlainJWT(JWTClaimsSet.parse(claims)).serialize()),
                Somebody.unknown("no token at all", "rubbish"));
    }

    private Stream<Somebody> machines() {
        Stream<Somebody> known = Stream.of("server", "viewer", "support", "editor", "admin")
                .map(role -> Somebody.machine(role, api.machine(role).token()));
        String expired = key("expired");
        jdbc.sql("update api_key set created_at = '2020-01-01', expires_at = '2020-01-02' where name = 'expired'")
                .update();
        String revoked = key("revoked");
        long id = jdbc.sql("select id from api_key where name = 'revoked'")
                .query(Long.class)
                .single();
        api.admin().delete("/api/v1/admin/api-keys/" + id).is(204);
        return Stream.concat(
                known,
                Stream.of(
                        Somebody.unknown("expired key", expired),
                        Somebody.unknown("revoked key", revoked),
                        Somebody.unknown("unknown key", "ea_" + "x".repeat(43))));
    }

    private String key(String name) {
        return api.admin()
                .post("/api/v1/admin/api-keys", "{\"name\": \"%s\", \"role\": \"admin\"}".formatted(name))
                .is(201)
                .text("key");
    }

    private static String partners(@Nullable String audience, String secret) {
        Map<String, @Nullable Object> claims = Tokens.claims("petra");
        claims.put("roles", List.of("ADMIN"));
        claims.put("email", "petra@partner.example.com");
        claims.put("iss", ApiTest.PARTNER);
        claims.put("aud", audience);
        return Tokens.signed(claims, secret);
    }

    private static String signed(JWSAlgorithm algorithm, JWSSigner signer, Map<String, @Nullable Object> claims)
            throws JOSEException {
        JWSObject token = new JWSObject(new JWSHeader(algorithm), new Payload(claims));
        token.sign(signer);
        return token.serialize();
    }

    private Stream<String> routes() {
        return routes.getHandlerMethods().keySet().stream()
                .flatMap(route -> route.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/") || path.startsWith("/ofrep/"))
                        .flatMap(path -> route.getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + path.replaceAll(":[^}]*}", "}"))))
                .distinct();
    }
}
