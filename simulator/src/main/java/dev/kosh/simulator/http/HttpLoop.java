package dev.kosh.simulator.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A small HTTP/1.1 server on the loopback address, one thread for everything. Answers that wait cost a queue entry, not
 * a thread, and an answer may be dripped, cut, reset or held back: what a library's server keeps its users from doing.
 */
public final class HttpLoop implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(HttpLoop.class.getName());
    private static final int BACKLOG = 1024;
    private static final int READ_BYTES = 64 * 1024;
    /** A selector sleeps whole milliseconds: what is due within half a one is done now, so that waits are right on average. */
    private static final long NEAR_NANOS = 500_000;

    private final Function<HttpCall, HttpAnswer> handler;
    private final Selector selector;
    private final Thread thread;
    private final PriorityQueue<Timed> timers = new PriorityQueue<>();
    private final Queue<Runnable> submitted = new ConcurrentLinkedQueue<>();
    private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(READ_BYTES);
    private @Nullable ServerSocketChannel listener;
    private volatile int port;
    private volatile boolean closing;
    private long timersMade;
    private @Nullable HttpConnection served;

    private record Timed(long atNanos, long order, Runnable task) implements Comparable<Timed> {
        @Override
        public int compareTo(Timed other) {
            return atNanos == other.atNanos
                    ? Long.compare(order, other.order)
                    : Long.compare(atNanos - other.atNanos, 0);
        }
    }

    private HttpLoop(int port, Function<HttpCall, HttpAnswer> handler) throws IOException {
        this.handler = handler;
        this.port = port;
        this.selector = Selector.open();
        this.thread = new Thread(this::run, "treasury-simulator");
        thread.setDaemon(true);
    }

    /**
     * Listens on the loopback address and hands every request to the handler, on the loop's one thread.
     *
     * @param port 0 for any free one
     * @throws UncheckedIOException when the port is taken
     */
    public static HttpLoop open(int port, Function<HttpCall, HttpAnswer> handler) {
        try {
            HttpLoop loop = new HttpLoop(port, handler);
            loop.listen();
            loop.thread.start();
            return loop;
        } catch (IOException taken) {
            throw new UncheckedIOException("port " + port + " cannot be listened on", taken);
        }
    }

    public int port() {
        return port;
    }

    /** Closes the listener and every connection; callers get "connection refused" until {@link #accept()}. */
    public void refuse() {
        inLoop(() -> {
            if (listener != null) {
                closeQuietly(listener);
                listener = null;
            }
            closeConnections();
            letGo();
        });
    }

    /** Listens again on the same port; does nothing while it listens. */
    public void accept() {
        inLoop(() -> {
            try {
                listen();
            } catch (IOException taken) {
                throw new UncheckedIOException("port " + port + " has gone to somebody else", taken);
            }
        });
    }

    /** Runs a task on the loop's thread after a while. */
    public void later(Duration delay, Runnable task) {
        if (closing) {
            return;
        }
        submitted.add(() -> after(delay, System.nanoTime(), task));
        selector.wakeup();
    }

    @Override
    public synchronized void close() {
        if (closing) {
            return;
        }
        closing = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        selector.keys().forEach(key -> closeQuietly(key.channel()));
        closeQuietly(selector);
    }

    /** What the handler says; 500 when it fails, so that one odd call never ends the loop. */
    HttpAnswer answer(HttpCall call) {
        try {
            return handler.apply(call);
        } catch (RuntimeException failed) {
            LOG.log(Level.ERROR, call.method() + " " + call.path() + " could not be handled", failed);
            return HttpAnswer.of(500, "text/plain", "The simulator failed: " + failed);
        }
    }

    /** Runs a task so long after a moment of {@link System#nanoTime()}. Only from the loop's thread. */
    void after(Duration delay, long sinceNanos, Runnable task) {
        if (delay.isZero()) {
            task.run();
        } else {
            timers.add(new Timed(sinceNanos + delay.toNanos(), timersMade++, task));
        }
    }

    /** Only from the loop's thread. */
    void watch(SocketChannel channel, int operations) {
        SelectionKey key = channel.keyFor(selector);
        if (key != null && key.isValid()) {
            key.interestOps(operations);
        }
    }

    private void inLoop(Runnable task) {
        if (closing) {
            return;
        }
        if (Thread.currentThread() == thread) {
            task.run();
            return;
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        submitted.add(() -> {
            try {
                task.run();
                done.complete(null);
            } catch (RuntimeException failed) {
                done.completeExceptionally(failed);
            }
        });
        selector.wakeup();
        done.join();
    }

    private void listen() throws IOException {
        if (listener != null) {
            return;
        }
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_ACCEPT);
            port = channel.socket().getLocalPort();
            listener = channel;
        } catch (IOException taken) {
            closeQuietly(channel);
            throw taken;
        }
    }

    private void run() {
        while (!closing) {
            try {
                selectOnce();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            Runnable task;
            while ((task = submitted.poll()) != null) {
                runSafely(task);
            }
            while (!timers.isEmpty() && untilNextTimer() <= NEAR_NANOS) {
                runSafely(timers.remove().task);
            }
        }
    }

    private static void runSafely(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failed) {
            LOG.log(Level.ERROR, "A task of the simulator's line failed", failed);
        }
    }

    private void selectOnce() throws IOException {
        if (timers.isEmpty()) {
            selector.select(this::serve);
            return;
        }
        long nanos = untilNextTimer();
        if (nanos <= NEAR_NANOS) {
            selector.selectNow(this::serve);
        } else {
            selector.select(this::serve, TimeUnit.NANOSECONDS.toMillis(nanos + NEAR_NANOS));
        }
    }

    private long untilNextTimer() {
        return timers.element().atNanos - System.nanoTime();
    }

    private void serve(SelectionKey key) {
        if (!key.isValid()) {
            return;
        }
        if (key.attachment() instanceof HttpConnection connection) {
            served = connection;
            connection.ready(key, readBuffer);
            served = null;
        } else {
            acceptOne((ServerSocketChannel) key.channel());
        }
    }

    private void acceptOne(ServerSocketChannel from) {
        try {
            SocketChannel channel = from.accept();
            if (channel != null) {
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.register(selector, SelectionKey.OP_READ, new HttpConnection(this, channel));
            }
        } catch (IOException gone) {
            LOG.log(Level.WARNING, "A caller left before it was let in", gone);
        }
    }

    /** All of them; the one whose call asks for it is answered first. */
    private void closeConnections() {
        for (SelectionKey key : selector.keys()) {
            if (key.attachment() instanceof HttpConnection connection) {
                connection.end(connection == served);
            }
        }
    }

    /** A closed listener goes on listening until its selector looks again; while it serves a call it looks right after. */
    private void letGo() {
        if (served == null) {
            try {
                selector.selectNow(this::serve);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    static void closeQuietly(AutoCloseable channel) {
        try {
            channel.close();
        } catch (Exception alreadyBroken) {
            LOG.log(Level.DEBUG, "Closing failed; it is gone anyway", alreadyBroken);
        }
    }
}
