package dev.kosh.treasury.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.kosh.treasury.Glitch;
import dev.kosh.treasury.TreasurySettings;
import dev.kosh.treasury.envelope.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;

class JitConnectionsTests {

    private static final int CALLS = 1_000;

    @Test
    void aCallThatIsCutOffAtAnyMomentHasNoAnswerInsteadOfAFault() throws IOException {
        HttpServer peer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        peer.createContext("/", call -> {
            try (call) {
                call.getRequestBody().readAllBytes();
                call.sendResponseHeaders(200, 2);
                call.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            }
        });
        peer.start();
        URI address = URI.create("http://127.0.0.1:" + peer.getAddress().getPort() + "/");
        JitConnections connections = new JitConnections(cutOffAfterAMillisecond(), new DefaultSslBundleRegistry());
        try {
            for (int i = 0; i < CALLS; i++) {
                Reply reply = connections.post(address, Map.of(), new byte[i % 7 * 1_000]);

                assertThat(reply.fault()).isIn(null, Glitch.JIT_TIMEOUT);
            }
        } finally {
            connections.destroy();
            peer.stop(0);
        }
    }

    private static TreasurySettings cutOffAfterAMillisecond() {
        Map<String, String> set = Map.of("jit.http.read-timeout", "1ms");
        return new Binder(new MapConfigurationPropertySource(set)).bindOrCreate("jit", TreasurySettings.class);
    }
}
