package dev.kosh.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd00:ec2::254",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:7f00:1::1",
                "ff02::1"
            })
    void whatIsNotPublicIsRefused(String address) throws UnknownHostException {
        assertThat(Destinations.publicOr(List.of()).allow(InetAddress.getByName(address)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111"})
    void whatIsPublicIsAllowed(String address) throws UnknownHostException {
        assertThat(Destinations.publicOr(List.of()).allow(InetAddress.getByName(address)))
                .isTrue();
    }

    @Test
    void theOperatorMayAllowANetwork() throws UnknownHostException {
        Destinations destinations = Destinations.publicOr(List.of("10.1.0.0/16"));

        assertThat(destinations.allow(InetAddress.getByName("10.1.2.3"))).isTrue();
        assertThat(destinations.allow(InetAddress.getByName("10.2.2.3"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "0"})
    void aNameOrNumberOfThisMachineIsNotConnectedTo(String host) {
        try (PlayedServer server = new PlayedServer();
                OutboundHttp http = new OutboundHttp(Destinations.publicOr(List.of()), 2)) {
            URI address =
                    URI.create("http://" + host + ":" + server.address("/").getPort() + "/");

            assertThatThrownBy(() ->
                            http.send(new OutboundCall("GET", address, Map.of(), null, Duration.ofSeconds(2), 1_000)))
                    .isInstanceOf(OutboundFailure.class)
                    .satisfies(failure -> assertThat(((OutboundFailure) failure).isNeverArrived())
                            .isTrue());
            assertThat(server.asked()).isEmpty();
        }
    }
}
