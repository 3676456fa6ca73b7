package dev.earlyaccess.api.request;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Reads no more of a JSON body than the longest texts need: a body is held in memory as a whole. */
@RestControllerAdvice
class BodyLimit extends RequestBodyAdviceAdapter {

    static final long MOST_BYTES = 256_000;

    /** A report of a mail provider may list many bounces. */
    private static final long MOST_BYTES_OF_REPORT = 5_000_000;

    @Override
    public boolean supports(
            MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converterType)
            throws IOException {
        if (parameter.hasParameterAnnotation(FromMailProvider.class)) {
            InputStream shortened = new PostmarkStream(message.getBody(), OutputStream.nullOutputStream());
            return new LimitedMessage(message.getHeaders(), new LimitedStream(shortened, MOST_BYTES_OF_REPORT));
        }
        if (message.getHeaders().getContentLength() > MOST_BYTES) {
            throw new BodyTooLarge(MOST_BYTES);
        }
        return new LimitedMessage(message.getHeaders(), new LimitedStream(message.getBody(), MOST_BYTES));
    }

    private record LimitedMessage(HttpHeaders getHeaders, InputStream getBody) implements HttpInputMessage {}

    /** Refuses a body without Content-Length as soon as it exceeds the limit. */
    private static final class LimitedStream extends FilterInputStream {

        private final long most;
        private long left;

        private LimitedStream(InputStream body, long most) {
            super(body);
            this.most = most;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int n = super.read(into, from, most);
            count(Math.max(n, 0));
            return n;
        }

        private void count(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw new BodyTooLarge(most);
            }
        }
    }
}
