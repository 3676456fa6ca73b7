package dev.earlyaccess.api.problem;

/** The frame of all pages of the service. */
public final class HtmlPage {

    private static final String PAGE = """
            <!doctype html>
            <html lang="%s">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title>%s
            <style>
            :root { color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif }
            main { margin: 3rem auto; max-width: 42rem; padding: 0 1rem; overflow-wrap: anywhere }
            pre { overflow-x: auto; padding: 1rem; border: 1px solid color-mix(in srgb, currentcolor 25%%, transparent) }
            .text { white-space: pre-line }
            button { font: inherit; padding: .5rem 1.25rem; cursor: pointer }
            </style></head>
            <body><main>%s</main></body>
            </html>
            """;

    private HtmlPage() {}

    /**
     * A whole page.
     *
     * @param language the BCP 47 tag of its language
     * @param title escaped HTML, as the content is
     */
    public static String of(String language, String title, String content) {
        return of(language, title, "", content);
    }

    /**
     * A whole page whose head has more elements.
     *
     * @param language the BCP 47 tag of its language
     * @param title escaped HTML, as the head and the content are
     */
    public static String of(String language, String title, String head, String content) {
        return PAGE.formatted(language, title, head, content);
    }
}
