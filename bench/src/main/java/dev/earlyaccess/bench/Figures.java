package dev.earlyaccess.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The results: a table for people, and the ratios and limits as JSON. */
final class Figures {

    private static final String ROW = "%-36s %14s %14s %8s  %s";

    private final List<String> rows = new ArrayList<>();
    private final Map<String, Double> json = new LinkedHashMap<>();
    private final String heading;

    /** Takes the headings of the three columns of numbers. */
    Figures(String first, String second, String third) {
        this.heading = ROW.formatted("", first, second, third, "goal");
    }

    /** Prints the step that begins now. */
    static void say(String text, Object... values) {
        System.err.printf("%tT  %s%n", LocalTime.now(), text.formatted(values));
    }

    static double median(List<Double> values) {
        return quantile(values, 0.5);
    }

    static double quantile(List<Double> values, double q) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * q)));
    }

    /** A ratio with an upper limit. */
    void atMost(String name, String what, double service, double beside, double most) {
        double ratio = service / beside;
        add(name, what, service, beside, ratio, "≤ " + most + verdict(ratio <= most));
    }

    /** A ratio with a lower limit. */
    void atLeast(String name, String what, double service, double beside, double least) {
        double ratio = service / beside;
        add(name, what, service, beside, ratio, "≥ " + least + verdict(ratio >= least));
    }

    /** A figure with an upper limit. */
    void atMost(String name, String what, double value, double most) {
        rows.add(ROW.formatted(what, text(value), "", "", "≤ " + text(most) + verdict(value <= most)));
        json.put(name, value);
    }

    /** Waiting times in milliseconds, with an upper limit for their 99th percentile. */
    void atMost(String what, List<Double> waits, double most) {
        double median = median(waits);
        double p99 = quantile(waits, 0.99);
        double longest = quantile(waits, 1);
        rows.add(ROW.formatted(
                what, text(median), text(p99), text(longest), "p99 ≤ " + text(most) + verdict(p99 <= most)));
        json.put(what, p99);
    }

    private static String verdict(boolean reached) {
        return reached ? "" : "  missed";
    }

    private void add(String name, String what, double service, double beside, double ratio, String goal) {
        rows.add(ROW.formatted(what, text(service), text(beside), String.format(Locale.ROOT, "%.2f", ratio), goal));
        if (!name.isEmpty()) {
            json.put(name, ratio);
        }
    }

    /** A figure without a ratio. */
    void alone(String name, String what, double value) {
        rows.add(ROW.formatted(what, text(value), "", "", "").stripTrailing());
        if (!name.isEmpty()) {
            json.put(name, value);
        }
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
    }

    /** Prints the table, and writes {@code target/bench/<name>.json}. */
    void tell(String name) throws IOException {
        System.out.println("\n" + heading + "\n" + String.join("\n", rows));
        Path file = Path.of("target", "bench", name + ".json");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(
                file,
                json.entrySet().stream()
                        .map(figure -> "\"%s\": %s".formatted(figure.getKey(), number(figure.getValue())))
                        .collect(Collectors.joining(", ", "{", "}\n")));
        System.out.println("\nAlso in " + file);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.3f", value);
    }
}
