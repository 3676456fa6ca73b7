package dev.earlyaccess.api.caching;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The JSON of a response body, serialised before it is sent, because its {@code ETag} is computed from it.
 *
 * @param <T> the type that was serialised; the API document needs it
 */
public record JsonText<T>(@JsonValue @JsonRawValue String json) {}
