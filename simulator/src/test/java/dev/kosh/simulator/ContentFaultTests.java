package dev.kosh.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Faults of content: what the treasury says is well-formed, but not what it should say. */
class ContentFaultTests extends AtTheTreasury {

    @Test
    void anErrorStandsAloneOrBesideTheData() throws Exception {
        town.push();
        treasury.sign(Town.BILL);
        treasury.play(
                FaultRule.on(JitService.PIS, Fault.ERROR)
                        .with("errorMsg", "Server is busy")
                        .times(1),
                FaultRule.on(JitService.PIS, Fault.ERROR)
                        .with("errorMsg", "")
                        .with("keepData", true)
                        .times(1),
                FaultRule.on(JitService.PIS, Fault.ERROR)
                        .with("errorMsg", "Both at once")
                        .with("keepData", true));

        JsonNode alone = town.askStatus();
        JsonNode blank = town.askStatus();
        JsonNode beside = town.askStatus();

        assertThat(error(alone)).isEqualTo("Server is busy");
        assertThat(alone.path("data")).isEmpty();
        assertThat(blank.path("errorMsg").asString()).isEmpty();
        assertThat(blank.path("data")).hasSize(1);
        assertThat(error(beside)).isEqualTo("Both at once");
        assertThat(beside.path("data")).hasSize(1);
    }

    @Test
    void severalErrorsComeWithTheirCodes() throws Exception {
        treasury.play(FaultRule.on(JitService.PI, Fault.ERROR)
                .with(
                        "errors",
                        List.of(
                                Map.of("errorCode", "TR9999", "errorMsg", "Internal error"),
                                Map.of("errorCode", "FV0005", "errorMsg", "ଭୁଲ <script>"))));

        JsonNode answer = town.push();

        assertThat(firstErrors(answer)).isEqualTo("TR9999: Internal error\nFV0005: ଭୁଲ <script>\n");
        assertThat(answer.has("errorMsg")).isFalse();
        assertThat(treasury.books().bills()).isEmpty();
    }

    @Test
    void dataMayBeMissingOrNullOrAnObject() throws Exception {
        treasury.play(
                FaultRule.on(JitService.VA, Fault.DATA).times(1),
                FaultRule.on(JitService.VA, Fault.DATA).with("value", null).times(1),
                FaultRule.on(JitService.VA, Fault.DATA).with("value", Map.of()));

        assertThat(caller.ask("VA", Town.params()).has("data")).isFalse();
        assertThat(caller.ask("VA", Town.params()).path("data").isNull()).isTrue();
        assertThat(caller.ask("VA", Town.params()).path("data").isObject()).isTrue();
    }

    @Test
    void anInstructionMayBeRefusedByItsSuccessCode() throws Exception {
        treasury.play(
                FaultRule.on(JitService.PI, Fault.REFUSED).with("text", "no").times(1),
                FaultRule.on(JitService.COR, Fault.REFUSED).with("successCode", "7"));

        JsonNode row = town.push().at("/data/0");

        assertThat(row.path("jitBillNo").asString()).isEqualTo(Town.BILL);
        assertThat(row.path("jitBillDate").asString()).isEqualTo(Town.BILL_DAY);
        assertThat(row.path("successCode").asString()).isEqualTo("1");
        assertThat(row.path("sucessDescrp").asString()).isEqualTo("no");
        assertThat(treasury.books().bills()).isEmpty();
        JsonNode correction = caller.ask("COR", town.correction("PI-C", Town.BILL_DATE, List.of()));
        assertThat(correction.at("/data/0/successCode").asString()).isEqualTo("7");
        assertThat(correction.at("/data/0/jitCorBillNo").asString()).isEqualTo("PI-C");
    }

    @Test
    void anIfscOfRightFormMayBeWrongUntilItIsCorrected() throws Exception {
        treasury.play(FaultRule.on(JitService.PI, Fault.WRONG_IFSC).with("ifscs", List.of("TEST0000101")));

        JsonNode answer = town.push();

        assertThat(firstErrors(answer)).contains(Town.ASHA, Town.BIJU).doesNotContain(Town.CHITRA);
        assertThat(treasury.books().bills()).isEmpty();
    }

