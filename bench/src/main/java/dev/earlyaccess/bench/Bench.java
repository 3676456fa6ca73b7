package dev.earlyaccess.bench;

import java.nio.file.Path;
import java.util.Set;

/** Runs one of the benchmarks. The scripts in the same directory as README.md call it. */
final class Bench {

    private Bench() {}

    /**
     * Takes {@code launch}, the service's jar, the subscribers, the parts, and how many of a hundred users
     * are unreachable; or {@code admin}, the jar,
     * users and entries.
     */
    public static void main(String[] args) throws Exception {
        Path jar = Path.of(args[1]);
        int count = Integer.parseInt(args[2]);
        try (Database database = new Database()) {
            if (args[0].equals("admin")) {
                new AdminBench(database, jar, count, Integer.parseInt(args[3])).run();
            } else {
                new LaunchBench(
                                database,
                                jar,
                                count,
                                Set.of(args[3].split(",")),
                                new Unreachable(Integer.parseInt(args[4])))
                        .run();
            }
        }
    }
}
