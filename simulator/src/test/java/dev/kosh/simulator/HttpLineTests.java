package dev.kosh.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The treasury's own HTTP server: bytes in, bytes out. */
class HttpLineTests extends AtTheTreasury {

    @Test
    void requestsMayComeByteByByte() throws Exception {
        String answer = exchange(socket -> {
            for (byte one : bytes("GET /__sim/state?bills=false HTTP/1.1\r\nConnection: close\r\n\r\n")) {
                socket.write(one);
                socket.flush();
            }
        });

        assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").contains("\"debitedPaise\":0");
    }

    @Test
    void bodiesMayComeInChunks() throws Exception {
        String answer = exchange(socket -> socket.write(bytes("POST /__sim/latency HTTP/1.1\r\nConnection: close\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"mil\r\n9;x=y\r\nlis\": 5 }\r\n0\r\n\r\n")));

        assertThat(answer).startsWith("HTTP/1.1 200 OK");
    }

    @Test
    void twoRequestsMayComeAtOnceAndAreAnsweredInTurn() throws Exception {
        String answer = exchange(socket -> socket.write(bytes(
                "GET /__sim/nothing HTTP/1.1\r\n\r\n" + "GET /__sim/state HTTP/1.1\r\nConnection: close\r\n\r\n")));

        assertThat(answer.indexOf("404 Not Found"))
                .isLessThan(answer.indexOf("200 OK"))
                .isNotNegative();
    }

    @Test
    void aCallerWhoWaitsForLeaveToSendGetsIt() throws Exception {
        String leave = "HTTP/1.1 100 Continue\r\n\r\n";
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write(bytes("POST /__sim/latency HTTP/1.1\r\nConnection: close\r\nExpect: 100-continue\r\n"
                            + "Content-Length: 12\r\n\r\n"));
            assertThat(new String(socket.getInputStream().readNBytes(leave.length()), StandardCharsets.UTF_8))
                    .isEqualTo(leave);
            socket.getOutputStream().write(bytes("{\"millis\":1}"));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    void whatIsNoHttpIsRefusedAndTheConnectionEnds() throws Exception {
        for (String odd : List.of(
                "hello\r\n\r\n",
                "GET / HTTP/1.1\r\nno colon\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "GET / " + "x".repeat(70_000))) {
            assertThat(exchange(socket -> socket.write(bytes(odd)))).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void aThousandBeneficiariesFitIntoOneInstruction() throws Exception {
        ObjectNode params = Town.instruction("PI-BIG").put("billNumberOfBenf", "1000");
        params.put("billNetAmount", "1400000.00").put("billGrossAmount", "1400000.00");
        ObjectNode model = (ObjectNode) params.at("/beneficiaryDetails/0");
        ArrayNode rows = params.putArray("beneficiaryDetails");
        for (int i = 0; i < 1000; i++) {
            rows.add(model.deepCopy().put("benefId", "BN-" + i));
        }

        assertThat(error(caller.ask("PI", params))).isEmpty();
        treasury.sign("PI-BIG");
        assertThat(caller.ask("PIS", Town.statusParams("PI-BIG"))
                        .at("/data/0/totalNumberOfBeneficiary")
                        .asString())
                .isEqualTo("1000");
    }

    @Test
    void waitingAnswersCostNoThreads() throws Exception {
        treasury.answerAfter(Duration.ofMillis(500));
        ExecutorService callers = Executors.newFixedThreadPool(64);
        try {
            long start = System.nanoTime();
            List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                calls.add(() -> caller.askRaw("PIS", Town.statusParams("X"), JitCaller.random(32)));
            }
            List<Future<HttpResponse<String>>> answers = callers.invokeAll(calls);

            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("64 answers of half a second each, one after the other, would take 32 s")
                    .isLessThan(Duration.ofSeconds(30));
            assertThat(Thread.getAllStackTraces().keySet().stream()
                            .filter(thread -> thread.getName().startsWith("treasury-simulator")))
                    .hasSize(1);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void onlyThisMachineIsServed() throws Exception {
        var others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();

        for (InetAddress address : others) {
            assertThatThrownBy(() -> new Socket(address, treasury.port()).close())
                    .isInstanceOf(IOException.class);
        }
        new Socket(InetAddress.getLoopbackAddress(), treasury.port()).close();
    }

    private interface Sender {
        void send(OutputStream socket) throws Exception;
    }

    private static String exchange(Sender sender) throws Exception {
        try (Socket socket = connect()) {
            sender.send(socket.getOutputStream());
            socket.getOutputStream().flush();
            try (InputStream answer = socket.getInputStream()) {
                return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), treasury.port());
        socket.setSoTimeout(60_000);
        return socket;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
