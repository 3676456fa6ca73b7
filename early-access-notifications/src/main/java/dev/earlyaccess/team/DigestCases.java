package dev.earlyaccess.team;

import dev.earlyaccess.mail.Letter;
import dev.earlyaccess.mail.Links;
import dev.earlyaccess.outbox.Case;
import dev.earlyaccess.outbox.CaseReader;
import dev.earlyaccess.outbox.Claim;
import dev.earlyaccess.outbox.Kind;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a member is told who wants a digest: read once for all of them. */
@Component
class DigestCases implements CaseReader {

    private final Digests digests;
    private final GroupReaders readers;
    private final Links links;

    DigestCases(Digests digests, GroupReaders readers, Links links) {
        this.digests = digests;
        this.readers = readers;
        this.links = links;
    }

    @Override
    public Set<Kind> kinds() {
        return EnumSet.of(Kind.DIGEST);
    }

    @Override
    public List<Case> read(List<Claim> claims) {
        Map<String, Letter.Matter> days = new HashMap<>();
        claims.stream().map(Claim::event).distinct().forEach(day -> days.put(day, digest(LocalDate.parse(day))));
        return readers.cases(
                claims, AnswerMails.DAILY_DIGEST, claim -> Objects.requireNonNull(days.get(claim.event())));
    }

    private Letter.Matter digest(LocalDate day) {
        return new DigestMatter(digests.require(day), links.inbox(), links.groupMembership());
    }
}
