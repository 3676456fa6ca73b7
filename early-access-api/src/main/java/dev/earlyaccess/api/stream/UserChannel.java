package dev.earlyaccess.api.stream;

import dev.earlyaccess.listening.ChannelListener;
import dev.earlyaccess.user.ChoicesChanged;
import dev.earlyaccess.user.UserErased;
import dev.earlyaccess.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells all instances whose choices have changed, by pseudonyms. Changes are collected after their commits and notified
 * together: transactions that notify commit one after another, so a notification in each would make users wait for each
 * other. One that is lost leaves an open tab as it was, and nothing else.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class UserChannel implements ChannelListener, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(UserChannel.class);

    private static final Duration APART = Duration.ofMillis(50);
    private static final int SECONDS_TO_STOP = 3;

    /** PostgreSQL takes fewer than 8,000 bytes. */
    private static final int LONGEST_PAYLOAD = 7_900;

    private final StreamTickets tickets;
    private final OpenStreams streams;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Set<UserId> changed = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean isScheduled = new AtomicBoolean();
    private volatile long sentAt = System.nanoTime() - APART.toNanos();
    private final ScheduledThreadPoolExecutor sender =
            new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "changed-choices"));

    UserChannel(StreamTickets tickets, OpenStreams streams, JdbcClient jdbc, Clock clock) {
        this.tickets = tickets;
        this.streams = streams;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @TransactionalEventListener
    void on(ChoicesChanged event) {
        collect(event.user());
    }

    @TransactionalEventListener
    void on(UserErased event) {
        collect(event.user());
    }

    private void collect(UserId user) {
        changed.add(user);
        if (isScheduled.compareAndSet(false, true)) {
            sender.schedule(this::send, sentAt + APART.toNanos() - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }

    private void send() {
        isScheduled.set(false);
        Set<UserId> users = new HashSet<>(changed);
        changed.removeAll(users);
        if (users.isEmpty()) {
            return;
        }
        try {
            jdbc.sql("select pg_notify(:channel, payload) from unnest(:payloads) payload")
                    .param("channel", channel())
                    .param("payloads", payloads(users).toArray(String[]::new))
                    .query()
                    .listOfRows();
        } catch (DataAccessException ex) {
            log.debug("Changed choices were not notified: {}", ex.toString());
        }
        sentAt = System.nanoTime();
    }

    private List<String> payloads(Set<UserId> users) {
        List<String> payloads = new ArrayList<>();
        StringBuilder payload = new StringBuilder();
        for (UserId user : users) {
            for (String pseudonym : tickets.pseudonyms(user, clock.instant())) {
                if (payload.length() + 1 + pseudonym.length() > LONGEST_PAYLOAD) {
                    payloads.add(payload.toString());
                    payload.setLength(0);
                }
                payload.append(payload.isEmpty() ? "" : " ").append(pseudonym);
            }
        }
        payloads.add(payload.toString());
        return payloads;
    }

    @Override
    public String channel() {
        return "early_access_user";
    }

    @Override
    public void notified(String payload) {
        streams.refetch(List.of(payload.split(" ")));
    }

    @Override
    public void connected() {
        // FeatureChannel has told everybody.
    }

    @Override
    public void disconnected() {
        // Until it is connected again, clients hear nothing.
    }

    /** What is collected is sent. */
    @Override
    public void destroy() throws InterruptedException {
        sender.shutdown();
        if (!sender.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
            sender.shutdownNow();
        }
    }
}
