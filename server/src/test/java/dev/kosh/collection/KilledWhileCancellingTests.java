package dev.kosh.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.KoshProcess;
import dev.kosh.testing.PaymentBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** kill -9 in the middle of cancellations: each payment stands whole, or is undone whole. */
@Tag("long")
class KilledWhileCancellingTests {

    private static final int PAYMENTS = 80;
    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 20;
    private static final int CLERKS_AT_ONCE = 8;
    private static final String[] SANDBOX = {"run", "--sandbox", "--kosh.sandbox.consumers=0"};

    @Test
    void everyAcknowledgedCancellationStandsAndNoOtherIsHalfThere() throws IOException, InterruptedException {
        Path data = Files.setPosixFilePermissions(
                        Files.createTempDirectory(
                                Files.createDirectories(Path.of("target", "processes")), "cancelling"),
                        PosixFilePermissions.fromString("rwx--x--x"))
                .toRealPath();
        KoshProcess kosh = KoshProcess.start(data, SANDBOX);
        Map<String, JsonNode> paymentByConsumer = payments(Desk.at(kosh.address()));

        Set<String> acknowledged = cancelUntilKilled(kosh, paymentByConsumer);

        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_THE_KILL);
        try (KoshProcess again = KoshProcess.start(data, SANDBOX)) {
            Desk desk = Desk.at(again.address());
            paymentByConsumer.forEach((consumer, payment) -> {
                boolean undone = isUndone(desk, consumer, payment);
                assertThat(undone || !acknowledged.contains(consumer))
                        .as(consumer)
                        .isTrue();
            });
        }
        FileSystemUtils.deleteRecursively(data);
    }

    private static Map<String, JsonNode> payments(Desk desk) {
        Map<String, JsonNode> payments = new LinkedHashMap<>();
        for (int i = 0; i < PAYMENTS; i++) {
            String consumer = "KC-" + i;
            desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "1000.50"));
            payments.put(consumer, desk.pay(PaymentBody.cash().bill(desk.fetch("PT", consumer))));
        }
        return payments;
    }

    /** Consumers whose cancellation was acknowledged. */
    private static Set<String> cancelUntilKilled(KoshProcess kosh, Map<String, JsonNode> paymentByConsumer)
            throws InterruptedException {
        Desk desk = Desk.at(kosh.address());
        desk.clerk();
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        CountDownLatch enough = new CountDownLatch(ACKNOWLEDGED_BEFORE_THE_KILL);
        ExecutorService clerks = Executors.newFixedThreadPool(CLERKS_AT_ONCE);
        paymentByConsumer.forEach((consumer, payment) -> clerks.execute(() -> {
            if (tryCancel(desk, payment)) {
                acknowledged.add(consumer);
                enough.countDown();
            }
        }));
        assertThat(enough.await(2, TimeUnit.MINUTES)).isTrue();
        kosh.kill();
        clerks.shutdown();
        assertThat(clerks.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        return acknowledged;
    }

    private static boolean tryCancel(Desk desk, JsonNode payment) {
        try {
            return desk.tryAct("CANCEL", payment).status() == 200;
        } catch (UncheckedIOException serverIsGone) {
            return false;
        }
    }

    /** Whether the payment is undone; payment, bill and demand must all say the same. */
    private static boolean isUndone(Desk desk, String consumer, JsonNode payment) {
        JsonNode stored = desk.payments("PT/", desk.clerk(), "tenantId", Desk.TENANT, "consumerCodes", consumer)
                .path(0);
        JsonNode demand = desk.demands("PT", consumer).path(0);
        boolean undone = stored.path("paymentStatus").asString().equals("CANCELLED");
        JsonNode bill = payment.at("/paymentDetails/0/bill");
        assertThat(stored.path("instrumentStatus").asString())
                .as(consumer)
                .isEqualTo(undone ? "CANCELLED" : "APPROVED");
        assertThat(desk.bill(bill).path("status").asString())
                .as(consumer)
                .isEqualTo(undone ? "PAYMENT_CANCELLED" : "PAID");
        assertThat(demand.path("isPaymentCompleted").asBoolean()).as(consumer).isEqualTo(!undone);
        assertThat(Desk.rupees(demand.at("/demandDetails/0/collectionAmount")))
                .as(consumer)
                .isEqualByComparingTo(undone ? "0" : "1000.50");
        return undone;
    }
}
