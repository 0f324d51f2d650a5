package dev.kosh.billing.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.access.Caller;
import dev.kosh.access.Role;
import dev.kosh.access.UserType;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may search a whole state (docs/contract/billing.md, tenant). */
class TenantsTests {

    private static final TenantId STATE = new TenantId("pb");

    private static Caller caller(UserType type, String role) {
        return new Caller(
                7,
                "uuid",
                "U",
                "U",
                type,
                null,
                null,
                STATE,
                List.of(new Role(role, role, STATE)),
                "test",
                "127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BPAREG_DOC_VERIFIER", "BPAREG_APPROVER"})
    void anEmployeeWhoVerifiesOrApprovesBuildingPlansMay(String role) {
        assertThat(Tenants.toSearch("pb", caller(UserType.EMPLOYEE, role))).isEqualTo(STATE);
    }

    @Test
    void anyOtherEmployeeMayNotAndNamesAUlb() {
        Caller employee = caller(UserType.EMPLOYEE, "BILLING_SYSTEM");

        assertThatThrownBy(() -> Tenants.toSearch("pb", employee))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.problems().get(0).code()).isEqualTo("EG_BS_INVALID_TENANTID"));
        assertThat(Tenants.toSearch("pb.amritsar", employee)).isEqualTo(new TenantId("pb.amritsar"));
    }

    @Test
    void aCitizenMay() {
        assertThat(Tenants.toSearch("pb", caller(UserType.CITIZEN, "CITIZEN"))).isEqualTo(STATE);
    }
}
