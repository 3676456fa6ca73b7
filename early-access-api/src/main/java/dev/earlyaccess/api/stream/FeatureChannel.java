package dev.earlyaccess.api.stream;

import dev.earlyaccess.feature.FeatureCatalogue;
import dev.earlyaccess.listening.ChannelListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Passes on to all streams that a feature has changed: after everybody who must know first what clients will read. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class FeatureChannel implements ChannelListener {

    private final OpenStreams streams;

    FeatureChannel(OpenStreams streams) {
        this.streams = streams;
    }

    @Override
    public String channel() {
        return FeatureCatalogue.CHANNEL;
    }

    @Override
    public void notified(String payload) {
        streams.refetchAll();
    }

    /** Changes may have been missed, of features and of users. */
    @Override
    public void connected() {
        streams.refetchAll();
    }

    @Override
    public void disconnected() {
        // Until it is connected again, clients hear nothing.
    }
}
