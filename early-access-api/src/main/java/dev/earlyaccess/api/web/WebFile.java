package dev.earlyaccess.api.web;

import dev.earlyaccess.api.caching.ETags;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A script or a style sheet that the build has bundled; compressed once, when the service starts.
 *
 * @param version differs between any two contents
 */
record WebFile(MediaType type, byte[] plain, byte[] compressed, String version) {

    private static final Pattern TAKES_GZIP = Pattern.compile("(^|,)\\s*gzip\\s*(,|$|;\\s*q=(1|0\\.0*[1-9]))");

    static WebFile read(String name, MediaType type) {
        try {
            return of(new ClassPathResource("web/" + name).getContentAsString(StandardCharsets.UTF_8), type);
        } catch (IOException ex) {
            throw new UncheckedIOException("The build has not bundled " + name, ex);
        }
    }

    static WebFile of(String text, MediaType type) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        return new WebFile(type, plain, compressed(plain), ETags.of(text).substring(0, 16));
    }

    private static byte[] compressed(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream gzip = new SmallestGzip(bytes)) {
            gzip.write(plain);
        } catch (IOException ex) {
            throw new UncheckedIOException("Memory takes everything", ex);
        }
        return bytes.toByteArray();
    }

    private static class SmallestGzip extends GZIPOutputStream {

        SmallestGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }

    /** This file as the body of a response to a client that takes these encodings. */
    ResponseEntity<byte[]> in(ResponseEntity.BodyBuilder response, @Nullable String acceptEncoding) {
        response.contentType(type).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return acceptEncoding != null && TAKES_GZIP.matcher(acceptEncoding).find()
                ? response.eTag(version + "-gzip")
                        .header(HttpHeaders.CONTENT_ENCODING, "gzip")
                        .body(compressed)
                : response.eTag(version).body(plain);
    }
}
