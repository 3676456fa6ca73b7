package dev.earlyaccess.inbound.parsing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;
import org.jsoup.select.NodeFilter;

/**
 * The plain text of an HTML mail. Quoted lines begin with {@code >} as in plain text, which is all that
 * {@link ReplyExtractor} needs to know.
 *
 * @param text without the signature
 * @param original with the signature
 * @param isCut whether the page was longer than what is read
 */
record HtmlText(String text, String original, boolean isCut) {

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

    /** The maximum number of tags: each costs hundreds of times the memory of its characters. */
    static final int MOST_TAGS = 20_000;

    static HtmlText of(String html) {
        String beginning = html.substring(0, lengthOfTags(html));
        Element body = Jsoup.parse(beginning).body();
        String original = text(body);
        boolean isMarked = mark(body);
        return new HtmlText(isMarked ? text(body) : original, original, beginning.length() < html.length());
    }

    private static int lengthOfTags(String html) {
        int tags = 0;
        for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
            if (++tags > MOST_TAGS) {
                return at;
            }
        }
        return html.length();
    }

    /** Removes the signature and marks the beginning of the original mail; false if there is neither. */
    private static boolean mark(Element body) {
        Elements signatures = body.select(SIGNATURES);
        signatures.remove();
        Element original = body.selectFirst(ORIGINALS);
        if (original != null) {
            original.before("<div>" + QuotedOriginal.MARK + "</div>");
        }
        return original != null || !signatures.isEmpty();
    }

    private static String text(Element body) {
        Lines lines = new Lines();
        body.filter(lines);
        return lines.text();
    }

    /** Collects the text line by line while the elements are visited. */
    private static final class Lines implements NodeFilter {

        private static final String ITEM = "- ";
        private static final String RULE = "_".repeat(32);
        private static final int LONGEST_LINK = 2_000;

        private final StringBuilder text = new StringBuilder();
        private final StringBuilder line = new StringBuilder();
        private int lines;
        private int quotes;
        private int preformatted;
        private boolean blankIsDue;

        /** Where the text of each open link begins. */
        private final Deque<Integer> links = new ArrayDeque<>();

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
                case "hr" -> line.append(RULE);
                case "blockquote" -> quotes += isQuote(element) ? 1 : 0;
                case "pre" -> preformatted++;
                case "a" -> links.push(text.length() + line.length());
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
            String shown = latest(links.pop());
            if (address.matches("(?i)https?://.*") && !shown.contains(address)) {
                append(" (" + address + ")");
            }
        }

        /** The text since this position, or the end of it. */
        private String latest(int position) {
            int inText = Math.max(position, text.length() + line.length() - LONGEST_LINK);
            return inText < text.length()
                    ? text.substring(inText) + line
                    : line.substring(Math.min(line.length(), inText - text.length()));
        }

        private void append(String content) {
            for (int i = 0; i < content.length(); i++) {
                char c = content.charAt(i);
                if (preformatted > 0 && (c == '\n' || c == '\r')) {
                    i += c == '\r' && content.startsWith("\n", i + 1) ? 1 : 0;
                    writeLine();
                } else if (preformatted > 0 || " \t\r\n\f".indexOf(c) < 0) {
                    line.append(c);
                } else if (!endsWithSpace()) {
                    line.append(' ');
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
            if (++lines > MimeContent.MOST_LINES) {
                line.setLength(0);
                return;
            }
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
