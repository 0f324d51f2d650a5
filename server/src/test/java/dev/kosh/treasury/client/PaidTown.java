package dev.kosh.treasury.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.simulator.ReturnedPayment;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.treasury.Outcome;
import dev.kosh.treasury.TreasuryAnswer;
import dev.kosh.treasury.TreasuryCall;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.treasury.Trigger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** What a town asks about one instruction for two workers, from the push to the correction of the one that came back. */
final class PaidTown {

    static final String NUMBER = "PI-DK/2026-27/000041";
    static final String CORRECTION = "PI-DK/2026-27/000058";
    static final String ASHA = "BN-DK/000311";
    static final String BIJU = "BN-DK/000312";

    private static final String DATE = "2026-11-20 11:20:05";
    private static final String DAY = "2026-11-20";
    private static final String BANK = "TEST0000101";

    private final TestTreasury.Client client;
    private JsonNode status = MissingNode.getInstance();
    private JsonNode advice = MissingNode.getInstance();
    private JsonNode revised = MissingNode.getInstance();

    PaidTown(TestTreasury.Client client) {
        this.client = client;
    }

    TreasuryAnswer ask(TreasuryService service) {
        TreasuryAnswer answer = client.treasury()
                .call(new TreasuryCall(TestTreasury.TENANT, service, NUMBER, params(service), null, Trigger.CRON));
        if (answer.outcome() == Outcome.SUCCESS && !answer.data().isEmpty()) {
            JsonNode row = answer.data().get(0);
            switch (service) {
                case PIS -> status = row;
                case PAG -> advice = row;
                case FTPS -> revised = row;
                default -> {
                    // Nothing of it is asked with later.
                }
            }
        }
        return answer;
    }

    /** Insists on a success and gives its first row. */
    JsonNode row(TreasuryService service) {
        TreasuryAnswer answer = ask(service);
        assertThat(answer.outcome()).as("%s: %s", service, answer).isEqualTo(Outcome.SUCCESS);
        assertThat(answer.data()).as("rows of %s", service).isNotEmpty();
        return answer.data().get(0);
    }

    /** Everything until money came back for one of the two. */
    void untilOneFailed(TreasurySimulator treasury) {
        row(TreasuryService.PI);
        treasury.sign(NUMBER);
        row(TreasuryService.PIS);
        treasury.advise(NUMBER);
        row(TreasuryService.PAG);
        treasury.pay(NUMBER);
        treasury.fail(NUMBER, new ReturnedPayment(BIJU, "Account is dormant", 0));
    }

    ObjectNode params(TreasuryService service) {
        return switch (service) {
            case VA ->
                of(
                        "hoa",
                        "990000000000000000001",
                        "fromDate",
                        "2026-04-01 00:00:00",
                        "ddoCode",
                        "DUMDDO001",
                        "granteCode",
                        "DUMGRANT0007");
            case PI -> instruction();
            case PIS -> of("jitBillNo", NUMBER, "jitBillDate", DAY, "ssuIaId", "5101");
            case PAG ->
                of(
                        "pmtInstId",
                        text(status, "pmtInstId"),
                        "pmtInstDate",
                        text(status, "payInstDate"),
                        "billNo",
                        NUMBER,
                        "billDate",
                        DAY,
                        "ssuIaId",
                        "5101");
            case PD ->
                of(
                        "finYear",
                        text(advice, "finYear"),
                        "extAppName",
                        "MUKTA",
                        "billRefNo",
                        reference(),
                        "tokenNumber",
                        text(advice, "tokenNumber"),
                        "tokenDate",
                        text(advice, "tokenDate"));
            case FD ->
                of(
                        "billno",
                        NUMBER,
                        "billDate",
                        DAY,
                        "adviceId",
                        text(advice, "adviceId"),
                        "onlineBillRefNo",
                        reference(),
                        "tokenNo",
                        text(advice, "tokenNumber"),
                        "tokenDate",
                        text(advice, "tokenDate"));
            case COR -> correction();
            case FTPS -> correctionKey();
            case FTFPS ->
                of(
                        "jitCorBillNo",
                        CORRECTION,
                        "jitCorBillDate",
                        DATE,
                        "billRefNo",
                        text(revised, "billRefNo"),
                        "tokenNumber",
                        text(revised, "tokenNumber"),
                        "tokenDate",
                        text(revised, "tokenDate"));
        };
    }

    private String reference() {
        return text(advice, "onlineBillRefNo");
    }

    private static ObjectNode instruction() {
        ObjectNode params = of(
                "jitBillNo",
                NUMBER,
                "jitBillDate",
                DATE,
                "jitBillDdoCode",
                "DUMDDO001",
                "granteeAgCode",
                "DUMGRANT0007",
                "schemeCode",
                "77001",
                "hoa",
                "990000000000000000001",
                "ssuIaId",
                "5101",
                "mstAllotmentDistId",
                "4711",
                "ssuAllotmentId",
                "8801",
                "allotmentTxnSlNo",
                "0",
                "billGrossAmount",
                "2800.00",
                "billNetAmount",
                "2800.00",
                "billNumberOfBenf",
                "2",
                "purpose",
                "MR 7");
        params.putArray("beneficiaryDetails")
                .add(beneficiary(ASHA, "Asha Test", "00110022003301"))
                .add(beneficiary(BIJU, "Biju Test", "00110022003302"));
        return params;
    }

    private static ObjectNode beneficiary(String id, String name, String account) {
        return of(
                "benefId",
                id,
                "benefName",
                name,
                "benfAcctNo",
                account,
                "benfBankIfscCode",
                BANK,
                "benfMobileNo",
                "9000000001",
                "benfEmailId",
                "",
                "benfAddress",
                "Ward 3",
                "benfAccountType",
                "Saving",
                "benfAmount",
                "1400.00",
                "panNo",
                "",
                "adhaarNumber",
                "",
                "purpose",
                "Mukta Payment");
    }

    private ObjectNode correctionKey() {
        return of(
                "jitCorBillNo",
                CORRECTION,
                "jitCorBillDate",
                DATE,
                "jitCorBillDeptCode",
                "MUKTA",
                "jitOrgBillRefNo",
                reference(),
                "jitOrgBillNo",
                NUMBER,
                "jitOrgBillDate",
                DATE);
    }

    private ObjectNode correction() {
        ObjectNode params = correctionKey();
        params.putArray("beneficiaryDetails")
                .add(of(
                        "benefId",
                        BIJU,
                        "jitCurBillRefNo",
                        reference(),
                        "orgAccountNo",
                        "00110022003302",
                        "orgIfsc",
                        BANK,
                        "correctedAccountNo",
                        "00110022009902",
                        "correctedIfsc",
                        "TEST0000105",
                        "curAccountNo",
                        "00110022003302",
                        "curIfsc",
                        BANK));
        return params;
    }

    private static String text(JsonNode row, String member) {
        return row.path(member).asString("");
    }

    private static ObjectNode of(String... namesAndValues) {
        ObjectNode params = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            params.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return params;
    }
}
