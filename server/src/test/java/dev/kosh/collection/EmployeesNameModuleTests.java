package dev.kosh.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.OtherwiseSetDeskTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A state may have its employees name the service in the path of a payment search, as the original demands. */
@OtherwiseSetDeskTest
class EmployeesNameModuleTests {

    private static final String PAYMENTS = "/collection-services/payments/";

    @Autowired
    private Desk desk;

    private Answer search(String path, String token) {
        return desk.query(PAYMENTS + path, token, "tenantId", Desk.TENANT);
    }

    @Test
    void anEmployeeWhoNamesNoServiceIsRefusedAndACitizenIsNot() {
        assertThat(search("_search", desk.clerk()).status()).isEqualTo(400);
        assertThat(search("_search", desk.clerk()).errorCode()).isEqualTo("EGCL_URI_EXCEPTION");
        assertThat(search("PT/_search", desk.clerk()).status()).isEqualTo(200);
        assertThat(search("_search", desk.citizen()).status()).isEqualTo(200);
    }
}
