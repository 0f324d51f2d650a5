package dev.kosh.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.Caller;
import dev.kosh.access.Role;
import dev.kosh.access.UserType;
import dev.kosh.billing.Bill;
import dev.kosh.billing.BillStatus;
import dev.kosh.billing.Payer;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Ids;
import dev.kosh.wire.Money;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what with recorded payments (docs/contract/collection.md, workflow). */
class WorkflowRightsTests {

    private static final TenantId AMRITSAR = new TenantId("pb.amritsar");
    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
    /** Half past midnight in India, so before midnight in UTC. */
    private static final Instant EARLY_TODAY = Instant.parse("2026-11-21T19:00:00Z");

    private static Receipt receipt(String service) {
        Bill bill = new Bill(
                Ids.next(),
                AMRITSAR,
                service,
                "C-1",
                "B-1",
                NOW,
                BillStatus.PAID,
                List.of(),
                Money.ZERO,
                Payer.UNKNOWN,
                null,
                AuditDetails.created("x", 0));
        return new Receipt(Ids.next(), "1", NOW, bill, Money.ZERO, Money.ZERO, null, null, null, null, Map.of());
    }

    private static Payment payment(Instant recorded, String... services) {
        return new Payment(
                Ids.next(),
                AMRITSAR,
                Money.ZERO,
                Money.ZERO,
                PaymentMode.CASH,
                "t",
                recorded,
                null,
                recorded,
                InstrumentStatus.APPROVED,
                null,
                PaymentStatus.NEW,
                new PaidBy("Asha", null, null, null, null),
                null,
                null,
                null,
                null,
                Arrays.stream(services).map(WorkflowRightsTests::receipt).toList(),
                AuditDetails.created("24", recorded.toEpochMilli()));
    }

    private static Caller caller(String tenant, String... roles) {
        return new Caller(
                24,
                "uuid",
                "EMP01",
                "Emp",
                UserType.EMPLOYEE,
                null,
                null,
                AMRITSAR,
                Arrays.stream(roles)
                        .map(code -> new Role(code, code, new TenantId(tenant)))
                        .toList(),
                "client",
                "127.0.0.1");
    }

    private static boolean may(Caller caller, WorkflowAction action, Payment payment) {
        try {
            new WorkflowRights(caller, AMRITSAR, NOW).check(action, List.of(payment));
            return true;
        } catch (RequestRefused refusal) {
            assertThat(refusal.httpStatus()).isEqualTo(403);
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CR_PT, CANCEL, true",
        "CR_PT, DISHONOUR, true",
        "CR_PT, REMIT, false",
        "CR_WS, CANCEL, false",
        "COLL_OPERATOR, CANCEL, true",
        "COLL_OPERATOR, DISHONOUR, false",
        "COLL_OPERATOR, REMIT, false",
        "COLL_REMIT_TO_BANK, CANCEL, false",
        "COLL_REMIT_TO_BANK, DISHONOUR, true",
        "COLL_REMIT_TO_BANK, REMIT, true",
        "EMPLOYEE, CANCEL, false",
        "SUPERUSER, CANCEL, false"
    })
    void eachRoleHasItsActions(String role, WorkflowAction action, boolean may) {
        assertThat(may(caller("pb.amritsar", role), action, payment(NOW, "PT"))).isEqualTo(may);
    }

    @Test
    void theCounterCancelsOnItsDayOnlyWhichBeginsAtMidnightInIndia() {
        Caller operator = caller("pb.amritsar", "COLL_OPERATOR");

        assertThat(may(operator, WorkflowAction.CANCEL, payment(EARLY_TODAY, "PT")))
                .isTrue();
        assertThat(may(operator, WorkflowAction.CANCEL, payment(EARLY_TODAY.minus(Duration.ofHours(1)), "PT")))
                .isFalse();
    }

    @Test
    void aPaymentOfSeveralServicesNeedsTheRoleForEach() {
        Payment payment = payment(EARLY_TODAY.minus(Duration.ofDays(3)), "PT", "WS");

        assertThat(may(caller("pb.amritsar", "CR_PT"), WorkflowAction.CANCEL, payment))
                .isFalse();
        assertThat(may(caller("pb.amritsar", "CR_PT", "CR_WS"), WorkflowAction.CANCEL, payment))
                .isTrue();
    }

    @Test
    void aRoleCountsAtItsTenantAndAtItsStateOnly() {
        assertThat(may(caller("pb", "CR_PT"), WorkflowAction.CANCEL, payment(NOW, "PT")))
                .isTrue();
        assertThat(may(caller("pb.jalandhar", "CR_PT"), WorkflowAction.CANCEL, payment(NOW, "PT")))
                .isFalse();
    }
}
