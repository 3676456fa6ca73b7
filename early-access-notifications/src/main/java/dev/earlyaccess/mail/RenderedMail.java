package dev.earlyaccess.mail;

/** A letter in words. */
public record RenderedMail(String subject, String text, String html) {}
