package dev.earlyaccess.fuzz;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** What a run has found. */
public final class FuzzReport {

    private static final int MOST_FAILURES = 40;
    private static final int MOST_SLOW = 5;
    private static final int MOST_TEXT = 1_000;

    private final long seed;
    private final int port;
    private final List<Operation> operations;
    private final long begun = System.nanoTime();
    private volatile long ended;
    private final Map<Integer, LongAdder> byStatus = new ConcurrentSkipListMap<>();
    private final Set<String> succeeded = ConcurrentHashMap.newKeySet();
    private final LongAdder hangs = new LongAdder();
    private final LongAdder broken = new LongAdder();
    private final Map<String, String> failures = new LinkedHashMap<>();
    private final Map<String, Map<String, Integer>> repeated = new TreeMap<>();
    private final PriorityQueue<Slow> slowest = new PriorityQueue<>(Comparator.comparing(Slow::nanos));

    private record Slow(long nanos, String request) {}

    FuzzReport(long seed, int port, List<Operation> operations) {
        this.seed = seed;
        this.port = port;
        this.operations = operations;
    }

    void took(WireRequest request, WireResponse response, long nanos) {
        byStatus.computeIfAbsent(response.status(), any -> new LongAdder()).increment();
        if (response.status() < 300) {
            succeeded.add(request.operation().id());
        }
        synchronized (slowest) {
            if (slowest.size() < MOST_SLOW || nanos > slowest.peek().nanos()) {
                slowest.add(new Slow(
                        nanos, request.operation().id() + " → " + response.status() + "  " + request.asCurl(port)));
                if (slowest.size() > MOST_SLOW) {
                    slowest.poll();
                }
            }
        }
    }

    void hung(WireRequest request) {
        hangs.increment();
        keep("no response in time", request, "");
    }

    void broke(WireRequest request, IOException ex) {
        if (request.body().length > 100_000) { // It may be refused before it is read to its end.
            broken.increment();
            return;
        }
        keep(ex.toString(), request, "");
    }

    void failed(WireRequest request, WireResponse response, String text, String wrong) {
        keep(
                response.status() + ": " + wrong,
                request,
                response.headers() + "\n" + text.substring(0, Math.min(text.length(), MOST_TEXT)));
    }

    private synchronized void keep(String what, WireRequest request, String response) {
        repeated.computeIfAbsent(what, any -> new TreeMap<>())
                .merge(request.operation().id(), 1, Integer::sum);
        if (failures.size() < MOST_FAILURES) {
            failures.putIfAbsent(what, "as " + request.caller().name() + ": " + request.asCurl(port) + "\n" + response);
        }
    }

    void end() {
        ended = System.nanoTime();
    }

    /** Each kind of failure, how often which operation had it, and the first request and response. */
    public synchronized List<String> failures() {
        return failures.entrySet().stream()
                .map(failure ->
                        "%s %s%n%s".formatted(failure.getKey(), repeated.get(failure.getKey()), failure.getValue()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    public long seed() {
        return seed;
    }

    /** How often each status came. */
    public Map<Integer, LongAdder> byStatus() {
        return byStatus;
    }

    public long requests() {
        return byStatus.values().stream().mapToLong(LongAdder::sum).sum() + hangs.sum() + broken.sum();
    }

    public long serverErrors() {
        return byStatus.entrySet().stream()
                .filter(status -> status.getKey() >= 500)
                .mapToLong(status -> status.getValue().sum())
                .sum();
    }

    public long hangs() {
        return hangs.sum();
    }

    /** The documented operations that no request succeeded in. */
    public List<String> neverSucceeded() {
        return operations.stream()
                .map(Operation::id)
                .filter(id -> !succeeded.contains(id))
                .toList();
    }

    /** For people to read. */
    public String summary() {
        double seconds = (ended - begun) / 1e9;
        List<Slow> slow = new ArrayList<>();
        synchronized (slowest) {
            slow.addAll(slowest);
        }
        slow.sort(Comparator.comparing(Slow::nanos).reversed());
        return """
                Seed %d: %,d requests in %.0f s, %,.0f per second
                Server errors: %,d, hangs: %,d, refused before the end of a large body: %,d
                By status: %s
                Never a success: %s
                Slowest:
                %s""".formatted(
                        seed,
                        requests(),
                        seconds,
                        requests() / seconds,
                        serverErrors(),
                        hangs(),
                        broken.sum(),
                        byStatus,
                        neverSucceeded(),
                        slow.stream()
                                .map(one -> "%,8.0f ms  %s".formatted(one.nanos() / 1e6, one.request()))
                                .collect(Collectors.joining("\n")));
    }
}
