package dev.earlyaccess.api.feedback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.earlyaccess.api.request.PostmarkStream;
import dev.earlyaccess.inbound.InboundMail;
import dev.earlyaccess.inbound.WholeMail;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

class PostmarkMailTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int MB = 1 << 20;

    /** A stranger decides how many headers a mail has, and how long they are. */
    @ParameterizedTest
    @CsvSource({"1000, 4000", "1000, 10000", "20, 500000", "100000, 50"})
    void costsNoMoreThanItsSize(int headers, int length) {
        String header = "{\"Name\": \"X-Long\", \"Value\": \"%s\"},".formatted("x".repeat(length));
        byte[] json =
                ("{\"From\": \"eve@example.com\", \"Headers\": [" + header.repeat(headers) + "{}]}").getBytes(UTF_8);

        long before = THREADS.getCurrentThreadAllocatedBytes();
        InboundMail mail = read(json);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated).isLessThan(json.length + 64L * MB);
        assertThat(mail.headers().stream()
                        .mapToInt(kept -> kept.value().length())
                        .sum())
                .isBetween(1_000, 500_000);
    }

    private static InboundMail read(byte[] json) {
        WholeMail whole = new WholeMail();
        try (JsonParser fields =
                JsonMapper.shared().createParser(new PostmarkStream(new ByteArrayInputStream(json), whole))) {
            return PostmarkMail.read(fields, whole);
        }
    }
}
