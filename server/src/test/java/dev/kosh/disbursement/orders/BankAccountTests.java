package dev.kosh.disbursement.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.SandboxUser;
import dev.kosh.testing.TreasuryDesk;
import dev.kosh.testing.TreasuryDeskTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Accounts of payees: corrected by two people, kept, sealed and masked. */
@TreasuryDeskTest
class BankAccountTests {

    private static final String ACCOUNT = "/bankaccount-service/bankaccount/v1/";
    private static final String IFSC = "TEST0000101";

    @Autowired
    private TreasuryDesk desk;

    @Autowired
    private HttpCalls calls;

    @Autowired
    private JsonMapper json;

    @Autowired
    private JdbcClient jdbc;

    private ObjectNode decision(JsonNode account) {
        return json.createObjectNode()
                .put("tenantId", TreasuryDesk.TENANT)
                .put("changeId", account.path("pendingChange").path("id").asString());
    }

    private JsonNode search(String payee, boolean reveal, String token) {
        ObjectNode body = json.createObjectNode();
        ObjectNode criteria = body.putObject("bankAccountDetails")
                .put("tenantId", TreasuryDesk.TENANT)
                .put("reveal", reveal);
        criteria.putArray("referenceId").add(payee);
        return calls.post(ACCOUNT + "_search", body, token)
                .body()
                .path("bankAccounts")
                .path(0);
    }

    private static String number(JsonNode account) {
        return account.path("bankAccountDetails").path(0).path("accountNumber").asString();
    }

    private JsonNode proposed(String payee, String number) {
        return calls.post(ACCOUNT + "_update", desk.accountBody(payee, number, IFSC), desk.administrator())
                .body()
                .path("bankAccounts")
                .path(0);
    }

    @Test
    void aCorrectionNeedsASecondPerson() {
        desk.account("BA-1", "001100220033", IFSC);
        JsonNode waiting = proposed("BA-1", "001100229999");
        assertThat(waiting.path("pendingChange").path("state").asString()).isEqualTo("PROPOSED");
        assertThat(number(search("BA-1", true, desk.accountant()))).isEqualTo("001100220033");

        Answer own = calls.post(ACCOUNT + "_approve", decision(waiting), desk.administrator());
        assertThat(own.errorCode()).isEqualTo("BANK_ACCOUNT_CHANGE_OWN");

        Answer approved = calls.post(ACCOUNT + "_approve", decision(waiting), desk.accountant());
        assertThat(approved.status()).isEqualTo(200);
        assertThat(number(search("BA-1", true, desk.accountant()))).isEqualTo("001100229999");
        assertThat(calls.post(ACCOUNT + "_approve", decision(waiting), desk.accountant())
                        .errorCode())
                .isEqualTo("BANK_ACCOUNT_CHANGE_NOT_FOUND");
    }

    @Test
    void aRefusedCorrectionChangesNothing() {
        desk.account("BA-2", "001100220034", IFSC);
        JsonNode waiting = proposed("BA-2", "001100228888");
        assertThat(calls.post(ACCOUNT + "_refuse", decision(waiting), desk.accountant())
                        .status())
                .isEqualTo(200);

        JsonNode after = search("BA-2", true, desk.accountant());
        assertThat(number(after)).isEqualTo("001100220034");
        assertThat(after.path("pendingChange").isNull()).isTrue();
    }

    @Test
    void oneCorrectionWaitsAtATime() {
        desk.account("BA-3", "001100220035", IFSC);
        proposed("BA-3", "001100227777");

        Answer second =
                calls.post(ACCOUNT + "_update", desk.accountBody("BA-3", "001100226666", IFSC), desk.administrator());
        assertThat(second.errorCode()).isEqualTo("BANK_ACCOUNT_CHANGE_OPEN");
    }

