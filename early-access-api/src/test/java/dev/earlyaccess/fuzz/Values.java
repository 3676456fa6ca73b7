package dev.earlyaccess.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes values that a schema allows, and values that hardly any schema allows. */
final class Values {

    /** In a text in JSON: half of a surrogate pair, which no encoder would write. */
    static final String LONE_SURROGATE = "lone-surrogate";

    /** What a page must never contain. */
    static final String SCRIPT = "<script>alert(1)</script>";

    /** A response with this header would have been split. */
    static final String INJECTED_HEADER = "X-Injected";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<String> TEXTS = List.of(
            "Quiet hours",
            "x",
            "Größe & Maß <b>fett</b> \"zitiert\"",
            "מצב כהה",
            "\u202eمرحبا\u202c",
            "👩‍👩‍👧‍👦 emoji",
            "Two\nlines",
            "a\tb",
            "e\u0301e\u0301",
            "**bold** [link](https://a.example) ![image](https://a.example/x.png)",
            "[click](javascript:alert(1)) <img src=x onerror=alert(1)>",
            "=1+1",
            "@SUM(A1)",
            "-2+3",
            "+4",
            "${7*7} #{7*7} <#assign x=1> {{7*7}}",
            "%s %n {0} {}",
            "'; drop table feature; --",
            "\\");

