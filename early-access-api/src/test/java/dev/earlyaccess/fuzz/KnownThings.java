package dev.earlyaccess.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the service has told: which keys and ids exist where, and which cursors and versions. */
final class KnownThings {

    private static final int MOST = 60;
    private static final int MOST_PLACES = 5_000;
    private static final List<String> IDS = List.of("key", "id", "userId", "email", "item", "address");

    private final Map<String, List<String>> byPlace = new ConcurrentHashMap<>();

    void add(String place, String value) {
        if (byPlace.size() > MOST_PLACES && !byPlace.containsKey(place)) {
            return;
        }
        List<String> values = byPlace.computeIfAbsent(place, any -> new ArrayList<>());
        synchronized (values) {
            if (values.size() < MOST) {
                if (!values.contains(value)) {
                    values.add(value);
                }
            } else {
                values.set(Math.floorMod(value.hashCode(), MOST), value);
            }
        }
    }

    @Nullable
    String any(String place, Random random) {
        List<String> values = byPlace.get(place);
        if (values == null) {
            return null;
        }
        synchronized (values) {
            return values.isEmpty() ? null : values.get(random.nextInt(values.size()));
        }
    }

    int count(String place) {
        List<String> values = byPlace.get(place);
        return values == null ? 0 : values.size();
    }

    /**
     * Remembers what a successful response names.
     *
     * @param path of the request, without a query
     */
    void learn(Operation operation, String path, JsonNode body) {
        JsonNode items = body.has("items") ? body.get("items") : body.path("features");
        items.forEach(item -> learn(path, item));
        if (operation.method().equals("POST")) {
            learn(path, body);
        }
        if (body.path("next").isString()) {
            add("after " + operation.path(), body.get("next").asString());
        }
    }

    private void learn(String path, JsonNode item) {
        if (item.path("name").asString("").startsWith(Credential.CALLER)) {
            return; // Its key would be deleted.
        }
        for (String name : IDS) {
            JsonNode id = item.path(name);
            if (id.isString() || id.isNumber()) {
                add(path.replace("/admin/", "/"), id.asString());
                add(path.substring(path.lastIndexOf('/') + 1), id.asString());
                return;
            }
        }
    }
}
