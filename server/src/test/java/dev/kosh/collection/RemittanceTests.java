package dev.kosh.collection;

import static dev.kosh.testing.Desk.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.Accounts;
import dev.kosh.access.UserType;
import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.NewPerson;
import dev.kosh.testing.SandboxUser;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the finance system keeps with us (docs/contract/collection.md, remittances). */
@DeskTest
class RemittanceTests {

    private static final String SLIPS = "/collection-services/remittances/";
    private static final String ACCOUNTS = "/collection-services/bankAccountServiceMapping/";
    private static final SandboxUser FINANCE = new SandboxUser("finance", "SYSTEM", "pb.amritsar");

    @Autowired
    private Desk desk;

    @Autowired
    private HttpCalls calls;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Accounts accounts;

    @BeforeEach
    void aFinanceSystemIsOnRecord() {
        NewPerson.of(Desk.TENANT)
                .uuid("0e3f1c58-6a27-4d0b-9c41-5b7a2f60e778")
                .userName(FINANCE.userName())
                .type(UserType.SYSTEM)
                .roles("SYS_INTEGRATOR_FINANCE")
                .onRecord(accounts);
    }

    private ObjectNode slip(String number) {
        ObjectNode slip = json.createObjectNode()
                .put("tenantId", Desk.TENANT)
                .put("referenceNumber", number)
                .put("referenceDate", Desk.NOW.toEpochMilli())
                .put("status", "New")
                .put("fund", "01")
                .put("bankaccount", "12345678901");
        slip.putArray("remittanceReceipts").addObject().put("receipt", "11/2026-27/000001");
        slip.putArray("remittanceDetails")
                .addObject()
                .put("chartOfAccount", "4501001")
                .put("creditAmount", 120.5);
        slip.putArray("remittanceInstruments")
                .addObject()
                .put("instrument", "I-1")
                .put("reconciled", true);
        return slip;
    }

    private Answer send(String path, String member, ObjectNode... each) {
        ObjectNode body = json.createObjectNode();
        for (ObjectNode one : each) {
            body.withArray(member).add(one);
        }
        return calls.post(path, body, desk.token(FINANCE));
    }

    private JsonNode search(String... query) {
        return desk.query(SLIPS + "_search", desk.token(FINANCE), query).body().path("Remittance");
    }

    @Test
    void aSlipIsKeptFoundAndChanged() {
        String number = "REF-" + desk.consumer();
        Answer created = send(SLIPS + "_create", "Remittance", slip(number), slip(number + "b"));
        assertThat(created.status()).as("%s", created.body()).isEqualTo(200);
        JsonNode kept = created.body().path("Remittance").path(0);
        assertThat(kept.path("id").asString()).matches("[0-9a-f]{32}");
        assertThat(kept.path("status").asString()).isEqualTo("APPROVED");
        assertThat(kept.path("remittanceDetails").path(0).path("creditAmount").decimalValue())
                .isEqualByComparingTo("120.5");
        assertThat(kept.path("auditDetails").path("createdTime").asLong()).isEqualTo(Desk.NOW.toEpochMilli());

        assertThat(search("tenantId", Desk.TENANT, "referenceNumbers", number).path(0))
                .isEqualTo(kept);
        assertThat(search("tenantId", Desk.TENANT, "ids", kept.path("id").asString(), "fund", "02"))
                .isEmpty();

        ObjectNode changed = (ObjectNode) kept.deepCopy();
        changed.put("remarks", "late").put("referenceDate", 1L);
        JsonNode updated = send(SLIPS + "_update", "Remittance", changed)
                .body()
                .path("Remittance")
                .path(0);
        assertThat(updated.path("remarks").asString()).isEqualTo("late");
        assertThat(search("tenantId", Desk.TENANT, "toDate", "2").path(0)).isEqualTo(updated);
    }

    @Test
    void aSlipOfATimeThatCannotBeKeptIsRefused() {
        ObjectNode slip = slip("REF-" + desk.consumer()).put("referenceDate", Long.MIN_VALUE);

        Answer answer = send(SLIPS + "_create", "Remittance", slip);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("VALUE_OUT_OF_RANGE");
    }

    @Test
    void anUnknownSlipCannotBeChangedAndARequiredMemberIsNamed() {
        String number = "REF-" + desk.consumer();
        assertThat(codes(send(
                        SLIPS + "_update",
                        "Remittance",
                        slip(number).put("id", UUID.randomUUID().toString()))))
                .containsExactly("REMITTANCE_NOT_FOUND");
        assertThat(codes(send(
                        SLIPS + "_create",
                        "Remittance",
                        slip(number),
                        slip(number).without(List.of("referenceNumber")))))
                .containsExactly("NotNull.remittanceRequest.remittances[1].referenceNumber");
        assertThat(search("tenantId", Desk.TENANT, "referenceNumbers", number)).isEmpty();
        assertThat(calls.post(SLIPS + "_create", "{}", desk.integrator()).status())
                .isEqualTo(403);
    }

    @Test
    void aServiceHasOneBankAccount() {
        ObjectNode account = json.createObjectNode()
                .put("tenantId", Desk.TENANT)
                .put("businessDetails", "S-" + desk.consumer())
                .put("bankAccount", "12345678901")
                .put("bank", "SBI");

        JsonNode kept = send(ACCOUNTS + "_create", "BankAccountServiceMapping", account)
                .body()
                .path("BankAccountServiceMapping")
                .path(0);

        assertThat(kept.path("active").asBoolean()).isTrue();
        assertThat(desk.query(
                                ACCOUNTS + "_search",
                                desk.token(FINANCE),
                                "tenantId",
                                Desk.TENANT,
                                "businessDetails",
                                account.path("businessDetails").asString())
                        .body()
                        .path("BankAccountServiceMapping")
                        .path(0))
                .isEqualTo(kept);
        assertThat(codes(send(ACCOUNTS + "_create", "BankAccountServiceMapping", account)))
                .containsExactly("egcl_004");
        assertThat(codes(send(
                        ACCOUNTS + "_create",
                        "BankAccountServiceMapping",
                        account.deepCopy().put("bankAccount", "1"))))
                .contains("Size.accountOfServiceRequest.accounts[0].bankAccount");
    }

    @Test
    void anAccountSaysWhoseItIsAndItsNumberByTheCodesOfTheOriginal() {
        ObjectNode account = json.createObjectNode().put("tenantId", Desk.TENANT);

        assertThat(codes(send(ACCOUNTS + "_create", "BankAccountServiceMapping", account)))
                .containsExactlyInAnyOrder("egcl_002", "egcl_003");
        assertThat(codes(send(
                        ACCOUNTS + "_create",
                        "BankAccountServiceMapping",
                        account.put("businessDetails", " ").put("bankAccount", "12345678901"))))
                .containsExactly("egcl_002");
    }
}
