package dev.earlyaccess.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.brand.Brand;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** From where a page may load something. */
class PagePolicyTest {

    @Test
    void letsSwaggerUiAloneGetTokensFromTheProvider() {
        try (FakeProvider provider = new FakeProvider()) {
            PagePolicy policy = policy(provider.issuer());

            assertThat(policyOf(policy, "/swagger-ui/index.html"))
                    .endsWith("; connect-src 'self' " + provider.issuer().replace("/realm", ""));
            assertThat(policyOf(policy, "/changelog")).doesNotContain("connect-src");
        }
    }

    @Test
    void allowsNothingMoreWhileTheProviderIsAway() {
        assertThat(policyOf(policy("http://127.0.0.1:1/realm"), "/swagger-ui/index.html"))
                .doesNotContain("connect-src");
    }

    @Test
    void letsPagesOfProblemsAloneRunAScript() {
        PagePolicy policy = policy("http://127.0.0.1:1/realm");

        assertThat(policyOf(policy, "/problems/not-allowed")).contains("script-src 'self'");
        assertThat(policyOf(policy, "/switch-off/token")).doesNotContain("script-src");
    }

    private static PagePolicy policy(String issuer) {
        Brand brand = new Brand(null, null, "#2450d6", null, null, null);
        return new PagePolicy(
                brand,
                SignInWith.settings(Map.of(
                        "spring.security.oauth2.resourceserver.jwt.issuer-uri",
                        issuer,
                        "early-access.security.client-id",
                        "docs")));
    }

    private static String policyOf(PagePolicy policy, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        MockHttpServletResponse response = new MockHttpServletResponse();
        policy.writeHeaders(request, response);
        return String.valueOf(response.getHeader("Content-Security-Policy"));
    }
}
