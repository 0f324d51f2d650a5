package dev.kosh.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.PaymentBody;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** A tenant that takes the reference of a card, online or bank payment once only. */
@DeskTest
@TestPropertySource(properties = "kosh.collection.refuse-reused-references=pb.amritsar")
class ReusedReferenceTests {

    @Autowired
    private Desk desk;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void anIntegratorReceiptsOneCollectedSumBillByBillAndItIsAudited() {
        JsonNode first = desk.pay(online("REF-1"));
        JsonNode second = desk.pay(online("REF-1"));

        assertThat(notedAsReused(first)).isFalse();
        assertThat(notedAsReused(second)).isTrue();
    }

    @Test
    void anotherCallerMayNotUseAReferenceAgain() {
        desk.pay(online("REF-2"));
        PaymentBody again = online("REF-2");

        Answer refused = desk.tryPay(again, desk.integrator());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(Desk.codes(refused)).containsExactly("DUPLICATE_TRANSACTION_NUMBER");
        assertThat(desk.tryPay(again.with("transactionNumber", "REF-2b"), desk.integrator())
                        .status())
                .as("the bill is still open")
                .isEqualTo(200);
    }

    @Test
    void afterTenMinutesTheSameCallerMayNotEither() {
        desk.pay(online("REF-3"));
        PaymentBody again = online("REF-3");
        clock.advance(Duration.ofMinutes(10).plusMillis(1));

        assertThat(Desk.codes(desk.tryPay(again))).containsExactly("DUPLICATE_TRANSACTION_NUMBER");
    }

    private PaymentBody online(String reference) {
        return PaymentBody.online(reference).bill(desk.fetch("PT", desk.owes("PT", "PT_TAX", "100")));
    }

    private boolean notedAsReused(JsonNode payment) {
        return jdbc.sql("""
                        select coalesce((detail->>'reusedReference')::boolean, false)
                        from events.audit_entry
                        where object_type = 'payment' and object_id = ?
                        """)
                .param(payment.path("id").asString())
                .query(Boolean.class)
                .single();
    }
}
