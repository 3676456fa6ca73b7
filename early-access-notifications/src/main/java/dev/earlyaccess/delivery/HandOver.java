package dev.earlyaccess.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Hands things from one thread to several, few at a time: whoever puts waits until there is room. */
final class HandOver<T> {

    private final Deque<T> waiting = new ArrayDeque<>();
    private final int room;
    private boolean complete;
    private boolean closed;

    HandOver(int room) {
        this.room = room;
    }

    /** Waits for room. False if nobody takes anything any more. */
    synchronized boolean put(T thing) throws InterruptedException {
        while (waiting.size() >= room && !closed && !complete) {
            wait();
        }
        if (closed || complete) {
            return false;
        }
        waiting.addLast(thing);
        notifyAll();
        return true;
    }

    /** For another one to take. */
    synchronized void putBack(T thing) {
        waiting.addFirst(thing);
        notifyAll();
    }

    /** Waits for something. Null if nothing will come. */
    synchronized @Nullable T take() throws InterruptedException {
        while (waiting.isEmpty() && !complete && !closed) {
            wait();
        }
        if (closed || waiting.isEmpty()) {
            return null;
        }
        T taken = waiting.removeFirst();
        notifyAll();
        return taken;
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** That was all: what waits is still taken. */
    synchronized void complete() {
        complete = true;
        notifyAll();
    }

    /** What waits is left, and nothing more is taken. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
