package dev.kosh.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The admin paths, which drive a treasury that runs alone. */
class AdminPathTests extends AtTheTreasury {

    private static final String PI = "/__sim/pi/PI-DK%2F2025-26%2F000041/";

    @Test
    void oneInstructionGoesItsWholeWayOverHttp() throws Exception {
        town.push();
        assertThat(done(PI + "sign", "").path("state").asString()).isEqualTo("SIGNED");
        town.askStatus();
        assertThat(done(PI + "advise", "").path("state").asString()).isEqualTo("ADVISED");
        town.askAdvice();
        assertThat(done(PI + "pay", "{\"benefIds\":[\"" + Town.ASHA + "\"]}")
                        .path("state")
                        .asString())
                .isEqualTo("PARTLY_PAID");
        assertThat(done("/__sim/pi/PI-DK/2025-26/000041/pay", "").path("state").asString())
                .as("slashes need no encoding")
                .isEqualTo("PAID");
        JsonNode failed = done(
                PI + "fail",
                "{\"rows\":[{\"benefId\":\"" + Town.BIJU
                        + "\",\"reason\":\"Account closed\",\"daysAfterVoucher\":0,\"utr\":\"UTR-9\"}]}");
        assertThat(failed.at("/beneficiaries/1/failedReason").asString()).isEqualTo("Account closed");
        assertThat(town.askFailures().at("/data/0/benfDtls/0/utrNo").asString()).isEqualTo("UTR-9");

        var biju = Town.corrected(
                Town.BIJU, town.told("onlineBillRefNo"), "00110022003302", "00110022003302", "00110022009902");
        caller.ask("COR", town.correction("PI-C", Town.BILL_DATE, List.of(biju)));
        assertThat(done("/__sim/cor/PI-C/pay", "").path("state").asString()).isEqualTo("PAID");
        JsonNode state = JSON.readTree(caller.get("/__sim/state").body());
        assertThat(state.path("debitedPaise").asLong()).isEqualTo(420_000);
        assertThat(state.path("inSuspensePaise").asLong()).isZero();
        assertThat(state.path("paidTwice")).isEmpty();
        assertThat(state.path("bills")).hasSize(2);
        assertThat(JSON.readTree(caller.get("/__sim/state?bills=false").body()).path("bills"))
                .isEmpty();
    }

    @Test
    void theOfficeRejectsOverHttp() throws Exception {
        town.push();

        assertThat(done(PI + "reject", "{\"office\":\"dk_op\"}").path("state").asString())
                .isEqualTo("REJECTED");
        assertThat(error(town.askStatus())).endsWith("dk_op");
    }

    @Test
    void theClockStandsStillOrTicks() throws Exception {
        done("/__sim/clock", "{\"now\":\"2025-06-16T22:00:00+05:30\"}");
        assertThat(treasury.clock().now()).hasToString("2025-06-16T16:30:00Z");

        done("/__sim/clock", "{\"now\":\"2025-06-16T22:00:00+05:30\",\"ticking\":true}");
        Thread.sleep(20);
        assertThat(treasury.clock().now()).isAfter("2025-06-16T16:30:00.010Z").isBefore("2025-06-16T16:40:00Z");
    }

    @Test
    void faultsAreDataAndCanBeCleared() throws Exception {
        done(
                "/__sim/faults",
                "[{\"service\":\"PIS\",\"match\":{\"piNumber\":\"X\",\"from\":\"2025-06-10T00:00:00+05:30\"},"
                        + "\"fault\":\"ERROR\",\"args\":{\"errorMsg\":\"Busy\"},\"times\":2}]");
        assertThat(error(caller.ask("PIS", Town.statusParams("X")))).isEqualTo("Busy");

        assertThat(caller.delete("/__sim/faults").statusCode()).isEqualTo(200);
        assertThat(error(caller.ask("PIS", Town.statusParams("X")))).contains("not known");
    }

    @Test
    void whatWasSeenIsShownPerServiceAndNumber() throws Exception {
        town.push();
        town.askStatus();
        caller.ask("PIS", Town.statusParams("X"));

        JsonNode seen = JSON.readTree(caller.get("/__sim/requests?service=PIS&piNumber=PI-DK%2F2025-26%2F000041")
                .body());

        assertThat(seen).hasSize(1);
        assertThat(seen.at("/0/params")).isEqualTo(Town.statusParams(Town.BILL));
        assertThat(seen.at("/0/headers/authtoken").asString()).isEqualTo("****");
        assertThat(JSON.readTree(caller.get("/__sim/requests?service=PIS").body()))
                .hasSize(2);
    }

