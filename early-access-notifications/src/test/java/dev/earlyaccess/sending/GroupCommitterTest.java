package dev.earlyaccess.sending;

import static dev.earlyaccess.notifying.Scene.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.Scene;
import dev.earlyaccess.outbox.ClaimedDelivery;
import dev.earlyaccess.outbox.DeliveryResult;
import dev.earlyaccess.outbox.Outbox;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@NotificationTest
class GroupCommitterTest {

    @Autowired
    private Scene scene;

    @Autowired
    private DeliveryQueue queue;

    @Autowired
    private Outbox outbox;

    /** With a task for each result, a launch of 200,000 mails had 99,000 tasks waiting that did nothing. */
    @Test
    void requestsOneCommitForAllResultsThatWait() {
        scene.concept().optsIn(ADA);
        scene.launched();
        scene.sweptForLaunch();
        ClaimedDelivery delivery = claimed();
        Queue<Runnable> requests = new ConcurrentLinkedQueue<>();
        GroupCommitter committer = new GroupCommitter(outbox, scene.clock, requests::add);

        record(committer, delivery);
        assertThat(requests).hasSize(1);
        requests.remove().run();

        record(committer, delivery);
        assertThat(requests).hasSize(1);
        requests.remove().run();
        assertThat(scene.statusOf("launch", ADA)).isEqualTo("sent");
    }

    private ClaimedDelivery claimed() {
        return queue.claim(
                        "elsewhere",
                        Duration.ofMinutes(1),
                        1,
                        EnumSet.of(MailType.LAUNCH),
                        new QueueProgress(),
                        scene.clock.instant())
                .get(0);
    }

    private static void record(GroupCommitter committer, ClaimedDelivery delivery) {
        var connections = IntStream.range(0, 8)
                .mapToObj(number -> new Thread(() -> committer.record(new DeliveryResult.Sent(delivery))))
                .peek(Thread::start)
                .toList();
        await().until(() -> connections.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
    }
}
