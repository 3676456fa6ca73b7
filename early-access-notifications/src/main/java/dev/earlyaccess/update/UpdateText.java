package dev.earlyaccess.update;

/**
 * The text of an update, as an admin wrote it.
 *
 * @param subject one line
 * @param markdown CommonMark
 */
public record UpdateText(String subject, String markdown) {}