    @Test
    void allotmentsAutoModeLatencyAndSessionsCanBeSet() throws Exception {
        done(
                "/__sim/allotments",
                "[{\"ddoCode\":\"D\",\"granteeAgCode\":\"G\",\"allotmentDate\":\"2025-06-01\","
                        + "\"allotmentTxnType\":\"Odd type\",\"mstAllotmentDistId\":\"1\"}]");
        JsonNode rows = caller.ask(
                "VA", Town.params("hoa", "1", "fromDate", "2025-04-01 00:00:00", "ddoCode", "D", "granteCode", "G"));
        assertThat(rows.at("/data/0/allotmentTxnType").asString()).isEqualTo("Odd type");

        town.push();
        done(
                "/__sim/auto",
                "{\"signAfterDays\":0,\"adviseAfterDays\":0,\"payAfterDays\":0,\"rejectedShare\":0,"
                        + "\"laterScrollShare\":0,\"failedShare\":0,\"mostDaysUntilReturn\":1}");
        assertThat(treasury.books().debitedPaise()).isEqualTo(420_000);

        done("/__sim/latency", "{\"millis\":200}");
        long start = System.nanoTime();
        caller.ask("PIS", Town.statusParams("X"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(199));

        done("/__sim/sessions/expire", "");
        assertThat(caller.askRaw("PIS", Town.statusParams("X"), JitCaller.random(32))
                        .body())
                .contains("No valid session");
    }

    @Test
    void instructionsThatWerePaidBeforeCanBeHeldByTheThousand() throws Exception {
        done("/__sim/instructions", """
                [{"number":"PI-H","billDate":"2025-05-01 10:00:00","ssuIaId":"5101","schemeCode":"77001",
                  "mstAllotmentDistId":"4711","purpose":"MR 1","finYear":"2025","adviceId":"A-1",
                  "billRefNo":"202500000001","tokenNumber":"3","tokenDate":"2025-05-03","voucherNo":"V-1",
                  "voucherDate":"2025-05-05",
                  "beneficiaries":[{"benefId":"BN-1","account":"1","ifsc":"TEST0000101","amountPaise":100},
                                   {"benefId":"BN-2","account":"2","ifsc":"TEST0000101","amountPaise":50}],
                  "returns":[{"benefId":"BN-2","reason":"Account frozen","daysAfterVoucher":2}]}]""");

        JsonNode answer = caller.ask(
                "FD",
                Town.params(
                        "billno",
                        "PI-H",
                        "billDate",
                        "2025-05-01",
                        "adviceId",
                        "A-1",
                        "onlineBillRefNo",
                        "202500000001",
                        "tokenNo",
                        "3",
                        "tokenDate",
                        "2025-05-03"));

        assertThat(answer.at("/data/0/benfDtls/0/benfId").asString()).isEqualTo("BN-2");
        assertThat(answer.at("/data/0/voucherNo").asString()).isEqualTo("V-1");
        assertThat(treasury.books().debitedPaise()).isEqualTo(150);
        assertThat(treasury.books().inSuspensePaise()).isEqualTo(50);
    }

    @Test
    void aResetEmptiesEverything() throws Exception {
        town.push();
        done("/__sim/clock", "{\"now\":\"2030-01-01T00:00:00+05:30\"}");
        treasury.play(FaultRule.onAll(Fault.HANG));

        done("/__sim/reset", "");

        assertThat(treasury.books().bills()).isEmpty();
        assertThat(treasury.requests()).isEmpty();
        assertThat(treasury.clock().now()).hasToString("2025-06-10T05:50:05Z");
        caller.logIn();
        assertThat(error(town.push())).isEmpty();
    }

    @Test
    void whatCannotBeDoneIsSaidWithItsReason() throws Exception {
        town.push();

        assertRefused(PI + "advise", "", 409, "ACCEPTED");
        assertRefused("/__sim/pi/PI-NONE/sign", "", 404, "PI-NONE");
        assertRefused(PI + "sing", "", 404, "sign, reject");
        assertRefused("/__sim/nothing", "", 404, "nothing");
        assertRefused("/__sim/faults", "[{\"service\":\"FD\",\"fault\":\"HANG\",\"time\":3}]", 400, "time");
        assertRefused("/__sim/faults", "[{\"fault\":\"DELAY\",\"args\":{\"sec\":3}}]", 400, "sec");
        assertRefused("/__sim/faults", "[{\"service\":\"FD\"}]", 400, "fault");
        assertRefused("/__sim/clock", "{\"now\":\"yesterday\"}", 400, "yesterday");
        assertRefused("/__sim/latency", "{\"millis\":-1}", 400, "millis");
        assertRefused("/__sim/allotments", "[{}]", 400, "ddoCode");
        assertRefused(PI + "fail", "{\"rows\":[{\"reason\":\"x\",\"daysAfterVoucher\":1}]}", 400, "benefId");
        assertRefused("/__sim/instructions", "[{\"number\":\"PI-H\"}]", 400, "needed");
        assertRefused("/__sim/clock", "{", 400, "");
    }

    private void assertRefused(String path, String body, int status, String word) throws Exception {
        HttpResponse<String> answer = caller.post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).path("error").asString()).contains(word);
    }

    private JsonNode done(String path, String body) throws Exception {
        HttpResponse<String> answer = caller.post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
