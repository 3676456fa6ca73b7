package dev.earlyaccess.crash;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.crash.SmtpSink.Taken;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who was told, and how often. */
final class Told {

    private static final Logger log = LoggerFactory.getLogger(Told.class);

    private Told() {}

    /**
     * These readers and nobody else were told, each once, but for what was in flight when an instance was
     * killed.
     */
    static void onceButForWhatWasInFlight(List<Taken> mails, Set<String> readers, int mostRepeats) {
        Map<String, List<Taken>> byReader = mails.stream().collect(groupingBy(Taken::recipient));
        List<Taken> repeats = byReader.values().stream()
                .flatMap(toOne -> toOne.stream().skip(1))
                .toList();
        log.info("{} mails, {} of them repeated", mails.size(), repeats.size());

        assertThat(without(readers, byReader.keySet())).as("not told").isEmpty();
        assertThat(without(byReader.keySet(), readers)).as("told wrongly").isEmpty();
        assertThat(byReader.values().stream().filter(toOne -> messageIds(toOne) > 1))
                .as("under several Message-IDs")
                .isEmpty();
        assertThat(mails.stream().map(Taken::messageId).distinct())
                .as("different Message-IDs")
                .hasSize(readers.size());
        assertThat(repeats).as("repeated mails").hasSizeLessThanOrEqualTo(mostRepeats);
        assertThat(byReader.values().stream()
                        .flatMap(toOne -> toOne.stream().limit(toOne.size() - 1L))
                        .filter(mail -> !mail.wasInFlight()))
                .as("repeated though not in flight at a kill")
                .isEmpty();
    }

    private static <T> Set<T> without(Set<T> all, Set<T> these) {
        return all.stream().filter(one -> !these.contains(one)).collect(toSet());
    }

    private static long messageIds(List<Taken> mails) {
        return mails.stream().map(Taken::messageId).distinct().count();
    }
}