    static final List<String> ODD_TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            LONE_SURROGATE,
            "\u202e",
            "\ufeff",
            "\u0085",
            "\u2028",
            "\ufffe",
            "\u0007",
            "\u001b[31m",
            "\r\n" + INJECTED_HEADER + ": 1",
            "\n2026-01-01T00:00:00.000Z ERROR forged",
            "' or 1=1 --",
            "\" or \"\"=\"",
            "1; select pg_sleep(20)",
            "%",
            "_",
            "\\",
            "\"><" + "script>alert(1)</script>",
            "${jndi:ldap://127.0.0.1:9/a}",
            "${7*7}",
            "<#list 1..999999999 as x>x</#list>",
            "{{constructor}}",
            "=cmd|' /C calc'!A0",
            "../../../../etc/passwd",
            "..",
            ".",
            "/",
            ";",
            "null",
            "undefined",
            "NaN",
            "-0",
            "1e400",
            "9223372036854775808",
            "99999999999999999999999999",
            "-1",
            "0",
            "201",
            "0x10",
            "1.5",
            "true",
            "2026-02-30",
            "2026-13-01T00:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z",
            "0000-00-00",
            "javascript:alert(1)",
            "http://[::1",
            "https://a.example:99999/",
            "https://user:pass@a.example/",
            "file:///etc/passwd",
            "a@b",
            "a@b@c.example",
            "\"a b\"@a.example",
            "ö@a.example",
            "a@a.example\r\nBcc: b@a.example",
            "*",
            "\"0\"",
            "W/\"0\"",
            "AA",
            "Ym9ndXM",
            "\uff41\uff42",
            "İıſK",
            "a".repeat(65),
            "a".repeat(256),
            "ä".repeat(2_001),
            "🙂".repeat(1_001),
            "x".repeat(20_001));

    private final ApiDocument document;
    private final KnownThings known;

    Values(ApiDocument document, KnownThings known) {
        this.document = document;
        this.known = known;
    }

    static <T> T any(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    /**
     * A value that the schema allows.
     *
     * @param name of the property or parameter, which says what a text is about
     */
    JsonNode valid(JsonNode schema, String name, Random random) {
        JsonNode resolved = document.resolved(schema);
        if (resolved.has("oneOf")) {
            JsonNode choices = resolved.get("oneOf");
            return valid(choices.get(random.nextInt(4) == 0 ? choices.size() - 1 : 0), name, random);
        }
        if (resolved.has("enum")) {
            JsonNode values = resolved.get("enum");
            return values.get(random.nextInt(values.size()));
        }
        JsonNode type = resolved.path("type");
        if (type.isArray() && random.nextInt(5) == 0) {
            return JSON.nullNode();
        }
        return switch (type.isArray() ? type.get(0).asString() : type.asString("string")) {
            case "object" -> object(resolved, random);
            case "array" -> array(resolved, name, random);
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "integer", "number" -> JSON.numberNode(number(resolved, random));
            case "null" -> JSON.nullNode();
            default -> JSON.stringNode(text(resolved, name, random));
        };
    }

    private ObjectNode object(JsonNode schema, Random random) {
        ObjectNode object = JSON.objectNode();
        JsonNode required = schema.path("required");
        double density = random.nextDouble();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            boolean isRequired =
                    required.valueStream().anyMatch(name -> name.asString().equals(property.getKey()));
            if (isRequired || random.nextDouble() < density) {
                object.set(property.getKey(), valid(property.getValue(), property.getKey(), random));
            }
        }
        if (schema.path("additionalProperties").isObject()) {
            for (String language : List.of("de", "pt-BR", "he")) {
                if (random.nextBoolean()) {
                    object.set(language, valid(schema.get("additionalProperties"), language, random));
                }
            }
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, String name, Random random) {
        ArrayNode array = JSON.arrayNode();
        int size = schema.path("minItems").asInt(0) + random.nextInt(3);
        for (int i = 0; i < size; i++) {
            array.add(valid(schema.get("items"), name, random));
        }
        return array;
    }

    private static long number(JsonNode schema, Random random) {
        long least = schema.path("minimum").asLong(0);
        long most = schema.path("maximum").asLong(least + 100);
        return switch (random.nextInt(4)) {
            case 0 -> least;
            case 1 -> most;
            default -> least + random.nextLong(most - least + 1);
        };
    }

    private String text(JsonNode schema, String name, Random random) {
        @Nullable
        String example =
                schema.path("example").isString() ? schema.get("example").asString() : null;
        String format = schema.path("format").asString("");
        if (format.equals("date")) {
            return any(List.of("2026-12-24", "2024-02-29", "1970-01-01", "9999-12-31"), random);
        }
        if (format.equals("date-time")) {
            return any(
                    List.of("2027-11-22T09:00:00Z", "2026-01-01T00:00:00Z", "2035-06-30T23:59:59.999999+05:30"),
                    random);
        }
        if (format.equals("email") || name.equals("email") || name.equals("recipient")) {
            return any(List.of("ada", "O'Hara", "a.b+c", "design"), random) + "@" + Credential.DOMAIN;
        }
        if (schema.has("pattern") || name.equals("key") || name.equals("feature")) {
            String key = known.any("features", random);
            return key != null && random.nextInt(10) > 0 ? key : "feature-" + random.nextInt(40);
        }
        if (name.equals("url") || name.endsWith("Url")) {
            return "https://localhost:9/" + random.nextInt(5);
        }
        if (name.equals("secret") || name.equals("locale") || name.equals("after")) {
            return example == null ? "x" : example;
        }
        if (name.equals("name") || random.nextInt(3) > 0) {
            return cut(any(TEXTS, random) + (random.nextBoolean() ? " " + random.nextInt(1_000) : ""), schema);
        }
        int most = schema.path("maxLength").asInt(50);
        return random.nextBoolean() && example != null
                ? example
                : any(List.of("x", "ä", "🙂", "\u05d0"), random)
                        .repeat(random.nextInt(20) == 0 ? most : Math.min(most, 9));
    }

    private static String cut(String text, JsonNode schema) {
        int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }

    /** Any value but a sensible one. */
    JsonNode odd(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 ->
                JSON.numberNode(any(List.of(0L, -1L, 1L, Long.MAX_VALUE, Long.MIN_VALUE, 2_147_483_648L), random));
            case 3 -> JSON.numberNode(any(List.of(1.5, -0.0, 1e308, 5e-324), random));
            case 4 -> JSON.arrayNode();
            case 5 -> JSON.objectNode();
            case 6 -> JSON.arrayNode().add(odd(random));
            case 7 -> JSON.objectNode().set(any(ODD_TEXTS, random), odd(random));
            default -> JSON.stringNode(any(ODD_TEXTS, random));
        };
    }

    /** The value with one change somewhere in it. */
    JsonNode changed(JsonNode value, Random random) {
        if (value instanceof ObjectNode object && !object.isEmpty() && random.nextInt(8) > 0) {
            List<String> names = List.copyOf(object.propertyNames());
            String name = any(names, random);
            switch (random.nextInt(8)) {
                case 0 -> object.remove(name);
                case 1 ->
                    object.set(any(List.of("unknown", "id", "__proto__", "class", "@type", ""), random), odd(random));
                case 2 -> object.set(any(names, random), object.get(name).deepCopy());
                default -> object.set(name, changed(object.get(name), random));
            }
            return object;
        }
        if (value instanceof ArrayNode array && !array.isEmpty() && random.nextInt(4) > 0) {
            if (random.nextInt(5) == 0) {
                for (int i = 0; i < 60; i++) {
                    array.add(array.get(0).deepCopy());
                }
            } else {
                array.set(random.nextInt(array.size()), odd(random));
            }
            return array;
        }
        return odd(random);
    }
}
