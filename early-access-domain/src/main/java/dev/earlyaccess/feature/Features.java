package dev.earlyaccess.feature;

import dev.earlyaccess.stage.Stage;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All features, in every stage. */
public interface Features extends Repository<Feature, Long> {

    /** SQL: whether the feature {@code f} belongs to the address {@code :owner}. */
    String OWNED = "(lower(f.owner_email) = lower(:owner) or lower(:owner) = any (f.managers))";

    Feature saveAndFlush(Feature feature);

    List<Feature> findAll();

    Optional<Feature> findByKey(String key);

    /**
     * Finds a feature and locks its row until the transaction ends, so that its changes happen one after
     * another.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select f from Feature f where f.key = :key")
    Optional<Feature> lockByKey(String key);

    /** A page of features in these stages, in the order of keys, after the given key. */
    List<Feature> findByStageInAndKeyGreaterThanOrderByKey(Collection<Stage> stages, String after, Limit limit);

    /** A page of features in these stages that belong to this address, in the order of keys, after the given key. */
    @Query("""
            select f from Feature f
            where f.stage in :stages and f.key > :after and (lower(f.description.owner.email) = lower(:email)
                or array_contains(f.description.managers, lower(:email)))
            order by f.key""")
    List<Feature> findOwned(String email, Collection<Stage> stages, String after, Limit limit);

    /** Whether this address is that of the feature's owner or of one of its managers. */
    @NativeQuery("select exists (select from feature f where f.key = :key and " + OWNED + ")")
    boolean isOwnedBy(String key, String owner);

    /**
     * The feature with this key.
     *
     * @throws UnknownFeature if there is none
     */
    default Feature require(FeatureKey key) {
        return findByKey(key.value()).orElseThrow(() -> new UnknownFeature(key.value()));
    }
}
