package dev.earlyaccess.sending;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Hands things from some threads to others, not too many at a time: whoever puts waits until there is room. To wake a thread
 * is dear. So each thing wakes one and no more, and who waits for room is woken when half of it is free.
 */
final class HandOver<T> {

    private final Deque<T> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition hasRoom = lock.newCondition();
    private final Condition hasSomething = lock.newCondition();
    private final int room;
    private boolean complete;
    private boolean closed;

    HandOver(int room) {
        this.room = room;
    }

    /** Waits for room. False if nobody takes anything any more. */
    boolean put(T thing) throws InterruptedException {
        lock.lock();
        try {
            while (waiting.size() >= room && !closed && !complete) {
                hasRoom.await();
            }
            if (closed || complete) {
                return false;
            }
            waiting.addLast(thing);
            hasSomething.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** For another one to take. */
    void putBack(T thing) {
        lock.lock();
        try {
            waiting.addFirst(thing);
            hasSomething.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for something. Null if nothing will come. */
    @Nullable
    T take() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !complete && !closed) {
                hasSomething.await();
            }
            if (closed || waiting.isEmpty()) {
                return null;
            }
            T taken = waiting.removeFirst();
            if (waiting.size() == room / 2) {
                hasRoom.signalAll();
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** That was all: what waits is still taken. */
    void complete() {
        lock.lock();
        try {
            complete = true;
            wakeAll();
        } finally {
            lock.unlock();
        }
    }

    /** What waits is left, and nothing more is taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            wakeAll();
        } finally {
            lock.unlock();
        }
    }

    private void wakeAll() {
        hasRoom.signalAll();
        hasSomething.signalAll();
    }
}
