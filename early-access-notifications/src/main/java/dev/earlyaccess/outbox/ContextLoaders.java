package dev.earlyaccess.outbox;

import dev.earlyaccess.mail.MailType;
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

/** Loads the contexts of claimed deliveries: the deliveries of each type by the loader for that type. */
@Component
public class ContextLoaders {

    private final Map<MailType, ContextLoader> loaders = new EnumMap<>(MailType.class);

    ContextLoaders(List<ContextLoader> loaders) {
        loaders.forEach(loader -> loader.types().forEach(type -> this.loaders.put(type, loader)));
        for (MailType type : MailType.values()) {
            Objects.requireNonNull(this.loaders.get(type), () -> "No ContextLoader knows the mail type " + type.code());
        }
    }

    /**
     * Loads all contexts that can be loaded, in the order of the deliveries as far as their loaders keep it.
     *
     * @param onFailure called for each of the others, with the reason
     */
    public List<DeliveryContext> load(
            List<ClaimedDelivery> deliveries, BiConsumer<ClaimedDelivery, RuntimeException> onFailure) {
        List<DeliveryContext> contexts = new ArrayList<>(deliveries.size());
        byLoader(deliveries).forEach((loader, known) -> contexts.addAll(load(loader, known, onFailure)));
        return contexts;
    }

    /** One by one where not all can be loaded together: one bad row must not stop the others. */
    private static List<DeliveryContext> load(
            ContextLoader loader,
            List<ClaimedDelivery> deliveries,
            BiConsumer<ClaimedDelivery, RuntimeException> onFailure) {
        try {
            return loader.load(deliveries);
        } catch (RuntimeException ex) { // a bad row can fail in any way
            if (isFaultOfDatabase(ex)) {
                throw ex;
            }
            if (deliveries.size() == 1) {
                onFailure.accept(deliveries.get(0), ex);
                return List.of();
            }
            return deliveries.stream()
                    .flatMap(delivery -> load(loader, List.of(delivery), onFailure).stream())
                    .toList();
        }
    }

    /** Whether every row would have failed. A missing row is not a fault of the database. */
    private static boolean isFaultOfDatabase(RuntimeException ex) {
        return ex instanceof TransactionException
                || ex instanceof DataAccessException && !(ex instanceof IncorrectResultSizeDataAccessException);
    }

    private Map<ContextLoader, List<ClaimedDelivery>> byLoader(List<ClaimedDelivery> deliveries) {
        return deliveries.stream()
                .collect(Collectors.groupingBy(
                        delivery -> Objects.requireNonNull(loaders.get(delivery.type())),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }
}
