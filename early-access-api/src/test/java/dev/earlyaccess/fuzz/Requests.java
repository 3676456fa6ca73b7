package dev.earlyaccess.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes requests: half of them are as the API document wants them, most of the others have one odd thing, and some have
 * several.
 */
final class Requests {

    /** So many things are created in one place before creating becomes rare. */
    private static final int ENOUGH = 25;

    private static final List<String> ODD_SEGMENTS = List.of(
            "%00",
            "%0a",
            "%0d%0aX-Injected:%201",
            "%2e%2e",
            "%2f",
            "%5c",
            "%3b",
            "%25",
            "%c0%af",
            "%ff",
            "%ed%a0%bd",
            "%f0%9f%99%82",
            "%e2%80%ae",
            "+");

    /** These do not arrive at the operation. */
    private static final List<String> BROKEN_SEGMENTS = List.of(
            "",
            ".",
            "..",
            "%",
            "%zz",
            "%2",
            ";",
            ";jsessionid=1",
            "a;b=c",
            "\"",
            "<>",
            "{}",
            "|",
            "^",
            "`",
            "\\",
            "\u00e4",
            "a b",
            "//",
            "..%2f..",
            "%252e%252e",
            "*");

    private static final List<String> BROKEN_QUERIES = List.of(
            "%",
            "%zz=1",
            "=",
            "&&",
            "a[]=1",
            "a=1;b=2",
            "?",
            "%00=1",
            "limit",
            "limit=%ff",
            "x=" + "y".repeat(3_000),
            "{}",
            "\"=1",
            "a=\u00e4",
            "#x");

