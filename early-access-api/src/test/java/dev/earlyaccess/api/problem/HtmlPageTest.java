package dev.earlyaccess.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.brand.Brand;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class HtmlPageTest {

    @Test
    void carriesTheBrand() {
        String page = page(new Brand(
                        "Tom & Jerry",
                        URI.create("https://cdn.example.com/logo.png?a=1&b=2"),
                        "#fc0",
                        URI.create("https://app.example.com/"),
                        "Tom & Jerry Ltd.\n1 Cheese Street",
                        URI.create("mailto:help@example.com")))
                .of("de", "Title", "<h1>Title</h1>");

        assertThat(page)
                .contains("<header><a class=\"product\" href=\"https://app.example.com/\">")
                .contains("<img src=\"https://cdn.example.com/logo.png?a=1&amp;b=2\" alt=\"Tom &amp; Jerry\">")
                .contains("<link rel=\"stylesheet\" href=\"assets/brand.css\">")
                .contains("<main><h1>Title</h1></main>")
                .contains("<a href=\"mailto:help@example.com\">Hilfe und Kontakt</a>")
                .contains("<p>Tom &amp; Jerry Ltd.<br>1 Cheese Street</p></footer>");
    }

    @Test
    void showsTheNameWithoutALogo() {
        assertThat(page(new Brand("Acme", null, "#000", null, null, null)).of("en", "Title", ""))
                .contains("<header><span class=\"product\">Acme</span></header>")
                .doesNotContain("<footer>");
    }

    @Test
    void hasNeitherHeaderNorFooterWithoutABrand() {
        assertThat(page(new Brand(null, null, "#2450d6", null, null, null)).of("en", "Title", ""))
                .doesNotContain("<header>", "<footer>");
    }

    @ParameterizedTest
    @CsvSource({"/changelog, ''", "/problems/, ../", "/switch-off/token, ../", "/ea/unsubscribe/token/undo, ../../"})
    void findsItsStyleBelowEachAddress(String path, String root) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setContextPath(path.startsWith("/ea/") ? "/ea" : "");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            assertThat(page(new Brand(null, null, "#000", null, null, null)).of("en", "Title", ""))
                    .contains("href=\"" + root + "assets/document.css\"");
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    private static HtmlPage page(Brand brand) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new HtmlPage(brand, messages);
    }
}
