package dev.kosh.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the treasury does when nothing is wrong with the line: FD, COR, FTPS and FTFPS. */
class FailureAndCorrectionRulesTests extends AtTheTreasury {

    private static final String CORRECTION = "PI-DK/2025-26/000058";
    private static final String CORRECTION_DATE = "2025-06-20 15:41:00";

    @Test
    void failuresAreToldFromTheDayOfTheirChallanOnAndEveryDayAgain() throws Exception {
        town.bePaid(treasury);
        treasury.fail(Town.BILL, new ReturnedPayment(Town.BIJU, "Account is dormant", 2, "UTR-BACK"));
        on("2025-06-11T23:59:59");
        caller.logIn();
        assertThat(town.askFailures().path("data")).isEmpty();

        on("2025-06-12T00:00:00");
        caller.logIn();
        JsonNode first = town.askFailures().path("data");
        JsonNode again = town.askFailures().path("data");

        assertThat(first.at("/0/benfDtls/0/challanDate").asString()).isEqualTo("2025-06-12");
        assertThat(first.at("/0/benfDtls/0/utrNo").asString()).isEqualTo("UTR-BACK");
        assertThat(again).isEqualTo(first);
    }

    @Test
    void failuresCanBeAskedForInFourWays() throws Exception {
        oneIsBack();
        JsonNode bySeed = town.askFailures();
        ObjectNode union = town.failureParams();
        town.tokenParams().properties().forEach(param -> union.set(param.getKey(), param.getValue()));

        assertThat(bySeed.at("/data/0/benfDtls")).hasSize(1);
        assertThat(caller.ask("FD", town.tokenParams())).isEqualTo(bySeed);
        assertThat(caller.ask("FD", union)).isEqualTo(bySeed);
        assertThat(caller.ask("FD", byVoucher("2025-06-10"))).isEqualTo(bySeed);
        assertThat(caller.ask("FD", byVoucher("2025-06-11")).path("data")).isEmpty();
        assertThat(error(caller.ask("FD", byVoucher("2025-02-30")))).contains("voucherDate");
    }

    @Test
    void aCorrectionMovesMoneyOutOfSuspenseOnce() throws Exception {
        oneIsBack();
        assertThat(treasury.books().inSuspensePaise()).isEqualTo(140_000);

        JsonNode accepted = correct(biju());
        assertThat(error(accepted)).isEmpty();
        assertThat(error(correct(biju()))).isEqualTo("Duplicate Payment Information Id");
        assertThat(error(caller.ask("COR", town.correction("PI-OTHER", CORRECTION_DATE, List.of(biju())))))
                .as("the latest attempt is the first correction's, which is not back")
                .isNotEmpty();

        treasury.pay(CORRECTION);
        BooksView books = treasury.books();
        assertThat(books.inSuspensePaise()).isZero();
        assertThat(books.debitedPaise()).isEqualTo(420_000);
        assertThat(books.creditedPaise()).isEqualTo(420_000);
        assertThat(books.transfersTo(Town.BIJU)).isEqualTo(2);
        assertThat(books.paidTwice()).isEmpty();
    }

    @Test
    void aCorrectionOfMoneyThatIsNotInSuspenseIsRefused() throws Exception {
        town.bePaid(treasury);

        assertThat(error(correct(biju()))).contains("suspense").contains(Town.BIJU);
        assertThat(treasury.books().bills()).hasSize(1);
    }

    @Test
    void aCorrectionWhoseAccountsAreNotThoseOfTheBooksIsRefused() throws Exception {
        oneIsBack();

        assertThat(error(correct(biju().put("orgAccountNo", "1"))))
                .contains("Original account")
                .contains(Town.BIJU);
        assertThat(error(correct(biju().put("curIfsc", "TEST0000999")))).contains("Current account");
        assertThat(error(correct(biju().put("jitCurBillRefNo", "1")))).contains("jitCurBillRefNo");
        assertThat(error(correct(biju().put("benefId", "BN-NONE")))).contains("BN-NONE");
        treasury.rewriteAccount(Town.BILL, Town.BIJU, "9", "TEST0000101");
        assertThat(error(correct(biju()))).contains("Original account");
    }

    @Test
    void wrongCorrectedIfscsAreToldWithCode322AndNothingIsBooked() throws Exception {
        oneIsBack();

        JsonNode answer = correct(biju().put("correctedIfsc", "WRONG"));

        assertThat(firstErrors(answer))
                .isEqualTo("322: Wrong IFSC provided in Beneficiary Details for BenefId " + Town.BIJU + "\n");
        assertThat(treasury.books().bills()).hasSize(1);
    }

