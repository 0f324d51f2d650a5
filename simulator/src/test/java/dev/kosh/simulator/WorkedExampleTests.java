package dev.kosh.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The whole story of three workers, one of whom is paid only by the second correction (the specification's example). */
class WorkedExampleTests extends AtTheTreasury {

    @Test
    void aReturnedPaymentIsCorrectedTwiceAndNobodyIsPaidTwice() throws Exception {
        paidOnTheFourteenth();
        oneIsDormantOnTheSeventeenth();
        String revisedReference = correctedAndPaidOnTheTwentyFifth();
        returnedAgainOnTheTwentySeventh(revisedReference);
        bothAreInTheSecondCorrection(revisedReference);

        assertThat(treasury.books().paidTwice()).isEmpty();
        assertThat(treasury.books().debitedPaise()).isEqualTo(420_000);
        assertThat(treasury.books().creditedPaise()).isEqualTo(420_000);
        assertThat(treasury.books().inSuspensePaise()).isZero();
    }

    private void paidOnTheFourteenth() throws Exception {
        logIn();
        JsonNode accepted = town.push();
        assertThat(accepted.at("/errorMsg").isNull()).isTrue();
        assertThat(accepted.at("/data/0/successCode").asString()).isEqualTo("0");
        assertThat(accepted.at("/data/0/jitBillDate").asString()).isEqualTo("2025-06-10");
        assertThat(town.askStatus().path("data")).isEmpty();

        on("2025-06-11T10:02:44");
        treasury.sign(Town.BILL);
        logIn();
        JsonNode signed = town.askStatus().at("/data/0");
        assertThat(signed.path("payInstDate").asString()).isEqualTo("2025-06-11 10:02:44");
        assertThat(signed.path("billNetAmount").asString()).isEqualTo("4200");
        assertThat(signed.path("totalNumberOfBeneficiary").asString()).isEqualTo("3");
        assertThat(town.askAdvice().path("data")).isEmpty();

        on("2025-06-12T12:00:00");
        treasury.advise(Town.BILL);
        logIn();
        JsonNode advice = town.askAdvice().at("/data/0");
        assertThat(advice.path("finYear").asString()).isEqualTo("2025");
        assertThat(advice.path("tokenDate").asString()).isEqualTo("2025-06-12");
        assertThat(advice.path("benfList")).hasSize(3);
        assertThat(town.askScroll().path("data")).isEmpty();

        on("2025-06-14T09:00:00");
        treasury.pay(Town.BILL);
        logIn();
        JsonNode paid = town.askScroll().at("/data/0");
        assertThat(paid.path("voucherDate").asString()).isEqualTo("2025-06-14");
        assertThat(paid.path("benfDtls")).hasSize(3);
    }

    private void oneIsDormantOnTheSeventeenth() throws Exception {
        treasury.fail(Town.BILL, new ReturnedPayment(Town.BIJU, "Account is dormant", 3));
        on("2025-06-16T22:00:00");
        logIn();
        assertThat(town.askFailures().path("data")).isEmpty();

        on("2025-06-17T22:00:00");
        logIn();
        JsonNode failed = town.askFailures().at("/data/0");
        assertThat(failed.path("billNumber").asString()).isEqualTo(Town.BILL);
        assertThat(failed.path("billRefNo").asString()).isEqualTo(town.told("onlineBillRefNo"));
        assertThat(failed.path("benfDtls")).hasSize(1);
        JsonNode row = failed.at("/benfDtls/0");
        assertThat(row.path("benfId").asString()).isEqualTo(Town.BIJU);
        assertThat(row.path("failedReason").asString()).isEqualTo("Account is dormant");
        assertThat(row.path("challanDate").asString()).isEqualTo("2025-06-17");
        assertThat(row.path("orgBillRefNumber").asString()).isEqualTo(town.told("onlineBillRefNo"));
        assertThat(treasury.books().inSuspensePaise()).isEqualTo(140_000);

        on("2025-06-18T22:00:00");
        logIn();
        assertThat(town.askFailures().at("/data/0")).isEqualTo(failed);
    }

    private String correctedAndPaidOnTheTwentyFifth() throws Exception {
        on("2025-06-20T15:41:00");
        logIn();
        ObjectNode biju = Town.corrected(
                Town.BIJU, town.told("onlineBillRefNo"), "00110022003302", "00110022003302", "00110022009902");
        JsonNode accepted =
                caller.ask("COR", town.correction("PI-DK/2025-26/000058", "2025-06-20 15:41:00", List.of(biju)));
        assertThat(accepted.at("/data/0/successCode").asString()).isEqualTo("0");

        treasury.fail(Town.BILL, new ReturnedPayment(Town.CHITRA, "Late return by RBI", 7));
        on("2025-06-21T22:00:00");
        logIn();
        assertThat(town.askFailures().at("/data/0/benfDtls")).hasSize(2);
        ObjectNode key = town.correctionKey("PI-DK/2025-26/000058", "2025-06-20 15:41:00");
        assertThat(caller.ask("FTPS", key).path("data")).isEmpty();

        on("2025-06-25T10:00:00");
        treasury.pay("PI-DK/2025-26/000058");
        logIn();
        JsonNode paid = caller.ask("FTPS", key).at("/data/0");
        assertThat(paid.path("jitOrgBillRefNo").asString()).isEqualTo(town.told("onlineBillRefNo"));
        assertThat(paid.at("/benfDtls/0/benfAcctNo").asString()).isEqualTo("00110022009902");
        assertThat(paid.path("billRefNo").asString()).isNotEqualTo(town.told("onlineBillRefNo"));
        return paid.path("billRefNo").asString();
    }

    private void returnedAgainOnTheTwentySeventh(String revisedReference) throws Exception {
        treasury.fail("PI-DK/2025-26/000058", new ReturnedPayment(Town.BIJU, "Account does not exist", 2));
        on("2025-06-27T22:00:00");
        logIn();
        BooksView.BillView revised = treasury.books().bill("PI-DK/2025-26/000058");
        JsonNode failed = caller.ask(
                        "FTFPS",
                        Town.params(
                                "jitCorBillNo", "PI-DK/2025-26/000058",
                                "jitCorBillDate", "2025-06-20 15:41:00",
                                "billRefNo", revisedReference,
                                "tokenNumber", String.valueOf(revised.tokenNumber()),
                                "tokenDate", "2025-06-25"))
                .at("/data/0");
        assertThat(failed.path("billRefNo").asString()).isEqualTo(revisedReference);
        assertThat(failed.at("/benfDtls/0/orgBillRefNumber").asString()).isEqualTo(town.told("onlineBillRefNo"));
        assertThat(failed.at("/benfDtls/0/failedReason").asString()).isEqualTo("Account does not exist");
        assertThat(treasury.books().inSuspensePaise()).isEqualTo(280_000);
    }

    private void bothAreInTheSecondCorrection(String revisedReference) throws Exception {
        ObjectNode biju =
                Town.corrected(Town.BIJU, revisedReference, "00110022003302", "00110022009902", "00110022009955");
        ObjectNode chitra = Town.corrected(
                Town.CHITRA, town.told("onlineBillRefNo"), "00110022003303", "00110022003303", "00110022003303");
        JsonNode accepted = caller.ask(
                "COR", town.correction("PI-DK/2025-26/000066", "2025-06-28 11:00:00", List.of(biju, chitra)));
        assertThat(accepted.path("errorMsg").isNull()).as(accepted.toString()).isTrue();
        treasury.pay("PI-DK/2025-26/000066");
    }

    private void logIn() throws Exception {
        caller.logIn();
    }
}
