package dev.kosh.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.Citizens;
import dev.kosh.events.outbox.DrainedOutbox;
import dev.kosh.testing.Desk;
import dev.kosh.testing.OtherwiseSetDeskTest;
import dev.kosh.testing.PaymentBody;
import dev.kosh.wire.TenantId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A desk that puts nobody on record because he paid. */
@OtherwiseSetDeskTest
class PayersLeftAloneTests {

    @Autowired
    private Desk desk;

    @Autowired
    private Citizens citizens;

    @Autowired
    private DrainedOutbox drained;

    @Test
    void nobodyIsLookedForWhenTheSettingSaysSo() {
        String mobileNumber = desk.mobileNumber();
        desk.pay(PaymentBody.cash().bill(desk.newBill("PT", "100")).with("mobileNumber", mobileNumber));

        drained.now();

        assertThat(citizens.byMobileNumber(new TenantId("pb"), mobileNumber)).isEmpty();
    }
}
