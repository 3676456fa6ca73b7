package dev.earlyaccess.api.caching;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/**
 * JSON that is the same in the responses to many users: serialised once, and copied into each response.
 *
 * @param <S> what it is about; it is remembered as long as somebody else holds this object
 * @param <V> in which of few ways users see that
 */
public final class SharedJson<S, V> {

    private final JsonMapper json;
    private final Cache<S, Map<V, SerializedString>> known =
            Caffeine.newBuilder().weakKeys().build();

    public SharedJson(JsonMapper json) {
        this.json = json;
    }

    /** The JSON for this view of the subject, to be serialised as a part of something larger. */
    public RawValue of(S subject, V view, Function<V, Object> value) {
        return new RawValue(serialized(subject, view, value));
    }

    /** The JSON for this view of the subject, as a whole response. */
    public <T> JsonText<T> text(S subject, V view, Function<V, T> value) {
        return new JsonText<>(serialized(subject, view, value::apply).asUnquotedUTF8());
    }

    private SerializedString serialized(S subject, V view, Function<V, Object> value) {
        return known.get(subject, any -> new ConcurrentHashMap<>())
                .computeIfAbsent(view, one -> new SerializedString(json.writeValueAsString(value.apply(one))));
    }
}
