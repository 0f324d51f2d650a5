package dev.kosh.collection.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Desk;
import dev.kosh.testing.PaymentBody;
import dev.kosh.testing.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever happens in whatever order: of the money at the gateway each rupee has a receipt or is known to be given back. */
class GatewayBooksTests extends GatewayTest {

    private static final int ORDERS = 12;
    private static final int DEEDS = 60;

    private enum AtGateway {
        NOTHING,
        PAID,
        PAID_ANOTHER
    }

    /** A citizen's order, and what the gateway's own books say of it. */
    private static final class Order {

        private final JsonNode transaction;
        private AtGateway state = AtGateway.NOTHING;
        private boolean isOver;

        Order(JsonNode transaction) {
            this.transaction = transaction;
        }
    }

    @Test
    void eachRupeeAtTheGatewayHasOneReceiptOrIsFlagged() {
        Seeds.forEach(2, random -> {
            clock.set(Desk.NOW);
            day(random);
        });
    }

    private void day(RandomGenerator random) {
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            orders.add(new Order(beginAndOpen("100")));
        }
        for (int i = 0; i < DEEDS; i++) {
            deed(orders.get(random.nextInt(ORDERS)), random);
        }
        gateway.acceptConnections();
        clock.advance(Duration.ofDays(1));
        poll();

        for (Order order : orders) {
            GatewayTransaction known = stored(order.transaction);
            boolean isReceipted = known.receiptState() == ReceiptState.ISSUED;
            boolean isToBeGivenBack = known.receiptState() == ReceiptState.REFUND_DUE;
            assertThat(known.isOpen()).as("%s is settled", known.txnId()).isFalse();
            assertThat(payments(order.transaction))
                    .as("receipts of %s", known.txnId())
                    .isEqualTo(isReceipted ? 1 : 0);
            assertThat(isReceipted || isToBeGivenBack)
                    .as("%s: money at the gateway %s", known.txnId(), order.state)
                    .isEqualTo(order.state != AtGateway.NOTHING);
            if (order.state == AtGateway.PAID_ANOTHER) {
                assertThat(isToBeGivenBack).isTrue();
            }
        }
    }

    private void deed(Order order, RandomGenerator random) {
        String txnId = id(order.transaction);
        switch (random.nextInt(9)) {
            case 0, 1 -> atGateway(order, AtGateway.PAID, () -> gateway.pay(txnId));
            case 2 -> atGateway(order, AtGateway.PAID_ANOTHER, () -> gateway.payAnother(txnId, "1.00"));
            case 3 -> atGateway(order, AtGateway.NOTHING, () -> gateway.decline(txnId));
            case 4, 5 -> update(order.transaction);
            case 6 -> Desk.together(List.of(() -> update(order.transaction), () -> update(order.transaction)));
            case 7 ->
                desk.tryPay(
                        PaymentBody.cash().bill(order.transaction.path("billId").asString(), "100"));
            default -> {
                clock.advance(Duration.ofMinutes(1));
                gateway.refuseConnections();
                update(order.transaction);
                gateway.acceptConnections();
                poll();
            }
        }
    }

    private static void atGateway(Order order, AtGateway next, Runnable deed) {
        if (!order.isOver) {
            deed.run();
            order.state = next;
            order.isOver = true;
        }
    }
}
