package dev.earlyaccess.audit;

import dev.earlyaccess.audit.AuditPeople.Line;
import dev.earlyaccess.shared.CleanText;
import dev.earlyaccess.shared.Timestamps;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records what people and machines do. Each entry is written in the transaction of the change, so that there is
 * no change without an entry and no entry without a change. What the service does by itself is not recorded.
 */
@Repository
public class AuditTrail {

    /** The name of the field that holds a number in a value that stands for a person. */
    static final String PERSON = "person";

    /** The name of the field that holds the pieces of a text with addresses: texts and people. */
    static final String TEXT = "text";

    /** How many characters of a text are kept. */
    private static final int LONGEST = 1_000;

    private static final Pattern ADDRESS = Pattern.compile("[\\p{Alnum}._%+'-]++@[\\p{Alnum}.-]*\\p{Alnum}");

    /** The end of a text that was cut. No address and no id is longer. */
    private static final Pattern CUT_WORD = Pattern.compile("\\S{1,320}$");

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final AuditPeople people;
    private final ObjectProvider<CurrentActor> current;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, AuditPeople people, ObjectProvider<CurrentActor> current, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.current = current;
        this.clock = clock;
    }

    /** Records something that has no fields, such as a retry. */
    public void record(AuditAction action, AuditSubject subject) {
        acting().ifPresent(acting -> add(acting, action, subject, AuditValues.NONE, AuditValues.NONE));
    }

    /** Records a change, with the fields that are different. If none is, nothing was changed, or recorded. */
    public void record(AuditAction action, AuditSubject subject, AuditValues before, AuditValues after) {
        acting().ifPresent(acting -> recordBy(acting, action, subject, before, after));
    }

    /** Records a change by a person who is not the sender of a request with a token: the writer of a mail. */
    public void recordBy(
            Acting acting, AuditAction action, AuditSubject subject, AuditValues before, AuditValues after) {
        if (!before.fieldsThatDiffer(after).isEmpty()) {
            add(acting, action, subject, before, after);
        }
    }

    /** Records something that changes no table, such as a test mail, in a transaction of its own. */
    @Transactional
    public void recordAct(AuditAction action, AuditSubject subject, AuditValues details) {
        acting().ifPresent(acting -> add(acting, action, subject, AuditValues.NONE, details));
    }

    /**
     * Records that somebody was erased, but not who. If users erase themselves, the entry names nobody: its actor is a
     * number that stands for no person.
     */
    public void recordErasure(String user) {
        acting().map(acting -> isByAnother(user) ? acting : new Acting(null, null, null, null))
                .ifPresent(acting -> add(
                        acting,
                        AuditAction.USER_ERASED,
                        new AuditSubject(null, null, null),
                        AuditValues.NONE,
                        AuditValues.NONE));
    }

    /** Whether somebody other than this user acts at this moment, a machine included. */
    public boolean isByAnother(String user) {
        return acting().filter(acting ->
                        acting.person() == null || !user.equals(acting.person().user()))
                .isPresent();
    }

    /** A person who acts by the link in a mail, without a token: from where the request comes. */
    public Acting byLink(KnownPerson person) {
        return Optional.ofNullable(current.getIfAvailable())
                .flatMap(CurrentActor::find)
                .map(request -> new Acting(person, null, request.ip(), request.requestId()))
                .orElseGet(() -> Acting.byMail(person));
    }

    private Optional<Acting> acting() {
        return Optional.ofNullable(current.getIfAvailable())
                .flatMap(CurrentActor::find)
                .filter(Acting::isSomebody);
    }

    private void add(Acting acting, AuditAction action, AuditSubject subject, AuditValues before, AuditValues after) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(action + " was not recorded in the transaction of the change");
        }
        Optional<Line> actor = Optional.ofNullable(acting.person()).map(Line::of);
        Optional<Line> about = Optional.ofNullable(subject.person()).map(Line::of);
        Optional<Line> origin = Optional.ofNullable(acting.ip()).map(ip -> originOf(acting, ip));
        Set<String> fields = before.fieldsThatDiffer(after);
        Set<Line> lines = new LinkedHashSet<>();
        Stream.of(actor, about, origin).flatMap(Optional::stream).forEach(lines::add);
        fields.forEach(field -> Stream.of(before, after)
                .flatMap(values -> peopleIn(values.get(field)))
                .forEach(lines::add));
        Map<Line, UUID> numbers = people.numbers(lines);
        jdbc.sql("""
                insert into audit_entry
                    (at, action, actor, actor_key, feature, subject, person, before, after, origin, request_id, people)
                values (:at, :action, :actor, :key, :feature, :subject, :person, cast(:before as jsonb), cast(:after as jsonb),
                    :origin, :requestId, :people)
                """)
                .param("at", Timestamps.of(clock.instant()))
                .param("action", action.code())
                .param("actor", actor.map(numbers::get).orElseGet(() -> acting.isSomebody() ? null : UUID.randomUUID()))
                .param("key", actor.isPresent() ? null : acting.key())
                .param("feature", subject.feature())
                .param("subject", subject.thing())
                .param("person", about.map(numbers::get).orElse(null))
                .param("before", json(before, fields, numbers))
                .param("after", json(after, fields, numbers))
                .param("origin", origin.map(numbers::get).orElse(null))
                .param("requestId", acting.requestId())
                .param("people", numbers.values().stream().sorted().toArray(UUID[]::new))
                .update();
    }

    /** The network address belongs to the person: both are erased together. */
    private static Line originOf(Acting acting, String ip) {
        KnownPerson person = acting.person();
        return person == null
                ? new Line(null, null, null, ip)
                : new Line(person.user(), person.user() == null ? person.email() : null, null, ip);
    }

    private static Stream<Line> peopleIn(@Nullable Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream().flatMap(AuditTrail::peopleIn);
        }
        if (value instanceof String text) {
            return ADDRESS.matcher(cut(text)).results().map(address -> lineAt(address.group()));
        }
        return value instanceof KnownPerson person ? Stream.of(Line.of(person)) : Stream.empty();
    }

    private static Line lineAt(String address) {
        return Line.of(KnownPerson.at(address));
    }

    /** Null if there are no values at all. */
    private static @Nullable String json(AuditValues values, Set<String> fields, Map<Line, UUID> numbers) {
        if (values.isEmpty()) {
            return null;
        }
        ObjectNode object = JSON.createObjectNode();
        fields.forEach(field -> object.set(field, json(values.get(field), numbers)));
        return JSON.writeValueAsString(object);
    }

    private static JsonNode json(@Nullable Object value, Map<Line, UUID> numbers) {
        if (value instanceof Collection<?> several) {
            return JSON.createArrayNode()
                    .addAll(several.stream().map(one -> json(one, numbers)).toList());
        }
        if (value instanceof KnownPerson person) {
            return number(Line.of(person), numbers);
        }
        return value instanceof String text ? text(cut(text), numbers) : JSON.valueToTree(value);
    }

    private static ObjectNode number(Line line, Map<Line, UUID> numbers) {
        return JSON.createObjectNode().put(PERSON, String.valueOf(numbers.get(line)));
    }

    /** A text as it is, or in pieces if it contains addresses. */
    private static JsonNode text(String text, Map<Line, UUID> numbers) {
        ArrayNode pieces = JSON.createArrayNode();
        int end = 0;
        for (MatchResult address : ADDRESS.matcher(text).results().toList()) {
            pieces.add(text.substring(end, address.start()));
            pieces.add(number(lineAt(address.group()), numbers));
            end = address.end();
        }
        return pieces.isEmpty()
                ? JSON.getNodeFactory().stringNode(text)
                : JSON.createObjectNode().set(TEXT, pieces.add(text.substring(end)));
    }

    /** At the end of a word: nobody could find a part of an address, or of an id, when a person is erased. */
    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        String beginning = CleanText.cut(text, LONGEST);
        Matcher cutWord = CUT_WORD.matcher(beginning);
        return (cutWord.find() ? beginning.substring(0, cutWord.start()) : beginning) + "…";
    }
}
