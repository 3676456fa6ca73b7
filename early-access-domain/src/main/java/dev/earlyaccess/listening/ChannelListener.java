package dev.earlyaccess.listening;

/**
 * Gets the notifications of one channel of PostgreSQL, from all instances, this one included. Everything is called in
 * the one thread that listens, so it must not take long; the listeners are called in their {@code @Order}. If one of them throws,
 * the connection counts as lost and is made anew.
 */
public interface ChannelListener {

    /** The channel's name; it is the same for the whole life of this listener. */
    String channel();

    /** @param payload what was sent with the notification; empty if nothing was */
    void notified(String payload);

    /** From now on every notification arrives. Any number of them may have been missed before. */
    void connected();

    /** From now on notifications may be missed, until {@link #connected()}. */
    void disconnected();
}
