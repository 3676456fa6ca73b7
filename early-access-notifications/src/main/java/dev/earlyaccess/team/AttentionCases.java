package dev.earlyaccess.team;

import dev.earlyaccess.mail.Links;
import dev.earlyaccess.outbox.Case;
import dev.earlyaccess.outbox.CaseReader;
import dev.earlyaccess.outbox.Claim;
import dev.earlyaccess.outbox.Kind;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What an owner is told whose features need attention: those that still do when the mail goes out. */
@Component
class AttentionCases implements CaseReader {

    private final AttentionList list;
    private final GroupReaders readers;
    private final Links links;
    private final DigestSettings settings;
    private final Clock clock;

    AttentionCases(AttentionList list, GroupReaders readers, Links links, DigestSettings settings, Clock clock) {
        this.list = list;
        this.readers = readers;
        this.links = links;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Set<Kind> kinds() {
        return EnumSet.of(Kind.ATTENTION);
    }

    @Override
    public List<Case> read(List<Claim> claims) {
        Map<String, List<Attention>> features =
                list.ownedBy(claims.stream().map(Claim::recipient).toList(), clock.instant()).stream()
                        .collect(Collectors.groupingBy(Attention::requireRecipient));
        return readers.cases(claims, claim -> matter(features.getOrDefault(claim.recipient(), List.of()))).stream()
                .map(one -> features.containsKey(one.claim().recipient()) ? one : one.moot())
                .toList();
    }

    private AttentionMatter matter(List<Attention> features) {
        return new AttentionMatter(features, settings.digestZone(), links.attention(), links.groupMembership());
    }
}
