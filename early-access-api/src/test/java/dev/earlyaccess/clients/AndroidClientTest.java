package dev.earlyaccess.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Caller;
import dev.earlyaccess.clients.JavaCode.Instance;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The page for Android, with Android's own {@code org.json}. */
@ApiTest
class AndroidClientTest {

    private static final ClientPage PAGE = ClientPage.of("android.md");

    @TempDir
    private static Path directory;

    @Autowired
    private Api api;

    @Test
    void refreshesWhatHasChangedAlone() throws Exception {
        api.feature("dark-mode");
        Caller ada = api.as("ada");
        String token = ada.token();
        Instance app = JavaCode.compile(PAGE.code("java"), directory).create(ada.base());
        assertThat(refresh(app, token)).isTrue();
        assertThat(isOn(app)).isFalse();
        assertThat(refresh(app, token)).isFalse();

        api.move("dark-mode", "beta");
        app.call("choose", "dark-mode", true, token);
        assertThat(isOn(app)).isTrue();
        assertThat(refresh(app, token)).isFalse();
        app.call("choose", "dark-mode", false, token);
        assertThat(isOn(app)).isFalse();

        api.move("dark-mode", "general-availability");
        assertThat(refresh(app, token)).isTrue();
        assertThat(isOn(app)).isTrue();

        fails(401, () -> refresh(app, "wrong"));
        fails(404, () -> app.call("choose", "no-such-feature", true, token));
        fails(409, () -> app.call("choose", "dark-mode", true, token));
        assertThat(isOn(app)).isTrue();
    }

    private static boolean refresh(Instance app, String token) {
        return app.call("refresh", token);
    }

    private static boolean isOn(Instance app) {
        return app.call("isOn", "dark-mode");
    }

    private static void fails(int status, ThrowingCallable call) {
        assertThatThrownBy(call).rootCause().hasMessageStartingWith(status + ": {");
        assertThat(PAGE.text()).contains("| `" + status + ": {…}` |");
    }
}
