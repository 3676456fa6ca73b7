package dev.earlyaccess.api.security;

import org.jspecify.annotations.Nullable;

/**
 * Gives everybody with a company's own role a role of this service.
 *
 * @param from the role or group in the token
 * @param to a role of this service
 */
record RoleMapping(@Nullable String from, @Nullable String to) {}
