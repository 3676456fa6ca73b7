package dev.earlyaccess.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    @Test
    void hasTheSameContentInHtmlAndPlainText() {
        Markdown.Rendered mail = Markdown.render("""
                # Charts

                They are **larger** now & can be
                turned:

                * left
                * right

                > as you asked

                See [how it works](https://docs.example.com/a?b=1&c=2) or <https://example.com>, ask <team@example.com>.
                """);

        assertThat(mail.html())
                .contains("<h1 style=")
                .contains("<strong>larger</strong> now &amp; can be")
                .containsPattern("<li style=\"[^\"]*\">left</li>")
                .contains("<blockquote style=")
                .contains("href=\"https://docs.example.com/a?b=1&amp;c=2\"", ">how it works</a>")
                .contains("href=\"mailto:team@example.com\"");
        assertThat(mail.text()).isEqualTo("""
                Charts

                They are larger now & can be
                turned:

                * left
                * right

                «as you asked»

                See how it works (https://docs.example.com/a?b=1&c=2) or https://example.com, ask team@example.com.""");
    }

    @Test
    void rendersTables() {
        Markdown.Rendered mail = Markdown.render("""
                | Plan | Price |
                | :--- | ----: |
                | Free | **0** |
                | [Team](https://example.com/team) | 5 |
                | <b> | [x](javascript:1) |
                """);

        assertThat(mail.html())
                .containsPattern("<table style=\"[^\"]*\">")
                .containsPattern(
                        "<th style=\"[^\"]*\" align=\"left\">Plan</th>|<th align=\"left\" style=\"[^\"]*\">Plan</th>")
                .contains("<strong>0</strong>", "href=\"https://example.com/team\"", "&lt;b&gt;")
                .doesNotContain("<b>", "javascript");
        assertThat(mail.text()).isEqualTo("""
                Plan                            | Price
                Free                            |     0
                Team (https://example.com/team) |     5
                <b>                             |     x""");
    }

    @Test
    void putsTablesOfPlainTextBetweenTheirParagraphs() {
        assertThat(Markdown.render("""
                Before

                | A | B |
                | --- | --- |
                | | long |
                | %s | |

                After
                """.formatted("x".repeat(100))).text()).isEqualTo("""
                Before

                A                                        | B
                                                         | long
                %s |

                After""".formatted("x".repeat(100)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "a <img src=x onerror=alert(1)> b",
                "<div style=\"position:fixed\">\n\n<a href=\"javascript:alert(1)\">x</a>\n\n</div>",
                "<style>body { display: none }</style>",
                "<!-- <b> -->",
                "<?php echo 1 ?>",
                "<![CDATA[<b>]]>",
                "```\n<script>alert(1)</script>\n```",
                "`<script>`",
                "&lt;script&gt;",
                "[a](https://example.com \"\\\"><script>alert(1)</script>\")",
                "[a](https://example.com/\"><script>)",
                "```\"><script>\nx\n```",
                "![\"><script>](https://example.com/a.png)"
            })
    void letsNoHtmlThrough(String markdown) {
        assertThat(Markdown.render(markdown).html())
                .doesNotContainIgnoringCase("<script", "<img", "<div", "<style", "<!--", "<?php", "<![", "<b>")
                .doesNotContainPattern("<a [^>]*javascript")
                .doesNotContainPattern("<[^>]* on[a-z]+=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "&#106;avascript:alert(1)",
                "&#x6A;avascript&colon;alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "file:///etc/passwd",
                "ftp://example.com/a",
                "/relative",
                "//example.com/a",
                "#here",
                "x",
                ""
            })
    void leadsNowhereElse(String destination) {
        Markdown.Rendered mail = Markdown.render("before [*these* words](<" + destination + ">) after");

        assertThat(mail.html()).doesNotContain("<a", "href").contains("before <em>these</em> words after");
        assertThat(mail.text()).isEqualTo("before these words after");
    }

    @Test
    void showsNoImageButALinkToIt() {
        Markdown.Rendered mail = Markdown.render(
                "![Larger charts](https://example.com/charts.png) ![](https://example.com/b.png) ![here](data:image/png;base64,x)");

        assertThat(mail.html())
                .doesNotContain("<img", "src=", "data:")
                .contains(
                        "href=\"https://example.com/charts.png\"",
                        ">Larger charts</a>",
                        ">https://example.com/b.png</a>");
        assertThat(mail.text())
                .isEqualTo("Larger charts (https://example.com/charts.png) https://example.com/b.png here");
    }

    @Test
    void showsTheAddressOfEachLinkInPlainText() {
        assertThat(Markdown.render("[guide](https://example.com/guide), <https://example.com/a>, <ada@example.com>")
                        .text())
                .isEqualTo("guide (https://example.com/guide), https://example.com/a, ada@example.com");
    }

    @Test
    void putsNoLinkIntoALink() {
        assertThat(Markdown.render("[![alt](https://example.com/a.png)](https://example.com)")
                        .html())
                .containsOnlyOnce("<a ")
                .contains("href=\"https://example.com\"", ">alt</a>");
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "> - ", "*a ", "**a _b ", "[", "![", "1. ", "`a ", "<a>", "(", "\\", "&"})
    void rendersOrRefusesNestedMarkdown(String nested) {
        String text = nested.repeat(20_000 / nested.length());
        for (String markdown : new String[] {
            text, text + "x" + "*_])".repeat(1_000), ("*a **b ").repeat(1_000) + ("** *").repeat(1_000)
        }) {
            try {
                assertThat(Markdown.render(markdown).html()).isNotNull();
            } catch (MarkdownTooDeep refused) {
                assertThat(refused).hasMessageContaining("50");
            }
        }
    }

    @Test
    void refusesTablesThatBecomeTooLarge() {
        String table = "a|".repeat(2_500) + "\n" + "-|".repeat(2_500) + "\n" + "a|\n".repeat(3_000);

        assertThatThrownBy(() -> Markdown.render(table)).isInstanceOf(MarkdownTableTooLarge.class);
    }

    @Test
    void refusesTooDeepNesting() {
        assertThat(Markdown.render("> ".repeat(40) + "x").text()).contains("x");
        assertThatThrownBy(() -> Markdown.render("> ".repeat(60) + "x")).isInstanceOf(MarkdownTooDeep.class);
        assertThatThrownBy(() -> Markdown.render("*a **b ".repeat(200) + "c** d*".repeat(200)))
                .isInstanceOf(MarkdownTooDeep.class);
    }
}
