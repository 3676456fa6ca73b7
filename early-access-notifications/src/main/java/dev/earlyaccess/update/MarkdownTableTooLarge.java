package dev.earlyaccess.update;

import dev.earlyaccess.shared.InvalidField;

/** The Markdown may have a table with too many cells to be rendered. */
class MarkdownTableTooLarge extends InvalidField {

    MarkdownTableTooLarge(int most) {
        super("markdown", "must not have tables with more than %d cells".formatted(most));
    }
}
