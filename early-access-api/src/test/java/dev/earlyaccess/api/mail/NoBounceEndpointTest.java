package dev.earlyaccess.api.mail;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import org.junit.jupiter.api.Test;

@ApiTest
class NoBounceEndpointTest {

    private final Api api;

    NoBounceEndpointTest(Api api) {
        this.api = api;
    }

    @Test
    void isThereWithoutAKey() {
        api.anonymous().post("/hooks/bounces", "{\"bounces\": []}").is(Problem.NOT_FOUND);
        api.withToken("").post("/hooks/bounces", "{\"bounces\": []}").is(Problem.NOT_FOUND);
        api.withToken("null").post("/hooks/bounces", "{\"bounces\": []}").is(Problem.NOT_FOUND);
        api.admin().post("/hooks/bounces", "{\"bounces\": []}").is(Problem.NOT_FOUND);
        api.anonymous().get("/hooks/bounces").is(Problem.NOT_FOUND);
    }
}
