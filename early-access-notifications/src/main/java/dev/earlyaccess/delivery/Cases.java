package dev.earlyaccess.delivery;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads what a batch of deliveries is about: each kind by whoever knows it, those claimed first before the others. */
@Component
class Cases {

    private final Map<Kind, CaseReader> readers = new EnumMap<>(Kind.class);

    Cases(List<CaseReader> readers) {
        readers.forEach(reader -> reader.kinds().forEach(kind -> this.readers.put(kind, reader)));
        for (Kind kind : Kind.values()) {
            Objects.requireNonNull(this.readers.get(kind), () -> "Nobody knows what a " + kind.code() + " is about");
        }
    }

    List<Case> of(List<Claim> claims) {
        List<Case> cases = new ArrayList<>(claims.size());
        byReader(claims).forEach((reader, known) -> cases.addAll(reader.read(known)));
        return cases;
    }

    private Map<CaseReader, List<Claim>> byReader(List<Claim> claims) {
        return claims.stream()
                .collect(Collectors.groupingBy(
                        claim -> Objects.requireNonNull(readers.get(claim.kind())),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }
}
