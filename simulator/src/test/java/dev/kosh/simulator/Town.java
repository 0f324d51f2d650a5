package dev.kosh.simulator;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A town that pays three workers 1,400 rupees each, as the specification's example does; keeps what the treasury told it. */
final class Town {

    static final String BILL = "PI-DK/2025-26/000041";
    static final String BILL_DATE = "2025-06-10 11:20:05";
    static final String BILL_DAY = "2025-06-10";
    static final String ASHA = "BN-DK/000311";
    static final String BIJU = "BN-DK/000312";
    static final String CHITRA = "BN-DK/000313";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JitCaller caller;
    private JsonNode status = JSON.missingNode();
    private JsonNode advice = JSON.missingNode();

    Town(JitCaller caller) {
        this.caller = caller;
    }

    static ObjectNode params(String... namesAndValues) {
        ObjectNode params = JSON.createObjectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            params.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return params;
    }

    static ObjectNode instruction(String number) {
        ObjectNode params = params(
                "jitBillNo",
                number,
                "jitBillDate",
                BILL_DATE,
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
                "4200.00",
                "billNetAmount",
                "4200.00",
                "billNumberOfBenf",
                "3",
                "purpose",
                "MR 2025-26 000777");
        ArrayNode rows = params.putArray("beneficiaryDetails");
        rows.add(beneficiary(ASHA, "Asha Test", "00110022003301", "TEST0000101"));
        rows.add(beneficiary(BIJU, "Biju Test", "00110022003302", "TEST0000101"));
        rows.add(beneficiary(CHITRA, "Chitra Test", "00110022003303", "TEST0000102"));
        return params;
    }

    private static ObjectNode beneficiary(String benefId, String name, String account, String ifsc) {
        return params(
                "benefId",
                benefId,
                "benefName",
                name,
                "benfAcctNo",
                account,
                "benfBankIfscCode",
                ifsc,
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

    JsonNode push() throws Exception {
        return caller.ask("PI", instruction(BILL));
    }

    static ObjectNode statusParams(String number) {
        return params("jitBillNo", number, "jitBillDate", BILL_DAY, "ssuIaId", "5101");
    }

    JsonNode askStatus() throws Exception {
        JsonNode answer = caller.ask("PIS", statusParams(BILL));
        status = answer.at("/data/0");
        return answer;
    }

    ObjectNode adviceParams() {
        return params(
                "pmtInstId",
                status.path("pmtInstId").asString(""),
                "pmtInstDate",
                status.path("payInstDate").asString(""),
                "billNo",
                BILL,
                "billDate",
                BILL_DAY,
                "ssuIaId",
                "5101");
    }

    JsonNode askAdvice() throws Exception {
        JsonNode answer = caller.ask("PAG", adviceParams());
        advice = answer.at("/data/0");
        return answer;
    }

    /** What {@code PAG} said. */
    String told(String name) {
        return advice.path(name).asString("");
    }

    ObjectNode tokenParams() {
        return params(
                "finYear",
                told("finYear"),
                "extAppName",
                "MUKTA",
                "billRefNo",
                told("onlineBillRefNo"),
                "tokenNumber",
                told("tokenNumber"),
                "tokenDate",
                told("tokenDate"));
    }

    JsonNode askScroll() throws Exception {
        return caller.ask("PD", tokenParams());
    }

    ObjectNode failureParams() {
        return params(
                "billno",
                BILL,
                "billDate",
                BILL_DAY,
                "adviceId",
                told("adviceId"),
                "onlineBillRefNo",
                told("onlineBillRefNo"),
                "tokenNo",
                told("tokenNumber"),
                "tokenDate",
                told("tokenDate"));
    }

    JsonNode askFailures() throws Exception {
        return caller.ask("FD", failureParams());
    }

    /** Pushed, signed, advised and paid, everything asked for on the way. */
    void bePaid(TreasurySimulator treasury) throws Exception {
        push();
        treasury.sign(BILL);
        askStatus();
        treasury.advise(BILL);
        askAdvice();
        treasury.pay(BILL);
    }

    ObjectNode correctionKey(String number, String date) {
        return params(
                "jitCorBillNo",
                number,
                "jitCorBillDate",
                date,
                "jitCorBillDeptCode",
                "MUKTA",
                "jitOrgBillRefNo",
                told("onlineBillRefNo"),
                "jitOrgBillNo",
                BILL,
                "jitOrgBillDate",
                BILL_DATE);
    }

    ObjectNode correction(String number, String date, List<ObjectNode> beneficiaries) {
        ObjectNode params = correctionKey(number, date);
        ArrayNode rows = params.putArray("beneficiaryDetails");
        beneficiaries.forEach(rows::add);
        return params;
    }

    static ObjectNode corrected(
            String benefId, String currentReference, String original, String current, String corrected) {
        return params(
                "benefId",
                benefId,
                "jitCurBillRefNo",
                currentReference,
                "orgAccountNo",
                original,
                "orgIfsc",
                ifscOf(benefId),
                "correctedAccountNo",
                corrected,
                "correctedIfsc",
                "TEST0000105",
                "curAccountNo",
                current,
                "curIfsc",
                original.equals(current) ? ifscOf(benefId) : "TEST0000105");
    }

    private static String ifscOf(String benefId) {
        return benefId.equals(CHITRA) ? "TEST0000102" : "TEST0000101";
    }
}
