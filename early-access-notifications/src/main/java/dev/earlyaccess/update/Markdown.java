package dev.earlyaccess.update;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentNodeRendererContext;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jspecify.annotations.Nullable;

/**
 * CommonMark and tables for mails: HTML is shown as it was typed, links lead only to web pages and mail addresses, and
 * an image becomes a link, because loading it would tell the sender that the mail was opened.
 */
final class Markdown {

    private static final int DEEPEST = 50;
    private static final int MOST_CELLS = 10_000;

    private static final Pattern LINK = Pattern.compile("(?i)(https?://|mailto:)[^\\s\\p{Cntrl}]+");

    private static final String CELL = "padding:4px 12px 4px 0;border-bottom:1px solid #838b99;vertical-align:top;";

    /** Styles are inline, because mail programs do not support style sheets reliably. */
    private static final Map<String, String> STYLES = Map.ofEntries(
            Map.entry("p", "margin:0 0 16px;"),
            Map.entry("h1", "margin:24px 0 8px;font-size:20px;line-height:1.3;"),
            Map.entry("h2", "margin:24px 0 8px;font-size:18px;line-height:1.3;"),
            Map.entry("h3", "margin:20px 0 8px;font-size:16px;line-height:1.3;"),
            Map.entry("ul", "margin:0 0 16px;padding:0 0 0 24px;"),
            Map.entry("ol", "margin:0 0 16px;padding:0 0 0 24px;"),
            Map.entry("li", "margin:0 0 4px;"),
            Map.entry("table", "margin:0 0 16px;border-collapse:collapse;"),
            Map.entry("th", CELL + "text-align:left;font-weight:600;"),
            Map.entry("td", CELL),
            Map.entry("blockquote", "margin:0 0 16px;padding:0 0 0 12px;border-left:3px solid #838b99;"),
            Map.entry("pre", "margin:0 0 16px;padding:0 0 0 12px;white-space:pre-wrap;border-left:3px solid #838b99;"));

    private static final List<Extension> TABLES = List.of(TablesExtension.create());

    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();

    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .percentEncodeUrls(true)
            .attributeProviderFactory(context -> (node, tag, attributes) -> style(tag, attributes))
            .build();

    private static final TextContentRenderer TEXT = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
            .nodeRendererFactory(PlainLinks::new)
            .nodeRendererFactory(PlainTables::new)
            .build();

    private Markdown() {}

    /** The rendered text for both parts of a mail. */
    record Rendered(String html, String text) {}

    /**
     * @throws MarkdownTooDeep if the nesting exceeds the maximum
     * @throws MarkdownTableTooLarge if a table may have more cells than the maximum
     */
    static Rendered render(String markdown) {
        requireSmallTables(markdown);
        Node document = PARSER.parse(markdown);
        requireFlat(document);
        document.accept(new OnlyLinks());
        return new Rendered(HTML.render(document), TEXT.render(document));
    }

    /** The parser gives each row as many cells as the widest one, so a short text may become millions of them. */
    private static void requireSmallTables(String markdown) {
        long rows = markdown.lines().filter(line -> line.indexOf('|') >= 0).count();
        long columns = markdown.lines()
                .mapToLong(line -> 1 + line.chars().filter(c -> c == '|').count())
                .max()
                .orElse(0);
        if (rows * columns > MOST_CELLS) {
            throw new MarkdownTableTooLarge(MOST_CELLS);
        }
    }

    /** Later processing recurses as deep as the text is nested. */
    private static void requireFlat(Node document) {
        int depth = 0;
        for (Node node = document; node != null; ) {
            if (depth > DEEPEST) {
                throw new MarkdownTooDeep(DEEPEST);
            }
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
                continue;
            }
            while (node != null && node.getNext() == null) {
                node = node.getParent();
                depth--;
            }
            node = node == null ? null : node.getNext();
        }
    }

    private static void style(String tag, Map<String, String> attributes) {
        if (STYLES.containsKey(tag)) {
            attributes.put("style", Objects.requireNonNull(STYLES.get(tag)));
        }
        if (tag.equals("a")) {
            attributes.put("class", "plain");
        }
    }

    private static final class OnlyLinks extends AbstractVisitor {

        @Override
        public void visit(Link link) {
            visitChildren(link);
            if (!isLink(link.getDestination())) {
                unwrap(link);
            }
        }

        @Override
        public void visit(Image image) {
            visitChildren(image);
            if (isLink(image.getDestination()) && !isInLink(image)) {
                Link link = new Link(image.getDestination(), image.getTitle());
                image.insertBefore(link);
                if (image.getFirstChild() == null) {
                    link.appendChild(new Text(image.getDestination()));
                }
                while (image.getFirstChild() != null) {
                    link.appendChild(image.getFirstChild());
                }
                image.unlink();
            } else {
                unwrap(image);
            }
        }

        private static boolean isLink(@Nullable String destination) {
            return destination != null && LINK.matcher(destination).matches();
        }

        private static boolean isInLink(Node node) {
            for (Node outer = node.getParent(); outer != null; outer = outer.getParent()) {
                if (outer instanceof Link) {
                    return true;
                }
            }
            return false;
        }

        private static void unwrap(Node node) {
            while (node.getFirstChild() != null) {
                node.insertBefore(node.getFirstChild());
            }
            node.unlink();
        }
    }

    /** {@code how it works (https://docs.example.com)}; only the address if the link has no other text. */
    static final class PlainLinks implements NodeRenderer {

        private final TextContentNodeRendererContext context;

        PlainLinks(TextContentNodeRendererContext context) {
            this.context = context;
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Link.class);
        }

        @Override
        public void render(Node node) {
            Link link = (Link) node;
            for (Node child = link.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
            if (!isItsOwnLabel(link)) {
                context.getWriter().write(" (" + link.getDestination() + ")");
            }
        }

        private static boolean isItsOwnLabel(Link link) {
            return link.getFirstChild() instanceof Text label
                    && label.getNext() == null
                    && (link.getDestination().equals(label.getLiteral())
                            || link.getDestination().equals("mailto:" + label.getLiteral()));
        }
    }
}
