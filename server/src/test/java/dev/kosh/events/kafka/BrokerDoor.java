package dev.kosh.events.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * The address by which a broker is looked for: until it is opened nobody listens there, then it leads to the broker. A
 * client that came in once knows the broker's own address.
 */
final class BrokerDoor implements AutoCloseable {

    private final int port = free();
    private @Nullable ServerSocket open;

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    /** @param broker host:port */
    synchronized void open(String broker) throws IOException {
        if (open != null) {
            return;
        }
        ServerSocket door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        open = door;
        String host = broker.substring(0, broker.lastIndexOf(':'));
        int behind = Integer.parseInt(broker.substring(broker.lastIndexOf(':') + 1));
        start(() -> {
            while (true) {
                Socket caller = door.accept();
                Socket called = new Socket(host, behind);
                start(() -> copy(caller, called));
                start(() -> copy(called, caller));
            }
        });
    }

    private static void copy(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (open != null) {
            open.close();
        }
    }

    private interface Transfer {
        void run() throws IOException;
    }

    /** Ends when either side hangs up. */
    private static void start(Transfer transfer) {
        Thread thread = new Thread(
                () -> {
                    try {
                        transfer.run();
                    } catch (IOException hungUp) {
                        // That is how connections end.
                    }
                },
                "door");
        thread.setDaemon(true);
        thread.start();
    }
}
