package dev.earlyaccess.api.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the roles in a token's claims.
 *
 * @param claim the path of the claim, such as {@code realm_access.roles}: a list, or words in a text. Empty if
 *     the tokens give no roles
 * @param mapping the roles of this service for a company's own roles; a role that is not mapped keeps its name
 */
record TokenRoles(String claim, List<RoleMapping> mapping) {

    Set<String> in(Map<String, Object> claims) {
        Set<String> roles = new LinkedHashSet<>();
        if (!claim.isBlank()) {
            at(claims, claim).stream()
                    .flatMap(this::names)
                    .flatMap(this::mapped)
                    .forEach(roles::add);
        }
        return roles;
    }

    /**
     * What stands at the path. A claim's name may itself contain dots, as in namespaced claims; so every dot may
     * descend or not. A list on the path stands for each of its elements.
     */
    private static List<Object> at(@Nullable Object claims, String path) {
        if (claims instanceof Collection<?> several) {
            return several.stream().flatMap(one -> at(one, path).stream()).toList();
        }
        if (!(claims instanceof Map<?, ?> map)) {
            return List.of();
        }
        Object whole = map.get(path);
        if (whole != null) {
            return List.of(whole);
        }
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
            List<Object> found = at(map.get(path.substring(0, dot)), path.substring(dot + 1));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private Stream<String> names(Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream().filter(String.class::isInstance).map(String.class::cast);
        }
        if (value instanceof String text) {
            return isMapped(text.strip())
                    ? Stream.of(text.strip())
                    : Arrays.stream(text.strip().split("[\\s,]+"));
        }
        return Stream.empty();
    }

    private boolean isMapped(String name) {
        return mapping.stream().anyMatch(entry -> name.equals(entry.from()));
    }

    private Stream<String> mapped(String name) {
        return isMapped(name)
                ? mapping.stream().filter(entry -> name.equals(entry.from())).map(entry -> String.valueOf(entry.to()))
                : Stream.of(name);
    }
}
