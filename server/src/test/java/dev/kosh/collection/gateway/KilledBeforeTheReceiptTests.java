package dev.kosh.collection.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.simulator.PaymentGatewaySimulator;
import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.KoshProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** kill -9 while payers come back from the gateway: each of them has one receipt soon after the next start. */
@Tag("long")
class KilledBeforeTheReceiptTests {

    private static final int PAYERS = 40;
    private static final int AT_ONCE = 6;
    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 8;
    /** A poll that was killed holds what it asked about for two minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final String PG = "/pg-service/transaction/v1/";

    private final PaymentGatewaySimulator gateway =
            PaymentGatewaySimulator.start(0, "kosh", "not a secret", Clock.systemUTC());

    private String[] words() {
        String bank = "--kosh.pg.gateways.BANKX.";
        return new String[] {
            "run",
            "--sandbox",
            "--kosh.sandbox.consumers=0",
            bank + "adapter=signed-page",
            bank + "url=" + gateway.baseUrl(),
            bank + "merchant-id=kosh",
            bank + "secret=not a secret",
            "--kosh.pg.early-poll=5s",
            "--kosh.pg.poll-interval=1s"
        };
    }

    @Test
    void whatWasPaidAtTheGatewayHasOneReceiptAfterTheNextStart() throws IOException, InterruptedException {
        Path data = newFolder();
        KoshProcess kosh = KoshProcess.start(data, words());
        Desk desk = Desk.at(kosh.address());
        List<String> paid = new ArrayList<>();
        for (int i = 0; i < PAYERS; i++) {
            paid.add(beginAndPay(desk));
        }
        Map<String, String> acknowledged = comeBackUntilKilled(kosh, desk, paid);

        try (KoshProcess again = KoshProcess.start(data, words())) {
            Desk after = Desk.at(again.address());
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            for (String txnId : paid) {
                String receipt = receipt(after, txnId);
                while (receipt.isEmpty() && System.nanoTime() < deadline) {
                    TimeUnit.MILLISECONDS.sleep(200);
                    receipt = receipt(after, txnId);
                }
                assertThat(receipt).as(txnId).isNotEmpty().isEqualTo(acknowledged.getOrDefault(txnId, receipt));
                assertThat(after.payments("", after.clerk(), "tenantId", Desk.TENANT, "transactionNumber", txnId)
                                .size())
                        .as("payments of %s", txnId)
                        .isEqualTo(1);
            }
        } finally {
            gateway.close();
        }
        FileSystemUtils.deleteRecursively(data);
    }

    private String beginAndPay(Desk desk) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("Transaction", GatewayTest.order(desk.newBill("PT", "100")).put("gateway", "BANKX"));
        JsonNode begun = desk.post(PG + "_create", body, desk.clerk()).body().path("Transaction");
        GatewayTest.browse(
                HttpRequest.newBuilder(URI.create(begun.path("redirectUrl").asString())));
        gateway.pay(GatewayTest.id(begun));
        return GatewayTest.id(begun);
    }

    /** Receipts that payers have seen before the server died, by transaction. */
    private static Map<String, String> comeBackUntilKilled(KoshProcess kosh, Desk desk, List<String> paid)
            throws InterruptedException {
        Map<String, String> acknowledged = new ConcurrentHashMap<>();
        CountDownLatch enough = new CountDownLatch(ACKNOWLEDGED_BEFORE_THE_KILL);
        ExecutorService payers = Executors.newFixedThreadPool(AT_ONCE);
        paid.forEach(txnId -> payers.execute(() -> {
            try {
                Answer answer = desk.query(PG + "_update", desk.clerk(), "transactionId", txnId);
                String receipt = answer.body().at("/Transaction/0/receipt").asString("");
                if (!receipt.isEmpty()) {
                    acknowledged.put(txnId, receipt);
                    enough.countDown();
                }
            } catch (UncheckedIOException serverIsGone) {
                // Whatever became of it: the poll after the next start finds out.
            }
        }));
        assertThat(enough.await(1, TimeUnit.MINUTES)).isTrue();
        kosh.kill();
        payers.shutdown();
        assertThat(payers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        return acknowledged;
    }

    private static String receipt(Desk desk, String txnId) {
        return desk.query(PG + "_search", desk.clerk(), "txnId", txnId)
                .body()
                .at("/Transaction/0/receipt")
                .asString("");
    }

    private static Path newFolder() throws IOException {
        Path made = Files.createTempDirectory(Files.createDirectories(Path.of("target", "processes")), "killed");
        return Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx--x--x"))
                .toRealPath();
    }
}
