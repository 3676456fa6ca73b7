package dev.earlyaccess.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.openapi.DocumentedOperation;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Caller;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.testing.HandMovedClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every operation of the API document, called with every kind of API key, is answered as docs/security.md decides. */
@ApiTest
class KeysMatrixTest {

    private static final List<String> ROLES = List.of("server", "viewer", "support", "editor", "admin");
    private static final String KEYS = "/api/v1/admin/api-keys";
    private static final String LET_IN = "let in";

    private final Api api;
    private final HandMovedClock clock;
    private final Map<String, AccessTable.Decision> decisions = new HashMap<>();

    KeysMatrixTest(Api api, HandMovedClock clock) {
        this.api = api;
        this.clock = clock;
        AccessTable.read().forEach(decision -> decisions.put(decision.operation(), decision));
    }

    @BeforeEach
    void feature() {
        api.feature("dark-mode", "beta");
    }

    @Test
    void answersAsDecidedForTheRoleOfTheKey() {
        for (String role : ROLES) {
            Caller machine = api.machine(role);
            Map<String, String> answered = new LinkedHashMap<>();
            Map<String, String> decided = new LinkedHashMap<>();
            for (DocumentedOperation operation : DocumentedOperation.agreed()) {
                answered.put(operation.toString(), answer(call(machine, operation)));
                decided.put(operation.toString(), decided(decisions.get(operation.toString()), role));
            }
            assertThat(answered).as(role).isEqualTo(decided);
        }
    }

    /** No key is a person, and none has an address. */
    private static String decided(AccessTable.Decision decision, String role) {
        String cell = decision.cell(role.toUpperCase(Locale.ROOT));
        if (Set.of("open", "yes").contains(cell)) {
            return LET_IN;
        }
        if (decision.cells().containsValue("person")) {
            return decision.operation().contains(" /ofrep/") ? "403 needs []" : "403 needs [USER]";
        }
        return "403 needs " + (cell.equals("mail") ? "[]" : decision.sufficientRoles());
    }

    @Test
    void refusesKeysThatAreNoLongerValid() {
        Response revoked = create("{\"name\": \"revoked\", \"role\": \"admin\"}");
        api.admin().delete(KEYS + "/" + revoked.text("id")).is(204);
        Response expired =
                create("{\"name\": \"expired\", \"role\": \"admin\", \"expiresAt\": \"2026-06-01T09:00:01Z\"}");
        clock.forward(Duration.ofSeconds(1));

        for (String key : List.of(revoked.text("key"), expired.text("key"), "ea_" + "x".repeat(43))) {
            for (DocumentedOperation operation : DocumentedOperation.agreed()) {
                Response response = call(api.withToken(key), operation);
                if (decisions.get(operation.toString()).isOpen()) {
                    assertThat(response.status()).as(operation.toString()).isIn(200, 404); // nobody looks at the key
                } else {
                    response.is(Problem.UNAUTHENTICATED);
                }
            }
        }
    }

    private Response create(String key) {
        return api.admin().post(KEYS, key).is(201);
    }

    private static Response call(Caller caller, DocumentedOperation operation) {
        String[] headers = operation
                .requestType()
                .map(type -> new String[] {"Content-Type", type})
                .orElse(new String[0]);
        return caller.send(
                operation.method().toUpperCase(Locale.ROOT), operation.path(AccessTable.VALUES), null, headers);
    }

    private static String answer(Response response) {
        return switch (response.status()) {
            case 401, 500, 503 -> response.body();
            case 403 ->
                "403 needs "
                        + response.is(Problem.FORBIDDEN)
                                .json()
                                .path("roles")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList();
            default -> LET_IN;
        };
    }
}
