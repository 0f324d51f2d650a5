package dev.kosh.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.KoshProcess;
import dev.kosh.testing.PaymentBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** kill -9 in the middle of 200 payments: what was acknowledged is whole, and nothing is half there. */
@Tag("long")
class KilledInTheMiddleTests {

    private static final int PAYMENTS = 200;
    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 60;
    private static final int PAYERS_AT_ONCE = 8;
    private static final String[] SANDBOX = {"run", "--sandbox", "--kosh.sandbox.consumers=0"};

    @ParameterizedTest(name = "with its database too: {0}")
    @ValueSource(booleans = {false, true})
    void everyAcknowledgedPaymentHasReceiptAndDemandAndNoOtherIsHalfThere(boolean databaseToo)
            throws IOException, InterruptedException {
        Path data = newFolder();
        KoshProcess kosh = KoshProcess.start(data, SANDBOX);
        Map<String, JsonNode> billByConsumer = openBills(Desk.at(kosh.address()));

        Map<String, String> receiptByConsumer = payUntilKilled(kosh, data, billByConsumer, databaseToo);

        assertThat(receiptByConsumer).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_THE_KILL);
        try (KoshProcess again = KoshProcess.start(data, SANDBOX)) {
            Desk desk = Desk.at(again.address());
            int paid = 0;
            for (Map.Entry<String, JsonNode> each : billByConsumer.entrySet()) {
                paid += isWhole(desk, each.getKey(), each.getValue(), receiptByConsumer.get(each.getKey())) ? 1 : 0;
            }
            assertThat(paid).isBetween(receiptByConsumer.size(), PAYMENTS);
        }
        FileSystemUtils.deleteRecursively(data);
    }

    private static Map<String, JsonNode> openBills(Desk desk) {
        DemandBody[] demands = new DemandBody[PAYMENTS];
        for (int i = 0; i < PAYMENTS; i++) {
            demands[i] = DemandBody.of("PT", "K-" + i).line("PT_TAX", "1000.50");
        }
        desk.create(demands);
        Map<String, JsonNode> billByConsumer = new ConcurrentHashMap<>();
        for (int i = 0; i < PAYMENTS; i++) {
            billByConsumer.put("K-" + i, desk.fetch("PT", "K-" + i));
        }
        return billByConsumer;
    }

    /** Receipt numbers that were acknowledged, by consumer. */
    private static Map<String, String> payUntilKilled(
            KoshProcess kosh, Path data, Map<String, JsonNode> billByConsumer, boolean databaseToo)
            throws IOException, InterruptedException {
        long postmaster = Long.parseLong(Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"))
                .get(0));
        Desk desk = Desk.at(kosh.address());
        desk.clerk();
        Map<String, String> acknowledged = new ConcurrentHashMap<>();
        CountDownLatch enough = new CountDownLatch(ACKNOWLEDGED_BEFORE_THE_KILL);
        ExecutorService payers = Executors.newFixedThreadPool(PAYERS_AT_ONCE);
        billByConsumer.forEach((consumer, bill) -> payers.execute(() -> {
            String receipt = tryPay(desk, bill);
            if (receipt != null) {
                acknowledged.put(consumer, receipt);
                enough.countDown();
            }
        }));
        assertThat(enough.await(2, TimeUnit.MINUTES)).isTrue();
        if (databaseToo) {
            ProcessHandle.of(postmaster).ifPresent(ProcessHandle::destroyForcibly);
        }
        kosh.kill();
        payers.shutdown();
        assertThat(payers.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        return acknowledged;
    }

    /** The receipt's number; null when the answer was lost, whatever became of the payment. */
    private static @Nullable String tryPay(Desk desk, JsonNode bill) {
        try {
            Answer answer = desk.tryPay(PaymentBody.cash().bill(bill));
            return answer.status() == 200
                    ? answer.body()
                            .at("/Payments/0/paymentDetails/0/receiptNumber")
                            .asString()
                    : null;
        } catch (UncheckedIOException serverIsGone) {
            return null;
        }
    }

    /** Whether the payment is there; when it is, with all that belongs to it, and when not, with nothing of it. */
    private static boolean isWhole(Desk desk, String consumer, JsonNode bill, @Nullable String acknowledged) {
        JsonNode payments = desk.payments("PT/", desk.clerk(), "tenantId", Desk.TENANT, "consumerCodes", consumer);
        JsonNode demand = desk.demands("PT", consumer).path(0);
        boolean paid = payments.size() == 1;
        List<String> receipts = new ArrayList<>();
        payments.forEach(payment ->
                receipts.add(payment.at("/paymentDetails/0/receiptNumber").asString()));
        assertThat(receipts).as(consumer).hasSizeLessThanOrEqualTo(1);
        if (acknowledged != null) {
            assertThat(receipts).as(consumer).containsExactly(acknowledged);
        }
        assertThat(desk.bill(bill).path("status").asString()).as(consumer).isEqualTo(paid ? "PAID" : "ACTIVE");
        assertThat(demand.path("isPaymentCompleted").asBoolean()).as(consumer).isEqualTo(paid);
        assertThat(Desk.rupees(demand.at("/demandDetails/0/collectionAmount")))
                .as(consumer)
                .isEqualByComparingTo(paid ? "1000.50" : "0");
        return paid;
    }

    private static Path newFolder() throws IOException {
        Path made = Files.createTempDirectory(Files.createDirectories(Path.of("target", "processes")), "killed");
        return Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx--x--x"))
                .toRealPath();
    }
}
