package dev.earlyaccess.user;

/** Nothing is kept of this user any more. Published in the transaction that erases the last of it. */
public record UserErased(UserId user) {}
