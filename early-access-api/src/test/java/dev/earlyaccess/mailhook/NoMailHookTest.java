package dev.earlyaccess.mailhook;

import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.problem.Problem;
import org.junit.jupiter.api.Test;

@ApiTest
class NoMailHookTest {

    private final Api api;

    NoMailHookTest(Api api) {
        this.api = api;
    }

    @Test
    void isThereWithoutAKey() {
        api.anonymous().post("/hooks/feedback", "{}").is(Problem.NOT_FOUND);
        api.withToken("").post("/hooks/feedback", "{}").is(Problem.NOT_FOUND);
    }
}
