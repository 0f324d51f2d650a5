package dev.kosh.collection;

import static dev.kosh.testing.Desk.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.Accounts;
import dev.kosh.access.UserType;
import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.NewPerson;
import dev.kosh.testing.PaymentBody;
import dev.kosh.testing.SandboxUser;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Programs that keep an index of payments get all of them, page by page; nobody else does. */
@DeskTest
class PlainSearchTests {

    private static final String PATH = "/collection-services/payments/_plainsearch";
    private static final SandboxUser INDEXER = new SandboxUser("indexer", "SYSTEM", "pb.amritsar");

    @Autowired
    private Desk desk;

    @Autowired
    private Accounts accounts;

    @BeforeEach
    void anIndexerIsOnRecord() {
        NewPerson.of(Desk.TENANT)
                .uuid("0e3f1c58-6a27-4d0b-9c41-5b7a2f60e777")
                .userName(INDEXER.userName())
                .type(UserType.SYSTEM)
                .roles("BILLING_SYSTEM")
                .onRecord(accounts);
    }

    private Answer page(String... parameters) {
        return desk.query(PATH, desk.token(INDEXER), parameters);
    }

    private static List<String> ids(Answer page) {
        List<String> ids = new ArrayList<>();
        page.body()
                .path("Payments")
                .forEach(payment -> ids.add(payment.path("id").asString()));
        return ids;
    }

    @Test
    void pagesGoThroughAllPaymentsInTheOrderOfRecordingEachNewestFirst() {
        List<String> recorded = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            JsonNode bill = desk.fetch("PT", desk.owes("PT", "PT_TAX", "10"));
            recorded.add(desk.pay(PaymentBody.cash().bill(bill)).path("id").asString());
        }

        Set<String> all = new LinkedHashSet<>();
        for (int offset = 0; ; offset += 3) {
            List<String> page = ids(page("tenantId", Desk.TENANT, "limit", "3", "offset", Integer.toString(offset)));
            if (page.isEmpty()) {
                break;
            }
            List<String> oldestFirst = new ArrayList<>(page);
            java.util.Collections.reverse(oldestFirst);
            assertThat(all).doesNotContainAnyElementsOf(oldestFirst);
            all.addAll(oldestFirst);
        }

        assertThat(all).containsSubsequence(recorded);
    }

    @Test
    void theTenantIsHonoured() {
        assertThat(page("tenantId", "pb.jalandhar").status())
                .as("no role there")
                .isEqualTo(403);
        assertThat(codes(page())).containsExactly("NotNull.paymentSearchCriteria.tenantId");
    }

    @Test
    void aPageThatIsTooLargeIsRefusedNotCut() {
        assertThat(codes(page("tenantId", Desk.TENANT, "limit", "1001")))
                .containsExactly("Max.paymentSearchCriteria.limit");
    }

    @Test
    void peopleAreRefusedWhateverTheirRoles() {
        for (String token : List.of(desk.clerk(), desk.integrator(), desk.citizen())) {
            assertThat(desk.query(PATH, token, "tenantId", Desk.TENANT).status())
                    .isEqualTo(403);
        }
    }
}
