package dev.earlyaccess.team;

import dev.earlyaccess.mail.Letter;
import dev.earlyaccess.outbox.Case;
import dev.earlyaccess.outbox.Circumstances;
import dev.earlyaccess.outbox.Claim;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads who the recipients of the group's mails are, and whether they still want them. */
@Repository
public class GroupReaders {

    private final FeedbackGroup group;
    private final JdbcClient jdbc;

    GroupReaders(FeedbackGroup group, JdbcClient jdbc) {
        this.group = group;
        this.jdbc = jdbc;
    }

    /** Who reads mail at an address, if a token told it. */
    private record Reader(@Nullable String name, @Nullable String locale) {

        static final Reader UNKNOWN = new Reader(null, null);
    }

    /** A case of each of these claims, whose recipients have to want such mails; what it says depends on the claim alone. */
    List<Case> cases(List<Claim> claims, AnswerMails mails, Function<Claim, Letter.Matter> matter) {
        return cases(claims, group.wanting(mails), matter);
    }

    /** The same for mails that go to all members but those who want none. */
    public List<Case> cases(List<Claim> claims, Function<Claim, Letter.Matter> matter) {
        return cases(claims, group.wantingAny(), matter);
    }

    private List<Case> cases(List<Claim> claims, List<Member> members, Function<Claim, Letter.Matter> matter) {
        Map<String, Member> wanting = members.stream().collect(Collectors.toMap(Member::email, Function.identity()));
        Map<String, Reader> readers = readers(claims);
        return claims.stream()
                .map(claim -> {
                    Reader reader = readers.getOrDefault(claim.recipient(), Reader.UNKNOWN);
                    return new Case(
                            claim,
                            circumstances(claim, wanting.get(claim.recipient())),
                            0,
                            matter.apply(claim),
                            reader.name(),
                            reader.locale());
                })
                .toList();
    }

    private static Circumstances circumstances(Claim claim, @Nullable Member wanting) {
        boolean isReachable = wanting == null || wanting.unreachable() == null;
        return Circumstances.of(wanting != null, isReachable ? claim.recipient() : null);
    }

    /** By address. Where several users have the same, one of them reads it. */
    private Map<String, Reader> readers(List<Claim> claims) {
        Map<String, Reader> readers = new HashMap<>();
        jdbc.sql("""
                select lower(email) as address, name, locale from users
                where lower(email) = any (:addresses) order by user_id desc
                """)
                .param(
                        "addresses",
                        claims.stream().map(Claim::recipient).distinct().toArray(String[]::new))
                .query(row -> {
                    readers.put(row.getString("address"), new Reader(row.getString("name"), row.getString("locale")));
                });
        return readers;
    }
}
