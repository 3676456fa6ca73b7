package dev.earlyaccess.update;

/** Quotes, lists or emphasis stand in each other more deeply than anybody would write or read. */
public class MarkdownTooDeep extends RuntimeException {

    MarkdownTooDeep(int deepest) {
        super("must not be nested more than %d levels deep".formatted(deepest));
    }
}
