package dev.earlyaccess.mail;

/** A letter in words. */
public record Written(String subject, String text, String html) {}
