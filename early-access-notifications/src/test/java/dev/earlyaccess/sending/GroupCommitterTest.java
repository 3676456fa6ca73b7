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
import dev.earlyaccess.scheduling.RequestsFirst;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
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

    @Autowired
    private RequestsFirst users;

    /** With a task for each result, a launch of 200,000 mails had 99,000 tasks waiting that did nothing. */
    @Test
    void requestsOneCommitForAllResultsThatWait() {
        ClaimedDelivery delivery = claimed();
        Queue<Runnable> requests = new ConcurrentLinkedQueue<>();
        GroupCommitter committer = new GroupCommitter(outbox, scene.clock, users, requests::add);

        record(committer, delivery);
        assertThat(requests).hasSize(1);
        requests.remove().run();

        record(committer, delivery);
        assertThat(requests).hasSize(1);
        requests.remove().run();
        assertThat(scene.statusOf("launch", ADA)).isEqualTo("sent");
    }

    @Test
    void restsAfterEachCommitWhileUsersCall() {
        ClaimedDelivery delivery = claimed();
        Queue<Runnable> commits = new ConcurrentLinkedQueue<>();
        List<Thread> connections = new ArrayList<>();
        AtomicLong now = new AtomicLong();
        AtomicInteger rests = new AtomicInteger();
        RequestsFirst calls = new RequestsFirst(now::incrementAndGet, nanos -> {
            await().until(() -> connections.stream().noneMatch(Thread::isAlive));
            rests.incrementAndGet();
            now.addAndGet(nanos);
        });
        GroupCommitter committer = new GroupCommitter(outbox, scene.clock, calls, commits::add);

        record(committer, delivery);
        commits.remove().run();
        assertThat(rests).hasValue(0);

        calls.requestArrived();
        connections.addAll(record(committer, delivery));
        commits.remove().run();
        assertThat(rests).hasValue(1);
    }

    private ClaimedDelivery claimed() {
        scene.concept().optsIn(ADA);
        scene.launched();
        scene.sweptForLaunch();
        return queue.claim(
                        "elsewhere",
                        Duration.ofMinutes(1),
                        1,
                        EnumSet.of(MailType.LAUNCH),
                        new QueueProgress(),
                        scene.clock.instant())
                .get(0);
    }

    /** Returns the connections, which wait for the commit. */
    private static List<Thread> record(GroupCommitter committer, ClaimedDelivery delivery) {
        var connections = IntStream.range(0, 8)
                .mapToObj(number -> new Thread(() -> committer.record(new DeliveryResult.Sent(delivery))))
                .peek(Thread::start)
                .toList();
        await().until(() -> connections.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
        return connections;
    }
}
