package dev.kosh.collection.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Desk;
import dev.kosh.testing.PaymentBody;
import dev.kosh.testing.Seeds;
import dev.kosh.wire.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whatever happens in whatever order: of the money at the gateway each rupee has a receipt or is known to be given back. */
class GatewayBooksTests extends GatewayTest {

    private static final int ORDERS = 12;
    private static final int DEEDS = 80;

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

        Money money() {
            return Money.ofPaise(state == AtGateway.PAID ? 100_00 : 1_00);
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
            boolean goesBack =
                    known.receiptState() == ReceiptState.REFUND_DUE || known.receiptState() == ReceiptState.REFUNDED;
            Money receipts = store.receipted(AMRITSAR, known.txnId());
            assertThat(known.isOpen()).as("%s is settled", known.txnId()).isFalse();
            assertThat(isReceipted || goesBack)
                    .as("%s: money at the gateway %s", known.txnId(), order.state)
                    .isEqualTo(order.state != AtGateway.NOTHING);
            if (isReceipted) {
                assertThat(receipts).as("receipts of %s", known.txnId()).isEqualTo(order.money());
            } else if (goesBack) {
                assertThat(receipts).as("receipts of %s", known.txnId()).isLessThan(order.money());
            } else {
                assertThat(receipts).isEqualTo(Money.ZERO);
            }
        }
    }

    private void deed(Order order, RandomGenerator random) {
        String txnId = id(order.transaction);
        switch (random.nextInt(12)) {
            case 0, 1 -> atGateway(order, AtGateway.PAID, () -> gateway.pay(txnId));
            case 2 -> atGateway(order, AtGateway.PAID_ANOTHER, () -> gateway.payAnother(txnId, "1.00"));
            case 3 -> atGateway(order, AtGateway.NOTHING, () -> gateway.decline(txnId));
            case 4, 5 -> update(order.transaction);
            case 6 -> Desk.together(List.of(() -> update(order.transaction), () -> update(order.transaction)));
            case 7 ->
                desk.tryPay(
                        PaymentBody.cash().bill(order.transaction.path("billId").asString(), "100"));
            case 8, 9 -> byHand(order, random);
            case 10 -> giveBack(order);
            default -> {
                clock.advance(Duration.ofMinutes(1));
                gateway.refuseConnections();
                update(order.transaction);
                gateway.acceptConnections();
                poll();
            }
        }
    }

    /**
     * A clerk sees the money at the bank and records all of it or a part, for its bill or for another. Another amount than
     * was asked for he records once: before the gateway is heard nobody else knows how much it is.
     */
    private void byHand(Order order, RandomGenerator random) {
        boolean isRecorded = !store.receipted(AMRITSAR, id(order.transaction)).isZero();
        if (order.state == AtGateway.NOTHING || order.state == AtGateway.PAID_ANOTHER && isRecorded) {
            return;
        }
        String rupees = order.state == AtGateway.PAID_ANOTHER ? "1" : random.nextBoolean() ? "100" : "40";
        JsonNode bill =
                rupees.equals("100") && random.nextBoolean() ? bill(order.transaction) : desk.newBill("PT", rupees);
        desk.tryPay(PaymentBody.online(id(order.transaction)).bill(bill, rupees));
    }

    private void giveBack(Order order) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("Refund")
                .put("tenantId", Desk.TENANT)
                .put("txnId", id(order.transaction))
                .put("reference", "ARN/1");
        calls.post("/pg-service/transaction/v1/_refunded", body, desk.clerk());
    }

    private static void atGateway(Order order, AtGateway next, Runnable deed) {
        if (!order.isOver) {
            deed.run();
            order.state = next;
            order.isOver = true;
        }
    }
}
