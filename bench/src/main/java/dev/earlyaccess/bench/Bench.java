package dev.earlyaccess.bench;

import java.nio.file.Path;
import java.util.Set;

/** Runs one of the benchmarks. The scripts in the same directory as README.md call it. */
final class Bench {

    private Bench() {}

    /**
     * Takes the benchmark and the service's jar; then, for {@code launch}, the subscribers, the parts, and how many of a
     * hundred users are unreachable; for {@code admin}, users and entries; for {@code reads}, the jar of an earlier version;
     * for {@code footprint}, the home of a JDK 25 or newer;
     * for {@code evaluate}, users, the parts and rounds; for {@code fuzz}, the API document, minutes or 0, requests or 0, the seed and the connections.
     */
    public static void main(String[] args) throws Exception {
        Path jar = Path.of(args[1]);
        switch (args[0]) {
            case "reads" -> new ReadsBench(jar, Path.of(args[2])).run();
            case "fuzz" -> {
                try (Database database = new Database()) {
                    new FuzzBench(database, jar, Path.of(args[2]), Long.parseLong(args[5]), Integer.parseInt(args[6]))
                            .run(Long.parseLong(args[3]), Long.parseLong(args[4]));
                }
            }
            case "admin" -> {
                try (Database database = new Database()) {
                    new AdminBench(database, jar, Integer.parseInt(args[2]), Integer.parseInt(args[3])).run();
                }
            }
            case "footprint" -> {
                try (Database database = new Database()) {
                    new FootprintBench(database, jar, Path.of(args[2])).run();
                }
            }
            case "evaluate" -> {
                try (Database database = new Database()) {
                    new EvaluateBench(
                                    database,
                                    jar,
                                    Integer.parseInt(args[2]),
                                    Set.of(args[3].split(",")),
                                    Integer.parseInt(args[4]))
                            .run();
                }
            }
            default -> {
                try (Database database = new Database()) {
                    new LaunchBench(
                                    database,
                                    jar,
                                    Integer.parseInt(args[2]),
                                    Set.of(args[3].split(",")),
                                    new Unreachable(Integer.parseInt(args[4])))
                            .run();
                }
            }
        }
    }
}