    @Test
    void anyValueCanBeSetRemovedAppendedOrCopied() throws Exception {
        town.bePaid(treasury);
        treasury.play(FaultRule.on(JitService.PD, Fault.EDIT)
                .with(
                        "set",
                        Map.of(
                                "/data/0/voucherDate",
                                "14/06/2025",
                                "/data/0/benfDtls/0/benfId",
                                "BN-UNKNOWN",
                                "/data/0/benfDtls/3/utrNo",
                                "OTHER"))
                .with("remove", List.of("/data/0/benfDtls/1/benfId"))
                .with("append", Map.of("/data", Map.of("billNumber", "PI-NONE")))
                .with("copy", List.of(Map.of("from", "/data/0/benfDtls/2", "to", "/data/0/benfDtls"))));

        JsonNode data = town.askScroll().path("data");

        assertThat(data.at("/0/voucherDate").asString()).isEqualTo("14/06/2025");
        assertThat(data.at("/0/benfDtls/0/benfId").asString()).isEqualTo("BN-UNKNOWN");
        assertThat(data.at("/0/benfDtls/1").has("benfId")).isFalse();
        assertThat(data.at("/0/benfDtls")).hasSize(4);
        assertThat(data.at("/0/benfDtls/3/benfId")).isEqualTo(data.at("/0/benfDtls/2/benfId"));
        assertThat(data.at("/0/benfDtls/3/utrNo").asString()).isEqualTo("OTHER");
        assertThat(data.at("/0/benfDtls/2/utrNo").asString()).isNotEqualTo("OTHER");
        assertThat(data.at("/1/billNumber").asString()).isEqualTo("PI-NONE");
        treasury.clearFaults();
        assertThat(town.askScroll().at("/data/0/benfDtls"))
                .as("the books are as before")
                .hasSize(3);
    }

    @Test
    void elementsOfListsCanBeReplacedAndRemoved() throws Exception {
        town.bePaid(treasury);
        treasury.play(FaultRule.on(JitService.PAG, Fault.EDIT)
                .with("set", Map.of("/data/0/benfList/0", Map.of("benfId", "X"), "/data/0/tokenNumber", 7))
                .with("remove", List.of("/data/0/benfList/2", "/data/9", "/nowhere/at/all")));

        JsonNode row = town.askAdvice().at("/data/0");

        assertThat(row.path("benfList")).hasSize(2);
        assertThat(row.at("/benfList/0/benfId").asString()).isEqualTo("X");
        assertThat(row.path("tokenNumber").isNumber()).isTrue();
    }

    @Test
    void aNullCanBeSet() throws Exception {
        Map<String, Object> set = new HashMap<>(Collections.singletonMap("/data/0/ssuIaId", null));
        treasury.play(FaultRule.on(JitService.PI, Fault.EDIT).with("set", set));

        assertThat(town.push().at("/data/0/ssuIaId").isNull()).isTrue();
    }

    @Test
    void failuresByVoucherMayReachBeyondTheDay() throws Exception {
        town.bePaid(treasury);
        treasury.fail(Town.BILL, new ReturnedPayment(Town.BIJU, "Account closed", 0));
        var params = Town.params("finYear", "2025", "extAppName", "MUKTA", "voucherDate", "2025-06-12");
        assertThat(caller.ask("FD", params).path("data")).isEmpty();

        treasury.play(FaultRule.on(JitService.FD, Fault.WIDER_DATES).with("before", 2));

        assertThat(caller.ask("FD", params).path("data")).hasSize(1);
        assertThat(caller.ask("FD", params.put("voucherDate", "2025-06-13")).path("data"))
                .isEmpty();
    }

    @Test
    void failuresOfCorrectionsMayBeToldByFdUnderTheirOwnReference() throws Exception {
        town.bePaid(treasury);
        treasury.fail(Town.BILL, new ReturnedPayment(Town.BIJU, "Account closed", 0));
        var biju = Town.corrected(
                Town.BIJU, town.told("onlineBillRefNo"), "00110022003302", "00110022003302", "00110022009902");
        caller.ask("COR", town.correction("PI-C", Town.BILL_DATE, List.of(biju)));
        treasury.pay("PI-C");
        treasury.fail("PI-C", new ReturnedPayment(Town.BIJU, "Account frozen", 0));
        assertThat(town.askFailures().path("data")).hasSize(1);

        treasury.play(FaultRule.on(JitService.FD, Fault.WITH_REVISIONS));

        JsonNode revised = town.askFailures().at("/data/1");
        assertThat(revised.path("billNumber").asString()).isEqualTo("PI-C");
        assertThat(revised.path("billRefNo").asString()).isNotEqualTo(town.told("onlineBillRefNo"));
        assertThat(revised.at("/benfDtls/0/orgBillRefNumber").asString()).isEqualTo(town.told("onlineBillRefNo"));
    }
}
