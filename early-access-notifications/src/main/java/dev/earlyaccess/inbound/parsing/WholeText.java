package dev.earlyaccess.inbound.parsing;

import dev.earlyaccess.shared.CleanText;

/**
 * The whole text of a mail. What its sender wrote is found again once it is known which mail of ours it
 * answers.
 *
 * @param lines of which quoted ones begin with {@code >}
 * @param isReply whether a person wrote it: the text of an automatic mail has no quotes to cut off
 * @param isCut whether the mail has more text than was read
 */
record WholeText(String lines, boolean isReply, boolean isCut) {

    /** The text of a mail that can't be read. */
    static final WholeText NONE = new WholeText("", false, false);

    /** What the sender wrote. */
    String said(ReplyClues clues) {
        String text = isReply ? ReplyExtractor.of(lines, clues) : TextSanitizer.tidy(lines);
        if (text.isEmpty()) {
            return MailParser.NO_TEXT;
        }
        return isCut || text.length() > MailParser.LONGEST_TEXT
                ? CleanText.cut(text, MailParser.LONGEST_TEXT) + MailParser.CUT
                : text;
    }

    @Override
    public String toString() {
        return "WholeText[%d characters]".formatted(lines.length());
    }
}
