package dev.earlyaccess.api.feedback;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import org.junit.jupiter.api.Test;

@ApiTest
class NoInboundMailEndpointTest {

    private final Api api;

    NoInboundMailEndpointTest(Api api) {
        this.api = api;
    }

    @Test
    void isThereWithoutAKey() {
        api.anonymous().post("/hooks/feedback", "{}").is(Problem.NOT_FOUND);
        api.withToken("").post("/hooks/feedback", "{}").is(Problem.NOT_FOUND);
    }
}
