package dev.earlyaccess.mail;

/** The texts of a mail, in the reader's language. */
public record RenderedMail(String subject, String text, String html) {}
