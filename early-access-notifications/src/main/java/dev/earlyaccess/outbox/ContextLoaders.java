package dev.earlyaccess.outbox;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Reads what a batch of deliveries is about: each kind by whoever knows it, those claimed first before the others. */
@Component
public class ContextLoaders {

    private final Map<MailType, ContextLoader> readers = new EnumMap<>(MailType.class);

    ContextLoaders(List<ContextLoader> readers) {
        readers.forEach(reader -> reader.kinds().forEach(kind -> this.readers.put(kind, reader)));
        for (MailType kind : MailType.values()) {
            Objects.requireNonNull(this.readers.get(kind), () -> "Nobody knows what a " + kind.code() + " is about");
        }
    }

    /** What of these can be read; each of the others is told of, with the reason. */
    public List<DeliveryContext> of(
            List<ClaimedDelivery> claims, BiConsumer<ClaimedDelivery, RuntimeException> unreadable) {
        List<DeliveryContext> cases = new ArrayList<>(claims.size());
        byReader(claims).forEach((reader, known) -> cases.addAll(read(reader, known, unreadable)));
        return cases;
    }

    /** One by one where not all can be read: one bad row must not hold up the rest. */
    private static List<DeliveryContext> read(
            ContextLoader reader,
            List<ClaimedDelivery> claims,
            BiConsumer<ClaimedDelivery, RuntimeException> unreadable) {
        try {
            return reader.read(claims);
        } catch (RuntimeException ex) {
            if (isTheDatabases(ex)) {
                throw ex;
            }
            if (claims.size() == 1) {
                unreadable.accept(claims.get(0), ex);
                return List.of();
            }
            return claims.stream()
                    .flatMap(claim -> read(reader, List.of(claim), unreadable).stream())
                    .toList();
        }
    }

    /** Whether it would have failed with every row. A row that is not there is no failure of the database. */
    private static boolean isTheDatabases(RuntimeException ex) {
        return ex instanceof TransactionException
                || ex instanceof DataAccessException && !(ex instanceof IncorrectResultSizeDataAccessException);
    }

    private Map<ContextLoader, List<ClaimedDelivery>> byReader(List<ClaimedDelivery> claims) {
        return claims.stream()
                .collect(Collectors.groupingBy(
                        claim -> Objects.requireNonNull(readers.get(claim.kind())),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }
}
