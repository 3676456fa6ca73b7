package dev.earlyaccess.api.caching;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON that is the same in the responses to many users: serialised once, and copied into each response.
 *
 * @param <S> what it is about; it is remembered as long as somebody else holds this object
 * @param <V> in which of few ways users see that
 */
public final class SharedJson<S, V> {

    private final JsonMapper json;
    private final Cache<S, Map<V, JsonPart>> known =
            Caffeine.newBuilder().weakKeys().build();

    public SharedJson(JsonMapper json) {
        this.json = json;
    }

    /** The JSON for this view of the subject, as a part of something larger. */
    public JsonPart of(S subject, V view, Function<V, Object> value) {
        return known.get(subject, any -> new ConcurrentHashMap<>())
                .computeIfAbsent(view, one -> JsonPart.of(json.writeValueAsBytes(value.apply(one))));
    }

    /** The JSON for this view of the subject, as a whole response. */
    public <T> JsonText<T> text(S subject, V view, Function<V, T> value) {
        return new JsonText<>(of(subject, view, value::apply).utf8());
    }

    /** The JSON of something that few users see. */
    public JsonPart own(Object value) {
        return JsonPart.of(json.writeValueAsBytes(value));
    }
}
