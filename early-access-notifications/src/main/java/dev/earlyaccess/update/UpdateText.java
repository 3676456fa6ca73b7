package dev.earlyaccess.update;

/**
 * What an admin wants users to know.
 *
 * @param subject one line
 * @param markdown CommonMark
 */
public record UpdateText(String subject, String markdown) {}
