package dev.earlyaccess.update;

import dev.earlyaccess.outbox.Case;
import dev.earlyaccess.outbox.CaseReader;
import dev.earlyaccess.outbox.Claim;
import dev.earlyaccess.outbox.FeatureCases;
import dev.earlyaccess.outbox.Kind;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the mails of an update say: read and rendered once for all of a batch. */
@Component
class UpdateCases implements CaseReader {

    private final FeatureCases cases;
    private final UpdateRows rows;

    UpdateCases(FeatureCases cases, UpdateRows rows) {
        this.cases = cases;
        this.rows = rows;
    }

    @Override
    public Set<Kind> kinds() {
        return EnumSet.of(Kind.UPDATE);
    }

    private record Words(String subject, Markdown.Rendered body) {}

    @Override
    public List<Case> read(List<Claim> claims) {
        Map<String, Words> updates = new HashMap<>();
        claims.stream().map(Claim::event).distinct().forEach(id -> updates.put(id, words(Long.parseLong(id))));
        return cases.read(claims, (claim, use) -> {
            Words words = Objects.requireNonNull(updates.get(claim.event()));
            return new UpdateMatter(use, words.subject(), words.body());
        });
    }

    private Words words(long id) {
        UpdateText text = rows.text(id);
        return new Words(text.subject(), Markdown.render(text.markdown()));
    }
}
