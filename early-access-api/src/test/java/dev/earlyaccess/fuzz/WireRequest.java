package dev.earlyaccess.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request as it is sent.
 *
 * @param documented whether the API document says which responses are possible
 * @param target path and query
 * @param headers whole lines; each character is sent as one byte
 */
record WireRequest(
        Operation operation,
        Credential caller,
        boolean documented,
        String method,
        String target,
        List<String> headers,
        byte[] body) {

    private static final int MOST_SHOWN = 4_000;

    byte[] bytes() {
        byte[] head = head().getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = new byte[head.length + body.length];
        System.arraycopy(head, 0, bytes, 0, head.length);
        System.arraycopy(body, 0, bytes, head.length, body.length);
        return bytes;
    }

    private String head() {
        StringBuilder head = new StringBuilder(200)
                .append(method)
                .append(' ')
                .append(target)
                .append(" HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        if (body.length > 0 || method.startsWith("P")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** A command for bash that sends the request again. */
    String asCurl(int port) {
        if (!(method + target).chars().allMatch(c -> c > ' ' && c < 127)) {
            return "printf %%b %s | nc -q 5 127.0.0.1 %d".formatted(quoted(bytes()), port);
        }
        StringBuilder curl = new StringBuilder("curl -sS -i -g --path-as-is");
        curl.append(method.equals("HEAD") ? " -I" : " -X " + method);
        curl.append(' ').append(quoted(("http://127.0.0.1:" + port + target).getBytes(StandardCharsets.ISO_8859_1)));
        headers.forEach(header -> curl.append(" -H ").append(quoted(header.getBytes(StandardCharsets.ISO_8859_1))));
        return body.length == 0 ? curl.toString() : "printf %%b %s | %s --data-binary @-".formatted(quoted(body), curl);
    }

    /** Between single quotes, for {@code printf %b} where a byte is no printable character. */
    private static String quoted(byte[] bytes) {
        StringBuilder quoted = new StringBuilder("'");
        for (int i = 0; i < Math.min(bytes.length, MOST_SHOWN); i++) {
            int c = bytes[i] & 0xff;
            if (c == '\'') {
                quoted.append("'\\''");
            } else if (c == '\\') {
                quoted.append("\\\\");
            } else if (c >= ' ' && c < 127) {
                quoted.append((char) c);
            } else {
                quoted.append("\\0%03o".formatted(c));
            }
        }
        return quoted.append('\'')
                .append(bytes.length > MOST_SHOWN ? " # and so on: %,d bytes".formatted(bytes.length) : "")
                .toString();
    }
}
