package dev.kosh.sandbox.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.masters.BillingMasters;
import dev.kosh.masters.Masters;
import dev.kosh.masters.TaxHead;
import dev.kosh.testing.KoshServerTest;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("long")
@KoshServerTest
class SandboxMastersTests {

    @Autowired
    private Masters masters;

    @Test
    void theSandboxHasTwoStatesWithTheirTowns() {
        assertThat(masters.tenants())
                .extracting(tenant -> tenant.id().value())
                .contains("pb", "pb.amritsar", "pb.jalandhar", "od", "od.cuttack");
    }

    @Test
    void sewerageTakesPartPaymentsFromFiftyRupeesAndAdvances() {
        var sewerage = billing("pb.amritsar").service("SW").orElseThrow();
        assertThat(sewerage.partPaymentAllowed()).isTrue();
        assertThat(sewerage.advanceAllowed()).isTrue();
        assertThat(sewerage.minAmountPayable()).isEqualTo(Money.ofPaise(50_00));
        assertThat(billing("pb.amritsar").advanceHead("SW")).map(TaxHead::code).hasValue("SW_ADVANCE_CARRYFORWARD");
    }

    @Test
    void aTradeLicenceIsPaidWhole() {
        assertThat(billing("pb.amritsar").service("TL").orElseThrow().partPaymentAllowed())
                .isFalse();
        assertThat(billing("od.cuttack").service("TL").orElseThrow().partPaymentAllowed())
                .isFalse();
    }

    @Test
    void odishaHasHeadsOfItsOwn() {
        assertThat(billing("od.cuttack").head("PT", "PT_LIGHT_TAX")).isPresent();
        assertThat(billing("pb.amritsar").head("PT", "PT_LIGHT_TAX")).isEmpty();
    }

    private BillingMasters billing(String tenant) {
        return masters.billing(new TenantId(tenant)).orElseThrow();
    }
}
