package dev.earlyaccess.user;

/** What this user has chosen about features is no longer what it was. Not published by sweeps: what users see stays the same. */
public record ChoicesChanged(UserId user) {}
