package dev.earlyaccess.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@ExtendWith(OutputCaptureExtension.class)
class ProxyHeadersTest {

    @Test
    void areIgnoredWithOneWarningThatNamesTheSetting(CapturedOutput output) throws ServletException, IOException {
        ProxyHeaders filter = new ProxyHeaders("none");
        send(filter, "Host");
        assertThat(output.getAll()).isEmpty();

        send(filter, "X-Forwarded-For");
        send(filter, "X-Forwarded-For");
        send(filter, "Forwarded");

        assertThat(output.getAll().lines().filter(line -> line.contains("WARN")))
                .singleElement()
                .asString()
                .contains("server.forward-headers-strategy");
    }

    @Test
    void areRemovedAfterTomcatHasReadThem(CapturedOutput output) throws ServletException, IOException {
        HttpServletRequest seen = send(new ProxyHeaders("native"), "X-Forwarded-Host");

        assertThat(seen.getHeader("X-Forwarded-Host")).isNull();
        assertThat(seen.getServerName()).isEqualTo("localhost");
        assertThat(output.getAll()).doesNotContain("WARN");
    }

    @Test
    void areBelievedIfTheOperatorWants() throws ServletException, IOException {
        assertThat(send(new ProxyHeaders("framework"), "X-Forwarded-Host").getServerName())
                .isEqualTo("203.0.113.7");
    }

    private static HttpServletRequest send(ProxyHeaders filter, String header) throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader(header, "203.0.113.7");
        MockFilterChain chain = new MockFilterChain();
        filter.doFilter(request, new MockHttpServletResponse(), chain);
        return (HttpServletRequest) Objects.requireNonNull(chain.getRequest());
    }
}
