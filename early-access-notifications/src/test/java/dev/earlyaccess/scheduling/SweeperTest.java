package dev.earlyaccess.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.notifying.NotificationTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@NotificationTest
class SweeperTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private PlannerStatistics statistics;

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger rests = new AtomicInteger();
    private final RequestsFirst requests = new RequestsFirst(now::incrementAndGet, nanos -> {
        rests.incrementAndGet();
        now.addAndGet(nanos);
    });

    @Test
    void restsAfterEachPageUntilUsersStopCalling() {
        List<Integer> restsBefore = new ArrayList<>();
        requests.requestArrived();
        new Sweeper(jdbc, transaction, statistics, requests).pages("test", 1, () -> {
            restsBefore.add(rests.get());
            now.addAndGet(restsBefore.size() == 3 ? 1_000_000_000 : 1_000);
            return restsBefore.size() < 5;
        });

        assertThat(restsBefore).containsExactly(0, 1, 2, 2, 2);
    }
}
