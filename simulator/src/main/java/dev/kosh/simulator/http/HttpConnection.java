package dev.kosh.simulator.http;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One caller's connection: one request at a time. Lives on the loop's thread. */
final class HttpConnection {

    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final HttpLoop loop;
    private final SocketChannel channel;
    private final CallReader reader = new CallReader();
    private boolean isAnswering;
    private boolean isEnding;
    private @Nullable ByteBuffer unsent;
    private @Nullable Runnable whenSent;

    HttpConnection(HttpLoop loop, SocketChannel channel) {
        this.loop = loop;
        this.channel = channel;
    }

    void ready(SelectionKey key, ByteBuffer buffer) {
        try {
            if (key.isReadable()) {
                read(buffer);
            }
            if (key.isValid() && key.isWritable()) {
                write(key);
            }
        } catch (IOException gone) {
            close();
        }
    }

    /** Ends now, or after the answer that is being made. */
    void end(boolean isAnsweredFirst) {
        isEnding = true;
        if (!isAnsweredFirst) {
            close();
        }
    }

    private void read(ByteBuffer buffer) throws IOException {
        buffer.clear();
        if (channel.read(buffer) < 0) {
            close();
            return;
        }
        reader.add(buffer.flip());
        serveNext();
    }

    private void serveNext() {
        if (isAnswering) {
            return;
        }
        try {
            HttpCall call = reader.next();
            if (call != null) {
                isAnswering = true;
                long arrivedNanos = System.nanoTime();
                HttpAnswer answer = loop.answer(call);
                loop.after(answer.delay(), arrivedNanos, () -> deliver(answer, call.keepsConnection()));
            } else if (reader.awaitsContinue()) {
                send(CONTINUE, () -> {});
            }
        } catch (UnreadableCall unreadable) {
            isAnswering = true;
            deliver(HttpAnswer.of(400, "text/plain", String.valueOf(unreadable.getMessage())), false);
        }
    }

    private void deliver(HttpAnswer answer, boolean keepsConnection) {
        Delivery delivery = answer.delivery();
        if (delivery instanceof Delivery.Whole) {
            send(answer.bytes(keepsConnection, answer.bodyLength()), () -> finished(keepsConnection));
        } else if (delivery instanceof Delivery.Drip drip) {
            drip(answer.bytes(keepsConnection, answer.bodyLength()), 0, drip, keepsConnection);
        } else if (delivery instanceof Delivery.Cut cut) {
            send(answer.bytes(keepsConnection, cut.bodyBytes()), this::close);
        } else if (delivery instanceof Delivery.HangUp) {
            close();
        } else if (delivery instanceof Delivery.Reset) {
            reset();
        }
    }

    private void drip(byte[] bytes, int from, Delivery.Drip drip, boolean keepsConnection) {
        if (!channel.isOpen()) {
            return;
        }
        if (from >= bytes.length) {
            finished(keepsConnection);
            return;
        }
        int to = Math.min(bytes.length, from + Math.max(1, drip.bytes()));
        Duration pause = drip.every();
        send(
                Arrays.copyOfRange(bytes, from, to),
                () -> loop.after(pause, System.nanoTime(), () -> drip(bytes, to, drip, keepsConnection)));
    }

    private void finished(boolean keepsConnection) {
        if (keepsConnection && !isEnding) {
            isAnswering = false;
            serveNext();
        } else {
            close();
        }
    }

    private void send(byte[] bytes, Runnable then) {
        if (!channel.isOpen()) {
            return;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            channel.write(buffer);
        } catch (IOException gone) {
            close();
            return;
        }
        if (buffer.hasRemaining()) {
            unsent = buffer;
            whenSent = then;
            loop.watch(channel, SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        } else {
            then.run();
        }
    }

    private void write(SelectionKey key) throws IOException {
        ByteBuffer buffer = unsent;
        if (buffer == null) {
            return;
        }
        channel.write(buffer);
        if (!buffer.hasRemaining()) {
            Runnable then = whenSent;
            unsent = null;
            whenSent = null;
            key.interestOps(SelectionKey.OP_READ);
            if (then != null) {
                then.run();
            }
        }
    }

    private void reset() {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException gone) {
            System.getLogger(HttpConnection.class.getName())
                    .log(System.Logger.Level.DEBUG, "The caller had left before the reset", gone);
        }
        close();
    }

    private void close() {
        HttpLoop.closeQuietly(channel);
    }
}
