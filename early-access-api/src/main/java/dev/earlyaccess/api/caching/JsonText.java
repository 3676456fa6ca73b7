package dev.earlyaccess.api.caching;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The JSON of a response body, serialised before it is sent, because its {@code ETag} is made of it.
 *
 * @param <T> what it is the JSON of, for the API document
 */
public record JsonText<T>(@JsonValue @JsonRawValue String json) {}
