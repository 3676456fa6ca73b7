package dev.earlyaccess.upgrade;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The database of a released version, in the middle of its work, and what is known of it.
 * {@code make-dump.py}, in the same directory, makes both files; the same script checked that the released
 * version itself finishes this work.
 */
record ReleasedDump(String sql, JsonNode facts) {

    /** Everything that waits for minutes or hours is due one day after the dump was taken. */
    private static final long SECONDS_OF_A_DAY = 86_400;

    private static final String DIGEST = "digest:";

    static ReleasedDump of(String version) {
        return new ReleasedDump(file(version + ".sql"), new JsonMapper().readTree(file(version + ".json")));
    }

    private static String file(String name) {
        try (InputStream file = ReleasedDump.class.getResourceAsStream("/upgrade/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    Instant aDayLater() {
        return Instant.parse(facts.get("takenAt").asString()).plusSeconds(SECONDS_OF_A_DAY);
    }

    /** The settings of the released version, without those that name a server. */
    Stream<String> settings() {
        return facts.get("settings").properties().stream()
                .filter(setting -> !setting.getKey().startsWith("early-access.slack."))
                .map(setting -> setting.getKey() + "=" + setting.getValue().asString());
    }

    /** The mails that the released version sent to finish the work: kind, occasion and recipient of each. */
    List<String> mails() {
        return items(facts.at("/checked/mails"))
                .map(mail -> items(mail)
                        .map(JsonNode::asString)
                        .map(ReleasedDump::aDayLater)
                        .collect(joining(" ")))
                .sorted()
                .toList();
    }

    /**
     * The script moved the database one day back; the test moves the clock one day forward. So digests have
     * the next day.
     */
    private static String aDayLater(String occasion) {
        return occasion.startsWith(DIGEST)
                ? DIGEST + LocalDate.parse(occasion.substring(DIGEST.length())).plusDays(1)
                : occasion;
    }

    /** The deliveries that stay owed, because their time has not come. */
    List<Long> stillOwed() {
        return items(facts.at("/checked/stillOwed"))
                .map(delivery -> delivery.get("id").longValue())
                .sorted()
                .toList();
    }

    /** For each Slack channel, the messages that wait, in order: the feature and how the text begins. */
    Map<String, List<Waiting>> slack() {
        return facts.get("chat").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        channel -> items(channel.getValue().get("waiting"))
                                .map(post -> new Waiting(
                                        post.get("feature").asString(),
                                        post.get("begins").asString()))
                                .toList(),
                        (one, other) -> one,
                        TreeMap::new));
    }

    List<JsonNode> webhooks() {
        return items(facts.get("webhooks")).toList();
    }

    List<JsonNode> launches() {
        return items(facts.at("/checked/launches")).toList();
    }

    /** For each suppressed user, the address that mail could not reach, which the user may no longer have. */
    Map<String, String> suppressedUsers() {
        return items(facts.at("/suppressed/users"))
                .collect(Collectors.toMap(
                        user -> user.get("user").asString(),
                        user -> user.get("address").asString(),
                        (one, other) -> one,
                        TreeMap::new));
    }

    /** How many suppressed users still had the address. */
    int unreachableUsers() {
        return facts.at("/suppressed/usersWhoseAddressItIs").intValue();
    }

    /** The addresses at which members of the feedback group get no mail, also of those who are no members. */
    List<String> suppressedMembers() {
        return items(facts.at("/suppressed/members"))
                .map(member -> member.get("address").asString())
                .sorted()
                .toList();
    }

    List<JsonNode> links(String kind) {
        return items(facts.at("/links/" + kind)).toList();
    }

    static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** A message that waits: what it is about, and what tells it from the others. */
    record Waiting(String feature, String identity) {}
}
