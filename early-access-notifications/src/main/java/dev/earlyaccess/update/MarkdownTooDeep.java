package dev.earlyaccess.update;

import dev.earlyaccess.shared.InvalidField;

/** Quotes, lists or emphasis are nested more deeply than anybody would write or read. */
class MarkdownTooDeep extends InvalidField {

    MarkdownTooDeep(int deepest) {
        super("markdown", "must not be nested more than %d levels deep".formatted(deepest));
    }
}
