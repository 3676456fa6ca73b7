package dev.earlyaccess.fuzz;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** What is wrong with a response: a fault of the service, something that gives the inside away, or not as documented. */
final class ResponseCheck {

    private static final String PROBLEM = "application/problem+json";
    private static final String JSON_LINES = "application/x-ndjson";

    /** What only the inside of the service is called. No request contains any of it. */
    private static final Pattern INSIDE = Pattern.compile(
            "Exception|\\tat |java\\.lang|java\\.util|jakarta\\.|springframework|hibernate|"
                    + "postgres|dev\\.earlyaccess|jackson|SQLSTATE|SQL \\[|duplicate key value|violates |jdbc:|Hikari|Tomcat|"
                    + "Whitelabel|stackTrace|freemarker",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ADDRESS =
            Pattern.compile("[\\p{L}\\p{N}.+'_-]+@" + Pattern.quote(Credential.DOMAIN), Pattern.CASE_INSENSITIVE);
    private static final String FORMULA = "=+-@\t\r";
    private static final Pattern API_KEY = Pattern.compile("\"ea_[A-Za-z0-9]{30}");
    private static final List<String> STRICT_HEADERS = List.of(
            "cache-control",
            "content-security-policy",
            "cross-origin-resource-policy",
            "permissions-policy",
            "referrer-policy",
            "x-content-type-options");

    private final ApiDocument document;
    private final List<String> secrets;
    private final List<String> credentials;
    private final boolean sendsMail;

    /**
     * @param secrets what no response may contain
     * @param credentials tokens and API keys, which no response may contain either
     */
    ResponseCheck(ApiDocument document, List<String> secrets, List<String> credentials, boolean sendsMail) {
        this.document = document;
        this.secrets = secrets;
        this.credentials = credentials;
        this.sendsMail = sendsMail;
    }

    /** What is wrong, each in one line; empty if nothing is. */
    List<String> of(WireRequest request, WireResponse response, String text, @Nullable JsonNode json) {
        List<String> wrong = new ArrayList<>();
        if (response.status() >= 500 && (sendsMail || response.status() != 502)) {
            wrong.add("a server error");
        }
        if (response.headers().containsKey(Values.INJECTED_HEADER.toLowerCase(java.util.Locale.ROOT))) {
            wrong.add("a header that the client chose");
        }
        checkHeaders(response, wrong);
        checkLeaks(request, response, text, wrong);
        boolean isProblem = response.status() >= 400 && !request.method().equals("HEAD");
        if (isProblem && !response.mediaType().equals("text/html") && !hasOtherErrors(request)) {
            checkProblem(response, json, wrong);
        }
        if (request.documented()) {
            checkDocumented(request, response, json, wrong);
        }
        return wrong;
    }

    /** Spring's endpoints and OFREP have errors of their own. */
    private static boolean hasOtherErrors(WireRequest request) {
        return request.operation().path().startsWith("/actuator/")
                || request.operation().path().startsWith("/ofrep/");
    }

    private static void checkHeaders(WireResponse response, List<String> wrong) {
        for (String header : STRICT_HEADERS) {
            if (response.header(header).isEmpty()) {
                wrong.add("no header " + header);
            }
        }
    }

    private void checkLeaks(WireRequest request, WireResponse response, String text, List<String> wrong) {
        Matcher inside = INSIDE.matcher(text);
        if (response.status() >= 400 && inside.find()) {
            wrong.add("the inside of the service: " + inside.group());
        }
        if (secrets.stream().anyMatch(text::contains)
                || (text.contains("ey") || text.contains("ea_"))
                        && credentials.stream().anyMatch(text::contains)) {
            wrong.add("a secret");
        }
        if (request.operation().isDocumented()
                && !request.operation().id().equals("createApiKey")
                && API_KEY.matcher(text).find()) {
            wrong.add("an API key");
        }
        if (response.mediaType().equals("text/html") && text.contains(Values.SCRIPT)) {
            wrong.add("a script that the client chose");
        }
        if (response.mediaType().equals("text/csv") && hasFormula(text)) {
            wrong.add("a cell that is a formula");
        }
        if (!request.caller().seesAddresses() && text.contains(Credential.DOMAIN)) {
            checkAddresses(request, text, wrong);
        }
    }

    /** Whether a cell (RFC 4180) begins with what a spreadsheet calculates. */
    private static boolean hasFormula(String csv) {
        boolean isQuoted = false;
        boolean begins = true;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (c == '"') {
                isQuoted = !isQuoted;
            } else if (!isQuoted && (c == ',' || c == '\n')) {
                begins = true;
            } else if (c != '\r' || isQuoted) {
                if (begins && FORMULA.indexOf(c) >= 0) {
                    return true;
                }
                begins = false;
            }
        }
        return false;
    }

    private static void checkAddresses(WireRequest request, String text, List<String> wrong) {
        Matcher addresses = ADDRESS.matcher(text);
        String sent = request.target() + decoded(request.target()) + new String(request.body(), StandardCharsets.UTF_8);
        while (addresses.find()) {
            String address = addresses.group();
            if (!address.equals(request.caller().address()) && !sent.contains(address)) {
                wrong.add("an address of somebody else: " + address);
                return;
            }
        }
    }

    private static String decoded(String target) {
        try {
            return URLDecoder.decode(target, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return target;
        }
    }

    private void checkProblem(WireResponse response, @Nullable JsonNode json, List<String> wrong) {
        if (!response.mediaType().equals(PROBLEM) || json == null) {
            wrong.add("no problem document but '" + response.mediaType() + "'");
            return;
        }
        if (json.path("status").asInt(0) != response.status()) {
            wrong.add("the status in the body is " + json.path("status"));
        }
        checkSchema(document.problem(), json, wrong);
    }

    private static void checkSchema(Schema schema, JsonNode json, List<String> wrong) {
        List<Error> errors = schema.validate(json);
        if (!errors.isEmpty()) {
            wrong.add("not as documented: " + errors.get(0));
        }
    }

    private static void checkDocumented(
            WireRequest request, WireResponse response, @Nullable JsonNode json, List<String> wrong) {
        @Nullable Map<String, Schema> contents = request.operation().responses().get(response.status());
        if (contents == null) {
            wrong.add("an undocumented status");
        } else if (contents.isEmpty()) {
            if (response.bytes().length > 0) {
                wrong.add("an undocumented body");
            }
        } else if (!contents.containsKey(response.mediaType())) {
            wrong.add("an undocumented media type '" + response.mediaType() + "'");
        } else if (json != null
                && response.status() < 400
                && !response.mediaType().equals(JSON_LINES)) {
            checkSchema(contents.get(response.mediaType()), json, wrong);
        } else if (json == null && response.mediaType().endsWith("json")) {
            wrong.add("malformed JSON");
        }
    }

    private static JsonNode rows(String text) {
        ArrayNode rows = ApiDocument.JSON.createArrayNode();
        text.lines().map(ApiDocument.JSON::readTree).forEach(rows::add);
        return rows;
    }

    /** The body as JSON, of lines a list of them; null if it is something else. */
    static @Nullable JsonNode json(WireResponse response, String text) {
        boolean mayBeEmpty = response.mediaType().equals(JSON_LINES);
        if (!response.mediaType().endsWith("json") || (text.isEmpty() && !mayBeEmpty)) {
            return null;
        }
        try {
            return mayBeEmpty ? rows(text) : ApiDocument.JSON.readTree(text);
        } catch (JacksonException ex) {
            return null;
        }
    }
}
