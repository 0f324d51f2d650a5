package dev.kosh.collection.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.collection.GatewayAnswer;
import dev.kosh.collection.gateway.GatewayTransaction;
import dev.kosh.collection.gateway.ReceiptState;
import dev.kosh.collection.gateway.TransactionPayer;
import dev.kosh.collection.gateway.TransactionStatus;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TransactionJsonTests {

    private static final String CITIZEN = UUID.randomUUID().toString();

    private static GatewayTransaction begunByACitizen() {
        return new GatewayTransaction(
                new TenantId("pb.amritsar"),
                "PB_PG_2026_11_20_000512_37",
                "SANDBOX",
                Money.ofPaise(10_000),
                "bill",
                "PT-1",
                "Tax",
                List.of(new GatewayTransaction.PaidBill(UUID.randomUUID(), Money.ofPaise(10_000), null)),
                null,
                "en_IN",
                new TransactionPayer(CITIZEN, 7, "9876543210", "Asha", "9876543210", null, new TenantId("pb")),
                TransactionStatus.PENDING,
                "Transaction initiated",
                false,
                GatewayAnswer.Details.NONE,
                ReceiptState.NONE,
                null,
                null,
                null,
                null,
                0,
                new GatewayTransaction.StartedBy(7, CITIZEN, "client", "127.0.0.1"),
                AuditDetails.created(CITIZEN, 0));
    }

    private static String written(TransactionJson transaction) {
        return JsonMapper.shared().writeValueAsString(transaction);
    }

    @Test
    void whoDoesNotSayWhoHeIsSeesNothingOfThePayerNorOfWhoBeganIt() {
        assertThat(written(TransactionJson.stored(begunByACitizen()))).contains(CITIZEN, "9876543210", "Asha");
        assertThat(written(TransactionJson.forAnybody(begunByACitizen())))
                .contains("PB_PG_2026_11_20_000512_37")
                .doesNotContain(CITIZEN, "9876543210", "Asha");
    }
}
