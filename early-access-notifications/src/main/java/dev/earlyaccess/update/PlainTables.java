package dev.earlyaccess.update;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.text.TextContentNodeRendererContext;
import org.commonmark.renderer.text.TextContentRenderer;
import org.commonmark.renderer.text.TextContentWriter;

/** Tables as plain text: each column is as wide as its widest cell. */
final class PlainTables implements NodeRenderer {

    private static final String SEPARATOR = " | ";

    /** A cell with more characters does not make the others wider, or a short table could become a huge text. */
    private static final int WIDEST = 40;

    private static final TextContentRenderer CELL = TextContentRenderer.builder()
            .nodeRendererFactory(Markdown.PlainLinks::new)
            .build();

    private final TextContentWriter writer;

    PlainTables(TextContentNodeRendererContext context) {
        this.writer = context.getWriter();
    }

    private record Cell(String text, boolean isRight) {

        int width() {
            return text.codePointCount(0, text.length());
        }

        String padded(int width) {
            String space = " ".repeat(Math.max(0, width - width()));
            return isRight ? space + text : text + space;
        }
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(TableBlock.class);
    }

    @Override
    public void render(Node table) {
        List<List<Cell>> rows = new ArrayList<>();
        children(table).forEach(section -> children(section).stream()
                .filter(TableRow.class::isInstance)
                .forEach(row -> rows.add(cells(row))));
        int[] widths = widths(rows);
        writer.pushTight(true);
        for (List<Cell> row : rows) {
            writer.write(line(row, widths));
            writer.block();
        }
        writer.popTight();
        writer.block();
    }

    private static List<Cell> cells(Node row) {
        return children(row).stream()
                .map(cell -> new Cell(
                        text(cell),
                        cell instanceof TableCell aligned && aligned.getAlignment() == TableCell.Alignment.RIGHT))
                .toList();
    }

    private static String text(Node cell) {
        StringBuilder text = new StringBuilder();
        children(cell).forEach(part -> CELL.render(part, text));
        return text.toString();
    }

    private static int[] widths(List<List<Cell>> rows) {
        int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
        for (List<Cell> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths[column] = Math.max(
                        widths[column], Math.min(WIDEST, row.get(column).width()));
            }
        }
        return widths;
    }

    private static String line(List<Cell> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            line.append(column == 0 ? "" : SEPARATOR).append(row.get(column).padded(widths[column]));
        }
        return line.toString().stripTrailing();
    }

    private static List<Node> children(Node parent) {
        List<Node> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }
}