    @Test
    void everyStateIsKept() {
        desk.account("BA-4", "001100220036", IFSC);
        desk.correctAccount("BA-4", "001100225555", IFSC);

        assertThat(jdbc.sql("""
                        select count(*) from disbursement.bank_account_history h
                        join disbursement.bank_account a on a.tenant_id = h.tenant_id and a.id = h.bank_account_id
                        where a.payee_id = 'BA-4'
                        """).query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void numbersAreMaskedUnlessSomebodyWhoMayReveals() {
        desk.account("BA-5", "001100220037", IFSC);

        assertThat(number(search("BA-5", false, desk.accountant()))).isEqualTo("********0037");
        assertThat(number(search("BA-5", true, desk.billDesk()))).isEqualTo("********0037");
        assertThat(number(search("BA-5", true, desk.accountant()))).isEqualTo("001100220037");
        assertThat(jdbc.sql(
                                "select count(*) from events.audit_entry where action = 'REVEALED' and object_type = 'BANK_ACCOUNT'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void whoSeesNumbersInAnotherTownSeesThemMaskedHere() {
        desk.account("BA-TWO-TOWNS", "001100220038", IFSC);
        jdbc.sql("""
                        insert into access.user_role (user_uuid, code, tenant_id, name)
                        select uuid, 'BILL_ACCOUNTANT', 'od.dhenkanal', 'Bill accountant'
                        from access.user_account where user_name = 'CTC-BILLS01'
                        on conflict do nothing
                        """).update();

        assertThat(number(search("BA-TWO-TOWNS", true, calls.login(SandboxUser.CUTTACK_BILLS))))
                .isEqualTo("********0038");
    }

    @Test
    void numbersAreSealedInTheTables() {
        desk.account("BA-6", "778899001122", IFSC);

        assertThat(jdbc.sql("""
                        select count(*) from disbursement.bank_account_detail d
                        where encode(d.account, 'escape') like '%778899001122%'
                        """).query(Integer.class).single()).isZero();
    }

    @Test
    void anAccountThatIsNotSoundIsRefused() {
        assertThat(desk.tryAccount("BA-7", "001100220038", "NOTANIFSC").errorCode())
                .isEqualTo("BANK_ACCOUNT_INVALID");
        assertThat(desk.tryAccount("BA-7", "12", IFSC).errorCode()).isEqualTo("BANK_ACCOUNT_INVALID");
        desk.account("BA-7", "001100220038", IFSC);
        assertThat(desk.tryAccount("BA-7", "001100220039", IFSC).errorCode()).isEqualTo("BANK_ACCOUNT_EXISTS");
    }

    @Test
    void anAnswerCanBeSentBackWithItsMaskedNumber() {
        JsonNode account = desk.account("BA-8", "001100220040", IFSC);
        ObjectNode body = json.createObjectNode();
        ObjectNode copy = account.deepCopy().asObject();
        ((ObjectNode) copy.path("bankAccountDetails").path(0)).put("accountHolderName", "Asha Corrected");
        body.putArray("bankAccounts").add(copy);

        JsonNode waiting = calls.post(ACCOUNT + "_update", body, desk.administrator())
                .body()
                .path("bankAccounts")
                .path(0);
        calls.post(ACCOUNT + "_approve", decision(waiting), desk.accountant());
        assertThat(number(search("BA-8", true, desk.accountant()))).isEqualTo("001100220040");
    }

    @Test
    void howAnAccountWasIsToldMaskedWithWhoChangedAndApproved() {
        JsonNode account = desk.account("BA-9", "001100220099", IFSC);
        desk.correctAccount("BA-9", "001100221234", IFSC);
        ObjectNode body = json.createObjectNode()
                .put("tenantId", TreasuryDesk.TENANT)
                .put("bankAccountId", account.path("id").asString());

        Answer told = calls.post(ACCOUNT + "_history", body, desk.accountant());

        assertThat(told.status()).as("%s", told.body()).isEqualTo(200);
        JsonNode history = told.body().path("history");
        assertThat(history.size()).isEqualTo(2);
        assertThat(number(history.path(0))).isEqualTo("********1234");
        assertThat(number(history.path(1))).isEqualTo("********0099");
        assertThat(history.path(0).path("approvedBy").asString(""))
                .isNotEmpty()
                .isNotEqualTo(history.path(0).path("changedBy").asString());
        assertThat(history.path(1).path("approvedBy").asString("")).isEmpty();

        assertThat(calls.post(ACCOUNT + "_history", body, desk.billDesk()).status())
                .isEqualTo(403);
        ObjectNode unknown =
                body.deepCopy().put("bankAccountId", UUID.randomUUID().toString());
        assertThat(calls.post(ACCOUNT + "_history", unknown, desk.accountant()).errorCode())
                .isEqualTo("BANK_ACCOUNT_NOT_FOUND");
    }
}
