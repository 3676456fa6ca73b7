package dev.earlyaccess.webhook;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads the beginning of a response's body, and nothing after it. */
class TruncatedBody implements BodySubscriber<String> {

    private final int bytes;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private final CompletableFuture<String> text = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    TruncatedBody(int bytes) {
        this.bytes = bytes;
    }

    @Override
    public CompletionStage<String> getBody() {
        return text;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        buffers.forEach(this::read);
        if (subscription == null) {
            return;
        }
        if (read.size() < bytes) {
            subscription.request(1);
        } else {
            subscription.cancel();
            onComplete();
        }
    }

    private void read(ByteBuffer buffer) {
        byte[] some = new byte[Math.min(buffer.remaining(), bytes - read.size())];
        buffer.get(some);
        read.writeBytes(some);
    }

    @Override
    public void onError(Throwable cause) {
        text.completeExceptionally(cause);
    }

    @Override
    public void onComplete() {
        text.complete(read.toString(StandardCharsets.UTF_8));
    }
}
