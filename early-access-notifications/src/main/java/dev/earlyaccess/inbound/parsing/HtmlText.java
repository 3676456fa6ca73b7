package dev.earlyaccess.inbound.parsing;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * The plain text of an HTML mail. Quoted lines begin with {@code >} as in plain text, which is all that
 * {@link ReplyExtractor} needs to know.
 */
final class HtmlText {

    private static final Set<String> UNSEEN = Set.of("head", "style", "script", "title", "template", "noscript");
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "blockquote", "ul", "ol", "table", "pre", "h1", "h2", "h3");

    private static final Pattern HIDDEN = Pattern.compile("(?i)display\\s*:\\s*none|mso-hide\\s*:\\s*all");

    /** Gmail uses the same element to indent and to quote. */
    private static final Pattern INDENT = Pattern.compile("(?i)border(?:-left)?\\s*:\\s*none");

    private static final String SIGNATURES =
            ".gmail_signature, .gmail_signature_prefix, .moz-signature, .protonmail_signature_block, #Signature, "
                    + "#ms-outlook-mobile-signature, #AppleMailSignature, #composer_signature";

    /** The elements with which Outlook, Yahoo, GMX and others begin the original mail, in any language. */
    private static final String ORIGINALS = "#divRplyFwdMsg, #appendonsend, #OLK_SRC_BODY_SECTION, .yahoo_quoted, "
            + "#mail-editor-reference-message-container, .ms-outlook-mobile-reference-message, div[name=quote], "
            + "div[style~=(?i)border-top\\s*:\\s*solid\\s+#(?:e1e1e1|b5c4df)]";

    private HtmlText() {}

    static String of(String html) {
        Element body = Jsoup.parse(html).body();
        body.select(SIGNATURES).remove();
        Element original = body.selectFirst(ORIGINALS);
        if (original != null) {
            original.before("<div>" + QuotedOriginal.MARK + "</div>");
        }
        Lines lines = new Lines();
        body.filter(lines);
        return lines.text();
    }

    /** Collects the text line by line while the elements are visited. */
    private static final class Lines implements NodeFilter {

        private static final String ITEM = "- ";

        private final StringBuilder text = new StringBuilder();
        private final StringBuilder line = new StringBuilder();
        private int quotes;
        private int preformatted;
        private boolean blankIsDue;

        String text() {
            endLine();
            return text.toString();
        }

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode content) {
                append(content.getWholeText());
            } else if (node instanceof Element element) {
                return begin(element);
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                end(element);
            }
            return FilterResult.CONTINUE;
        }

        private FilterResult begin(Element element) {
            String name = element.normalName();
            if (UNSEEN.contains(name) || HIDDEN.matcher(element.attr("style")).find()) {
                return FilterResult.SKIP_ENTIRELY;
            }
            if (name.equals("br")) {
                writeLine();
            } else if (element.isBlock()) {
                endLine();
                blankIsDue |= PARAGRAPHS.contains(name);
            }
            switch (name) {
                case "li" -> line.append(ITEM);
                case "hr" -> line.append("_".repeat(32));
                case "blockquote" -> quotes += isQuote(element) ? 1 : 0;
                case "pre" -> preformatted++;
                default -> {}
            }
            return FilterResult.CONTINUE;
        }

        private void end(Element element) {
            String name = element.normalName();
            if (name.equals("a")) {
                appendAddress(element);
            }
            if (element.isBlock()) {
                endLine();
                blankIsDue |= PARAGRAPHS.contains(name);
            }
            switch (name) {
                case "blockquote" -> quotes -= isQuote(element) ? 1 : 0;
                case "pre" -> preformatted--;
                default -> {}
            }
        }

        private static boolean isQuote(Element blockquote) {
            return blockquote.hasAttr("type")
                    || !INDENT.matcher(blockquote.attr("style")).find();
        }

        private void appendAddress(Element link) {
            String address = link.attr("href");
            if (address.matches("(?i)https?://.*") && !link.text().contains(address)) {
                append(" (" + address + ")");
            }
        }

        private void append(String content) {
            if (preformatted == 0) {
                String flowing = content.replaceAll("[ \\t\\r\\n\\f]+", " ");
                line.append(endsWithSpace() ? flowing.stripLeading() : flowing);
                return;
            }
            String[] lines = content.split("\\r?\\n", -1);
            for (int i = 0; i < lines.length; i++) {
                line.append(lines[i]);
                if (i < lines.length - 1) {
                    writeLine();
                }
            }
        }

        private boolean endsWithSpace() {
            return line.isEmpty() || line.charAt(line.length() - 1) == ' ';
        }

        private void endLine() {
            if (!line.toString().isBlank() && !line.toString().equals(ITEM)) {
                writeLine();
            } else if (!line.toString().equals(ITEM)) {
                line.setLength(0);
            }
        }

        private void writeLine() {
            if (blankIsDue && !text.isEmpty()) {
                text.append(quotes > 0 ? ">\n" : "\n");
            }
            blankIsDue = false;
            // Space at the end of a line has a meaning only in the delimiter of a signature.
            boolean isDelimiter = line.length() == 3 && line.toString().strip().equals("--");
            String content = isDelimiter ? "-- " : line.toString().stripTrailing();
            text.append(quotes > 0 ? "> " : "").append(content).append('\n');
            line.setLength(0);
        }
    }
}
