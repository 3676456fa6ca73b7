package dev.earlyaccess.api.problem;

import dev.earlyaccess.brand.Brand;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.HtmlUtils;

/** The frame of all pages of the service, which carries the brand of the product. */
@Component
public class HtmlPage {

    private static final String PAGE = """
            <!doctype html>
            <html lang="%1$s">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%2$s</title>%3$s
            <link rel="icon" href="%4$sfavicon.ico">
            <link rel="stylesheet" href="%4$sassets/document.css"><link rel="stylesheet" href="%4$sassets/brand.css"></head>
            <body>%5$s<main>%6$s</main>%7$s</body>
            </html>
            """;

    private final Brand brand;
    private final MessageSource messages;

    public HtmlPage(Brand brand, MessageSource messages) {
        this.brand = brand;
        this.messages = messages;
    }

    /**
     * A whole page.
     *
     * @param language the BCP 47 tag of its language
     * @param title escaped HTML, as the content is
     */
    public String of(String language, String title, String content) {
        return of(language, title, "", content);
    }

    /**
     * A whole page whose head has more elements.
     *
     * @param language the BCP 47 tag of its language
     * @param title escaped HTML, as the head and the content are
     */
    public String of(String language, String title, String head, String content) {
        return PAGE.formatted(
                language, title, head, root(), header(), content, footer(Locale.forLanguageTag(language)));
    }

    /**
     * The way from the requested page to the root of the service. With it, links work below any address, also behind a
     * proxy that cuts off a part of the path.
     */
    public static String root() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current)) {
            return "";
        }
        HttpServletRequest request = current.getRequest();
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return "../".repeat(Math.max(0, StringUtils.countOccurrencesOf(path, "/") - 1));
    }

    private String header() {
        String product = product();
        return product.isEmpty() ? "" : "<header>" + product + "</header>";
    }

    /** The logo or the name of the product, which leads to the product; empty if there is none. */
    public String product() {
        if (brand.name() == null && brand.logoUrl() == null) {
            return "";
        }
        String name = escaped(brand.name());
        String logo = brand.logoUrl() == null
                ? name
                : "<img src=\"%s\" alt=\"%s\">".formatted(escaped(brand.logoUrl()), name);
        return brand.productUrl() == null
                ? "<span class=\"product\">%s</span>".formatted(logo)
                : "<a class=\"product\" href=\"%s\">%s</a>".formatted(escaped(brand.productUrl()), logo);
    }

    private String footer(Locale language) {
        String support = brand.supportUrl() == null
                ? ""
                : "<p><a href=\"%s\">%s</a></p>"
                        .formatted(
                                escaped(brand.supportUrl()),
                                HtmlUtils.htmlEscape(messages.getMessage("page.support", null, language)));
        String address = brand.postalAddressLines().isEmpty()
                ? ""
                : brand.postalAddressLines().stream()
                        .map(HtmlUtils::htmlEscape)
                        .collect(Collectors.joining("<br>", "<p>", "</p>"));
        return support.isEmpty() && address.isEmpty() ? "" : "<footer>" + support + address + "</footer>";
    }

    private static String escaped(@Nullable URI url) {
        return escaped(url == null ? null : url.toString());
    }

    private static String escaped(@Nullable String text) {
        return text == null ? "" : HtmlUtils.htmlEscape(text);
    }
}
