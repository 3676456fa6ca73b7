package dev.earlyaccess.feedback;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/** Hears what happens in the inbox, and may fail to cope with it. */
class Heard implements ApplicationListener<PayloadApplicationEvent<?>> {

    final List<FeedbackArrived> arrived = new ArrayList<>();
    final List<FeedbackReplied> replied = new ArrayList<>();
    boolean fails;

    @Override
    public void onApplicationEvent(PayloadApplicationEvent<?> event) {
        if (fails) {
            throw new IllegalStateException("Not now");
        }
        if (event.getPayload() instanceof FeedbackArrived one) {
            arrived.add(one);
        }
        if (event.getPayload() instanceof FeedbackReplied one) {
            replied.add(one);
        }
    }
}
