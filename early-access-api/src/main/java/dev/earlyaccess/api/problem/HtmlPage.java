package dev.earlyaccess.api.problem;

import dev.earlyaccess.brand.Brand;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** The frame of all pages of the service, which carries the brand of the product. */
@Component
public class HtmlPage {

    private static final String PAGE = """
            <!doctype html>
            <html lang="%s">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title>%s
            <style>%s</style></head>
            <body>%s<main>%s</main>%s</body>
            </html>
            """;

    private static final String STYLE = """
            :root {
              color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif;
              --text: #1b1f27; --quiet: #5a6070; --page: #f2f3f6; --card: #ffffff; --line: #c9ced8;
              --accent: %s; --on-accent: %s; --link: %s
            }
            @media (prefers-color-scheme: dark) {
              :root {
                --text: #eceef2; --quiet: #a9afbb; --page: #16181d; --card: #22252c; --line: #4a505c; --link: %s
              }
            }
            body { margin: 0; background: var(--page); color: var(--text); overflow-wrap: anywhere }
            header, main, footer { box-sizing: border-box; margin: 0 auto; max-width: 44rem; padding: 0 24px }
            header { padding-top: 24px; font-weight: 600 }
            header a { color: inherit; text-decoration: none }
            header img { display: block; height: 32px; max-width: 100%% }
            main { margin: 24px auto; padding: 24px; background: var(--card); border: 1px solid var(--line); border-radius: 10px }
            footer { padding-bottom: 32px; font-size: 14px; color: var(--quiet) }
            footer a { color: inherit }
            footer p { margin: 0 0 8px }
            @media (max-width: 45rem) { main { margin: 16px; padding: 16px } header, footer { padding-left: 32px; padding-right: 32px } }
            h1, h2, h3 { line-height: 1.25; font-weight: 600 }
            h1 { margin: 0 0 16px; font-size: 28px }
            h2 { margin: 32px 0 8px; font-size: 20px }
            a { color: var(--link) }
            code { font-size: 14px }
            pre { overflow-x: auto; padding: 16px; border: 1px solid var(--line); border-radius: 6px }
            table { border-collapse: collapse; display: block; overflow-x: auto }
            th, td { padding: 8px 12px; border: 1px solid var(--line); text-align: left; vertical-align: top }
            .text { white-space: pre-line }
            form { margin: 16px 0 }
            button {
              font: inherit; font-weight: 600; padding: 8px 20px; cursor: pointer; border-radius: 6px;
              border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent)
            }
            button.quiet { border-color: var(--line); background: transparent; color: var(--text) }
            :focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
            fieldset { margin: 0 0 16px; padding: 0; border: 0; min-width: 0 }
            legend { padding: 0; margin-bottom: 8px; font-size: 20px; line-height: 1.25; font-weight: 600 }
            label { display: block; margin-bottom: 12px }
            label.choice { display: flex; gap: 12px }
            label.choice input { flex: none; width: 20px; height: 20px; margin: 2px 0 0; accent-color: var(--accent) }
            label small { display: block; font-size: 14px; color: var(--quiet) }
            textarea {
              display: block; box-sizing: border-box; width: 100%%; min-height: 6rem; margin-top: 8px; padding: 8px 12px; font: inherit;
              color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 6px
            }
            """;

    private final Brand brand;
    private final String style;
    private final MessageSource messages;

    public HtmlPage(Brand brand, MessageSource messages) {
        this.brand = brand;
        this.style = STYLE.formatted(brand.colour(), brand.textColour(), brand.linkColour(), brand.darkLinkColour());
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
        return PAGE.formatted(language, title, head, style, header(), content, footer(Locale.forLanguageTag(language)));
    }

    /** What a content security policy calls the style of these pages (CSP 3, 2.3.1). */
    public String styleHash() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Every Java platform has SHA-256", ex);
        }
    }

    private String header() {
        if (brand.name() == null && brand.logoUrl() == null) {
            return "";
        }
        String name = escaped(brand.name());
        String logo = brand.logoUrl() == null
                ? name
                : "<img src=\"%s\" alt=\"%s\">".formatted(escaped(brand.logoUrl()), name);
        return "<header>%s</header>"
                .formatted(
                        brand.productUrl() == null
                                ? logo
                                : "<a href=\"%s\">%s</a>".formatted(escaped(brand.productUrl()), logo));
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