    @Test
    void aCorrectionTakesItsBeneficiariesUnderEitherKnownNameOrOnlyTheOneOfTheSettings() throws Exception {
        oneIsBack();
        ObjectNode params = town.correction(CORRECTION, CORRECTION_DATE, List.of());
        params.set("beneficiaryDtls", params.remove("beneficiaryDetails"));
        params.withArray("beneficiaryDtls").add(biju());

        assertThat(error(caller.ask("COR", params))).isEmpty();

        try (TreasurySimulator strict =
                TreasurySimulator.start(treasury.settings().withPort(0).withCorBeneficiaryKey("beneficiaryDetails"))) {
            JitCaller at = new JitCaller(strict).logIn();
            Town other = new Town(at);
            other.bePaid(strict);
            ObjectNode own = other.correction(CORRECTION, CORRECTION_DATE, List.of());
            own.set("beneficiaryDtls", own.remove("beneficiaryDetails"));
            assertThat(error(at.ask("COR", own))).contains("beneficiaryDetails");
        }
    }

    @Test
    void aRevisedStatusNeedsTheExactStringsOfTheCorrection() throws Exception {
        oneIsBack();
        correct(biju());
        ObjectNode key = town.correctionKey(CORRECTION, CORRECTION_DATE);
        assertThat(caller.ask("FTPS", key).path("data")).isEmpty();

        for (String name :
                List.of("jitCorBillDate", "jitCorBillDeptCode", "jitOrgBillRefNo", "jitOrgBillNo", "jitOrgBillDate")) {
            assertThat(error(caller.ask("FTPS", key.deepCopy().put(name, "2025-06-20 00:00:00"))))
                    .contains(name);
        }
    }

    @Test
    void revisedFailuresNeedTheReferenceAndTokenOfTheCorrection() throws Exception {
        oneIsBack();
        correct(biju());
        ObjectNode params = Town.params("jitCorBillNo", CORRECTION, "jitCorBillDate", CORRECTION_DATE);
        assertThat(error(caller.ask("FTFPS", params))).contains("no token yet");

        treasury.pay(CORRECTION);
        BooksView.BillView revised = treasury.bill(CORRECTION);
        params.put("billRefNo", revised.billRefNo());
        params.put("tokenNumber", revised.tokenNumber());
        params.put("tokenDate", revised.tokenDate());

        assertThat(caller.ask("FTFPS", params).path("errorMsg").isNull()).isTrue();
        assertThat(caller.ask("FTFPS", params).path("data")).isEmpty();
        assertThat(error(caller.ask("FTFPS", params.put("billRefNo", town.told("onlineBillRefNo")))))
                .contains("billRefNo");
    }

    @Test
    void whatIsNotTimelyIsRefusedAndChangesNothing() throws Exception {
        town.push();

        assertUntimely(() -> treasury.advise(Town.BILL));
        assertUntimely(() -> treasury.pay(Town.BILL));
        assertUntimely(() -> treasury.fail(Town.BILL, new ReturnedPayment(Town.BIJU, "Account closed", 1)));
        treasury.sign(Town.BILL);
        assertUntimely(() -> treasury.reject(Town.BILL, "testpur_op"));
        treasury.advise(Town.BILL);
        treasury.pay(Town.BILL, List.of(Town.BIJU));
        assertUntimely(() -> treasury.pay(Town.BILL, List.of(Town.BIJU)));
        treasury.pay(Town.BILL);
        assertUntimely(() -> treasury.pay(Town.BILL));
        assertThat(treasury.books().debitedPaise()).isEqualTo(420_000);
        assertThatThrownBy(() -> treasury.sign("PI-NONE")).hasMessageContaining("PI-NONE");
    }

    private static void assertUntimely(Runnable deed) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(
                        SimulatorRefusal.class,
                        refused -> assertThat(refused.reason()).isEqualTo(SimulatorRefusal.Cause.UNTIMELY));
    }

    /** Biju's money is back on the day of payment. */
    private void oneIsBack() throws Exception {
        town.bePaid(treasury);
        treasury.fail(Town.BILL, new ReturnedPayment(Town.BIJU, "Account is dormant", 0));
    }

    private ObjectNode biju() {
        return Town.corrected(
                Town.BIJU, town.told("onlineBillRefNo"), "00110022003302", "00110022003302", "00110022009902");
    }

    private JsonNode correct(ObjectNode beneficiary) throws Exception {
        return caller.ask("COR", town.correction(CORRECTION, CORRECTION_DATE, List.of(beneficiary)));
    }

    private static ObjectNode byVoucher(String day) {
        return Town.params("finYear", "2025", "extAppName", "MUKTA", "voucherDate", day);
    }
}
