package dev.earlyaccess.api.stream;

import dev.earlyaccess.api.request.Busy;
import dev.earlyaccess.api.stream.StreamTickets.Ticket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * All streams that are open on this instance, by the pseudonyms of their users. One thread writes to all of them, which
 * never waits for a client.
 */
@Component
class OpenStreams implements SmartLifecycle {

    /** More than a user has tabs open. */
    private static final int MOST_OF_ONE_USER = 100;

    /** What happened since a client has read the features, it may have missed until its stream is open. */
    private static final Duration TOLD_AGAIN = Duration.ofSeconds(30);

    private final Clock clock;
    private final int most;
    private final Set<OpenStream> all = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<OpenStream>> byPseudonym = new ConcurrentHashMap<>();
    private final Map<String, Instant> recent = new ConcurrentHashMap<>();
    private final AtomicLong events = new AtomicLong();
    private volatile Instant forAll = Instant.EPOCH;
    private volatile long latestForAll;
    private volatile @Nullable ScheduledThreadPoolExecutor thread;

    /** @param connections how many the server accepts, negative for any number; a quarter stays free for requests */
    OpenStreams(Clock clock, @Value("${server.tomcat.max-connections}") int connections) {
        this.clock = clock;
        this.most = connections < 0 ? Integer.MAX_VALUE : connections / 4 * 3;
    }

    /**
     * Whether one more stream may be opened.
     *
     * @throws Busy if not
     */
    void admit(String pseudonym) {
        if (thread == null || all.size() >= most || of(pseudonym).size() >= MOST_OF_ONE_USER) {
            throw new Busy("There are too many event streams.");
        }
    }

    /** @param hasMissedEvents whether the client had a stream before, and may have missed something since */
    void open(OpenStream stream, Ticket ticket, boolean hasMissedEvents) {
        Instant now = clock.instant();
        stream.belongsTo(
                this,
                ticket.pseudonym(),
                ticket.end().plusMillis(ThreadLocalRandom.current().nextLong(StreamTickets.SPREAD.toMillis())),
                hasMissedEvents || isRecent(forAll, now) || isRecent(recent.get(ticket.pseudonym()), now));
    }

    private static boolean isRecent(@Nullable Instant event, Instant now) {
        return event != null && Duration.between(event, now).abs().compareTo(TOLD_AGAIN) < 0;
    }

    /** @return false if no stream may be open any more */
    boolean add(OpenStream stream) {
        all.add(stream);
        byPseudonym.compute(stream.pseudonym(), (pseudonym, streams) -> {
            Set<OpenStream> together = streams == null ? ConcurrentHashMap.newKeySet(2) : streams;
            together.add(stream);
            return together;
        });
        return thread != null;
    }

    void remove(OpenStream stream) {
        all.remove(stream);
        byPseudonym.computeIfPresent(stream.pseudonym(), (pseudonym, streams) -> {
            streams.remove(stream);
            return streams.isEmpty() ? null : streams;
        });
    }

    private Set<OpenStream> of(String pseudonym) {
        return byPseudonym.getOrDefault(pseudonym, Set.of());
    }

    int count() {
        return all.size();
    }

    /** How many streams may be open. */
    int most() {
        return most;
    }

    /** How many clients have not taken what was sent to them. */
    long blocked() {
        return all.stream().filter(OpenStream::isBlocked).count();
    }

    /** The number of the latest event. */
    long lastEvent() {
        return events.get();
    }

    /** Lets the clients of these users read the features again. Returns at once. */
    void refetch(Iterable<String> pseudonyms) {
        Instant now = clock.instant();
        events.incrementAndGet();
        pseudonyms.forEach(pseudonym -> recent.put(pseudonym, now));
        inThread(() -> pseudonyms.forEach(pseudonym -> of(pseudonym).forEach(OpenStream::refetch)));
    }

    /** Lets all clients read the features again. Returns at once; several changes at once are one event. */
    void refetchAll() {
        forAll = clock.instant();
        long event = events.incrementAndGet();
        latestForAll = event;
        inThread(() -> {
            if (event == latestForAll) {
                all.forEach(OpenStream::refetch);
            }
        });
    }

    private void inThread(Runnable work) {
        @Nullable ScheduledThreadPoolExecutor running = thread;
        if (running != null) {
            running.execute(work);
        }
    }

    private void tick() {
        Instant now = clock.instant();
        recent.values().removeIf(event -> !isRecent(event, now));
        all.forEach(stream -> stream.tick(now));
    }

    @Override
    public synchronized void start() {
        var started = new ScheduledThreadPoolExecutor(
                1, task -> new Thread(task, "streams"), new ThreadPoolExecutor.DiscardPolicy());
        started.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        started.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
        thread = started;
    }

    /** Before the server waits for the requests that are under way: see {@link SmartLifecycle#DEFAULT_PHASE}. */
    @Override
    public synchronized void stop() {
        @Nullable ScheduledThreadPoolExecutor running = thread;
        thread = null;
        if (running != null) {
            running.shutdownNow();
        }
        all.forEach(OpenStream::close);
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
