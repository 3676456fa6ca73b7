package dev.earlyaccess.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@ExtendWith(OutputCaptureExtension.class)
class IgnoredProxyHeadersTest {

    private final IgnoredProxyHeaders filter = new IgnoredProxyHeaders();

    @Test
    void warnsOnceAndNamesTheSetting(CapturedOutput output) throws ServletException, IOException {
        send("Host");
        assertThat(output.getAll()).isEmpty();

        send("X-Forwarded-For");
        send("X-Forwarded-For");
        send("Forwarded");

        assertThat(output.getAll().lines().filter(line -> line.contains("WARN")))
                .singleElement()
                .asString()
                .contains("server.forward-headers-strategy");
    }

    private void send(String header) throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader(header, "203.0.113.7");
        filter.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
    }
}