    private static final List<String> ODD_MEDIA_TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/yaml",
            "nonsense",
            "",
            "application/json; charset=utf-16",
            "application/json; charset=iso-8859-1",
            "application/json; charset=x",
            "application/json;;;",
            "APPLICATION/JSON",
            "application/json/",
            "application/vnd.api+json",
            "*/*",
            "application/*",
            "application/json, text/plain",
            "a".repeat(500) + "/b");

    private static final List<String> ODD_ACCEPTS = List.of(
            "text/html",
            "text/csv",
            "text/plain",
            "application/xml",
            "*/*",
            "*/*;q=0",
            "application/json;q=0.1, text/html",
            "application/*",
            "image/png",
            "application/atom+xml",
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "application/hal+json",
            "application/problem+json",
            "application/vnd.api+json;q=1.0, */*;q=0.1",
            "nonsense",
            ";;;",
            "application/json;q=9",
            "\u00e4");

    private static final List<String> ODD_HEADERS = List.of(
            "Accept-Language: de",
            "Accept-Language: *",
            "Accept-Language: xx-invalid-----, ;q=9",
            "Accept-Language: " + "de,".repeat(900),
            "Accept-Language: \u00e4",
            "Accept-Encoding: gzip, br;q=1.0, *;q=0",
            "Accept-Charset: utf-7",
            "If-Match: *",
            "If-Match: \"999999999999999999999999\"",
            "If-Match: W/\"0\"",
            "If-Match: \"0\", \"1\"",
            "If-Match: nonsense",
            "If-Match: \"",
            "If-None-Match: *",
            "If-None-Match: \"x\", W/\"y\"",
            "If-None-Match: " + "\"x\",".repeat(900),
            "If-Modified-Since: yesterday",
            "If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT",
            "If-Range: x",
            "Range: bytes=0-0,5-",
            "Idempotency-Key: \"8e03978e-40d5-43dd-bc93-6894a57f9324\"",
            "Idempotency: x",
            "X-Request-Id: a\tb",
            "X-Request-Id: ${jndi:ldap://127.0.0.1:9/a}",
            "X-Request-Id: " + "x".repeat(300),
            "X-HTTP-Method-Override: DELETE",
            "X-Original-URL: /actuator/env",
            "X-Rewrite-URL: /admin",
            "Origin: https://app.example.com",
            "Origin: https://evil.example",
            "Origin: null",
            "Origin: nonsense",
            "Cookie: JSESSIONID=1; a=\u00e4",
            "Referer: https://evil.example/" + "x".repeat(2_000),
            "User-Agent: \u001b[31m",
            "TE: trailers",
            "Upgrade: h2c",
            "Expect: x",
            "Forwarded: for=\"",
            "Forwarded: for=1.2.3.4;host=evil.example;proto=https",
            "X-Forwarded-For: 1.2.3.4, nonsense",
            "X-Forwarded-Host: evil.example",
            "X-Forwarded-Host: a b\u00e4",
            "X-Forwarded-Port: nonsense",
            "X-Forwarded-Proto: javascript",
            "X-Forwarded-Prefix: /\u00e4",
            "Content-Encoding: gzip",
            "Content-Range: bytes 0-1/2",
            "X-A: " + "x".repeat(3_000));

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get", "X");

    private static final List<String> ODD_CREDENTIALS = List.of(
            "Authorization: Bearer ",
            "Authorization: Bearer x",
            "Authorization: Bearer a.b.c",
            "Authorization: Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJncmFjZSJ9.",
            "Authorization: Bearer ea_" + "x".repeat(40),
            "Authorization: Bearer \u00e4",
            "Authorization: Basic Z3JhY2U6Z3JhY2U=",
            "Authorization: nonsense",
            "Authorization:",
            "X-API-Key: ea_0",
            "X-API-Key: ",
            "X-API-Key: \u00e4");

    /** Of everything that there is, and therefore only wanted while there is not much. */
    private static final String WHOLE = "text/csv";

    private static final int FEW = 20_000;

    private final AtomicLong made = new AtomicLong();
    private final KnownThings known;
    private final Values values;
    private final List<Operation> operations;
    private final List<Operation> pages;
    private final List<Credential> callers;
    private final Map<Operation, List<Credential>> successful = new ConcurrentHashMap<>();

    Requests(
            KnownThings known,
            Values values,
            List<Operation> operations,
            List<Operation> pages,
            List<Credential> callers) {
        this.known = known;
        this.values = values;
        this.operations = operations;
        this.pages = pages;
        this.callers = callers;
    }

    /** Remembers who may do what, so that most requests come from callers who may. */
    void succeeded(WireRequest request) {
        List<Credential> allowed = successful.computeIfAbsent(request.operation(), any -> new ArrayList<>());
        synchronized (allowed) {
            if (!allowed.contains(request.caller())) {
                allowed.add(request.caller());
            }
        }
    }

    WireRequest next(Random random) {
        made.incrementAndGet();
        Draft draft = new Draft(Values.any(random.nextInt(20) == 0 ? pages : operations, random), random);
        if (draft.createsTooMuch()) {
            draft = new Draft(Values.any(operations, random), random);
        }
        int oddity = random.nextInt(100);
        int odd = oddity < 50 ? 0 : oddity < 85 ? 1 : 2 + random.nextInt(3);
        for (int i = 0; i < odd; i++) {
            draft.makeOdder();
        }
        return draft.request();
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.replace(Values.LONE_SURROGATE, "\ud83d").getBytes(UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 128 && (Character.isLetterOrDigit(c) || "-._~@+".indexOf(c) >= 0)) {
                encoded.append(c == '+' ? "%2B" : c);
            } else {
                encoded.append("%%%02X".formatted((int) c));
            }
        }
        return encoded.toString();
    }

    /** A request that becomes odder. */
    private final class Draft {

        private final Operation operation;
        private final Random random;
        private final List<String> segments = new ArrayList<>();
        private final List<String> query = new ArrayList<>();
        private final List<String> headers = new ArrayList<>();
        private Credential caller;
        private String method;
        private boolean documented;
        private @Nullable String mediaType;
        private @Nullable JsonNode json;
        private byte @Nullable [] body;

        private Draft(Operation operation, Random random) {
            this.operation = operation;
            this.random = random;
            this.method = operation.method();
            this.documented = operation.isDocumented();
            this.caller = caller();
            fillPath();
            for (Operation.Parameter parameter : operation.parameters()) {
                boolean wanted = parameter.required() || random.nextInt(3) == 0;
                if (wanted && parameter.in().equals("query")) {
                    query.add(parameter.name() + "=" + encoded(text(parameter)));
                } else if (wanted && parameter.in().equals("header")) {
                    addHeader(parameter.name());
                }
            }
            operation.bodies().forEach((type, schema) -> {
                if (random.nextInt(30) > 0) {
                    mediaType = type;
                    json = values.valid(schema, "", random);
                }
            });
            if (random.nextInt(6) == 0) {
                headers.add("Accept: " + Values.any(documentedTypes(), random));
            }
        }

        private List<String> documentedTypes() {
            return operation.responses().isEmpty()
                    ? List.of("*/*")
                    : operation.responses().entrySet().stream()
                            .filter(response -> response.getKey() < 300)
                            .flatMap(response -> response.getValue().keySet().stream())
                            .filter(type -> !type.equals(WHOLE) || made.get() < FEW)
                            .distinct()
                            .collect(Collectors.collectingAndThen(
                                    Collectors.toList(), types -> types.isEmpty() ? List.of("*/*") : types));
        }

        private Credential caller() {
            List<Credential> allowed = successful.get(operation);
            if (allowed != null && random.nextInt(10) < 7) {
                synchronized (allowed) {
                    return Values.any(allowed, random);
                }
            }
            return Values.any(callers, random);
        }

        private void fillPath() {
            StringBuilder place = new StringBuilder();
            for (String segment : operation.path().substring(1).split("/", -1)) {
                String filled = segment.startsWith("{") ? encoded(known(segment, place.toString())) : segment;
                segments.add(filled);
                if (!filled.equals("admin")) {
                    place.append('/').append(filled);
                }
            }
        }

        /** The key or id of something that exists there, if anything does. */
        private String known(String variable, String place) {
            String collection = place.substring(place.lastIndexOf('/') + 1);
            String there = known.any(place, random);
            String value = there != null && random.nextInt(10) > 0 ? there : known.any(collection, random);
            if (value != null && random.nextInt(12) > 0) {
                return value;
            }
            String name = variable.substring(1, variable.length() - 1);
            return operation.isDocumented() ? text(operation.parameter("path", name)) : "x";
        }

        private String text(Operation.Parameter parameter) {
            if (parameter.name().equals("after")) {
                String cursor = known.any("after " + operation.path(), random);
                return cursor == null ? "" : cursor;
            }
            JsonNode value = values.valid(parameter.schema(), parameter.name(), random);
            String text = value.isArray()
                    ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(","))
                    : value.asString();
            return text.isEmpty() && parameter.in().equals("path") ? "x" : text;
        }

        private void addHeader(String name) {
            String etag = known.any("etag", random);
            headers.add(
                    name.equals("Accept-Language")
                            ? "Accept-Language: de-DE,de;q=0.9"
                            : name + ": " + (etag == null || random.nextInt(3) == 0 ? "*" : etag));
        }

        private boolean createsTooMuch() {
            String place = "/"
                    + segments.stream()
                            .filter(segment -> !segment.equals("admin"))
                            .collect(Collectors.joining("/"));
            return operation.creates() && known.count(place) >= ENOUGH && random.nextInt(300) > 0;
        }

        private void makeOdder() {
            switch (random.nextInt(16)) {
                case 0, 1, 2, 3, 4 -> {
                    if (json == null) {
                        query.add(oddParameter());
                    } else {
                        json = values.changed(json, random);
                    }
                }
                case 5 -> body = oddBody();
                case 6 -> mediaType = Values.any(ODD_MEDIA_TYPES, random);
                case 7 -> query.add(oddParameter());
                case 8 -> {
                    query.add(Values.any(BROKEN_QUERIES, random));
                    documented &= !isOfOfrep();
                }
                case 9, 10 -> {
                    putIntoPath(
                            random.nextBoolean()
                                    ? encoded(Values.any(Values.ODD_TEXTS, random))
                                    : Values.any(ODD_SEGMENTS, random));
                    documented &= !isOfOfrep();
                }
                case 11 -> {
                    segments.set(random.nextInt(segments.size()), Values.any(BROKEN_SEGMENTS, random));
                    documented = false;
                }
                case 12 -> {
                    headers.removeIf(header -> header.startsWith("Accept:"));
                    headers.add("Accept: " + Values.any(ODD_ACCEPTS, random));
                }
                case 13 -> {
                    String header = Values.any(ODD_HEADERS, random);
                    headers.add(header);
                    documented &= !header.startsWith("Origin: ") && !isOfOfrep(); // CORS refuses it, wherever it leads.
                }
                case 14 -> {
                    method = Values.any(METHODS, random);
                    documented &= method.equals(operation.method());
                }
                default -> {
                    caller = new Credential("odd", null, null, false);
                    headers.add(Values.any(ODD_CREDENTIALS, random));
                }
            }
        }

        /** There, what Tomcat refuses by itself has another type than what is refused later. */
        private boolean isOfOfrep() {
            return operation.path().startsWith("/ofrep/");
        }

        private String oddParameter() {
            List<String> names = operation.parameters().stream()
                    .filter(parameter -> parameter.in().equals("query"))
                    .map(Operation.Parameter::name)
                    .toList();
            String name = names.isEmpty() || random.nextInt(8) == 0 ? "unknown" : Values.any(names, random);
            return name + "=" + encoded(Values.any(Values.ODD_TEXTS, random));
        }

        /** Where a parameter stands, if there is one. An operation without one becomes another place. */
        private void putIntoPath(String segment) {
            String[] names = operation.path().substring(1).split("/", -1);
            int[] places = Arrays.stream(names)
                    .filter(name -> name.startsWith("{"))
                    .mapToInt(Arrays.asList(names)::indexOf)
                    .toArray();
            if (places.length == 0) {
                segments.add(segment);
                documented = false;
            } else {
                segments.set(places[random.nextInt(places.length)], segment);
                documented &= !segment.isEmpty() && !segment.replace(".", "").isEmpty() && segment.length() < 5_000;
            }
        }

        private byte[] oddBody() {
            if (mediaType == null) {
                mediaType = "application/json";
            }
            String valid = json == null ? "{}" : json.toString();
            return switch (random.nextInt(16)) {
                case 0 -> new byte[0];
                case 1 -> "[".repeat(20_000).getBytes(UTF_8);
                case 2 -> ("{\"a\":".repeat(3_000) + "1" + "}".repeat(3_000)).getBytes(UTF_8);
                case 3 -> valid.substring(0, valid.length() / 2).getBytes(UTF_8);
                case 4 -> (valid + valid).getBytes(UTF_8);
                case 5 -> ("\ufeff" + valid).getBytes(UTF_8);
                case 6 -> valid.getBytes(java.nio.charset.StandardCharsets.UTF_16);
                case 7 -> valid.getBytes(ISO_8859_1);
                case 8 -> valid.replace("\"", "'").getBytes(UTF_8);
                case 9 -> duplicated(valid).getBytes(UTF_8);
                case 10 ->
                    valid.replaceFirst(":\\s*(\"[^\"]*\"|[^,}]*)", ":1e999999999")
                            .getBytes(UTF_8);
                case 11 ->
                    valid.replaceFirst(":\\s*(\"[^\"]*\"|[^,}]*)", ":" + "9".repeat(5_000))
                            .getBytes(UTF_8);
                case 12 -> valid.replaceFirst("\"", "\"\u00ff\u0001").getBytes(ISO_8859_1);
                case 13 -> ("{\"name\": \"" + "x".repeat(200_000) + "\"}").getBytes(UTF_8);
                case 14 -> ("/* comment */" + valid + ",").getBytes(UTF_8);
                default ->
                    Values.any(List.of("null", "[]", "1", "\"x\"", "{}", "NaN", "true", "\u0000"), random)
                            .getBytes(UTF_8);
            };
        }

        private static String duplicated(String object) {
            return object.length() > 2 && object.startsWith("{")
                    ? object.substring(0, object.length() - 1) + "," + object.substring(1)
                    : "{\"a\":1,\"a\":2}";
        }

        private WireRequest request() {
            if (body == null) {
                body = json == null
                        ? new byte[0]
                        : json.toString()
                                .replace(Values.LONE_SURROGATE, "\\ud83d")
                                .getBytes(UTF_8);
            }
            List<String> lines = new ArrayList<>(headers);
            if (caller.header() != null) {
                lines.add(caller.header());
            }
            if (mediaType != null) {
                lines.add("Content-Type: " + mediaType);
            }
            String target = "/" + String.join("/", segments) + (query.isEmpty() ? "" : "?" + String.join("&", query));
            return new WireRequest(
                    operation, caller, documented && target.length() < 7_000, method, target, lines, body);
        }
    }
}
