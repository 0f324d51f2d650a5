package dev.kosh.disbursement.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.disbursement.PaymentStatus;
import dev.kosh.disbursement.jobs.NightTest;
import dev.kosh.disbursement.jobs.NoSlots;
import dev.kosh.disbursement.jobs.SeededInstructions;
import dev.kosh.disbursement.jobs.SeededInstructions.Seeded;
import dev.kosh.disbursement.jobs.TreasuryNight;
import dev.kosh.events.AuditTrail;
import dev.kosh.simulator.Fault;
import dev.kosh.simulator.FaultRule;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.Answer;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.SandboxUser;
import dev.kosh.treasury.TreasuryService;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Search, inbox, refresh, review, exchanges and jobs over REST, and who may call them. */
@NightTest
@NoSlots
class InstructionEndPointTests {

    private static final SandboxUser ACCOUNTANT = new SandboxUser("CTC-ACCOUNTANT01", "EMPLOYEE", "od.cuttack");
    private static final SandboxUser ADMIN = new SandboxUser("CTC-MUKTA01", "EMPLOYEE", "od.cuttack");
    private static final SandboxUser COUNTER = new SandboxUser("CTC-COUNTER01", "EMPLOYEE", "od.cuttack");
    private static final String SEARCH = "/ifms-adapter/pi/v1/_search";
    private static final String REFRESH = "/ifms-adapter/pi/v1/_refresh";

    @Autowired
    private HttpCalls calls;

    @Autowired
    private SeededInstructions instructions;

    @Autowired
    private TreasuryNight night;

    @Autowired
    private TreasurySimulator treasury;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private MovableClock clock;

    @BeforeEach
    void anotherDay() {
        treasury.clearFaults();
        clock.advance(Duration.ofDays(1));
    }

    @Test
    void bothSearchesFindTheSameInstructionWithItsMessageAndActions() {
        Seeded paid = withOneFailure();
        String token = calls.login(ACCOUNTANT);

        JsonNode found = found(calls.post(
                SEARCH,
                body("{'searchCriteria':{'tenantId':'od.cuttack','piNumber':'%s'}}".formatted(paid.number())),
                token));
        JsonNode same = found(calls.post(
                "/mukta-ifix-adapter/v1/pi/_search",
                body("{'criteria':{'tenantId':'od.cuttack','transaction_id':'%s'},'pagination':{'limit':5,'offSet':0}}"
                        .formatted(paid.number())),
                token));

        assertThat(same).isEqualTo(found);
        assertThat(found.path("piStatus").asString()).isEqualTo("COMPLETED");
        assertThat(found.path("failedPaymentCount").asInt()).isEqualTo(1);
        assertThat(found.path("successfulPaymentCount").asInt()).isEqualTo(2);
        assertThat(found.at("/message/severity").asString()).isEqualTo("info");
        assertThat(found.at("/message/text").asString())
                .isEqualTo("On call of FD API: Response is received and updated successfully");
        assertThat(found.at("/message/serviceId").asString()).isEqualTo("FD");
        assertThat(found.path("actions").toString()).isEqualTo("[\"GENERATE_REVISED_PI\"]");
        assertThat(found.at("/paDetails/0/paFinYear").asString()).isEqualTo("2026");
        assertThat(found.at("/piStatusLogs/0/status").asString()).isEqualTo("STATUS_LOG_FD_SUCCESS");
        assertThat(found.path("netAmount").decimalValue()).isEqualByComparingTo("4200.00");
        JsonNode failed = found.path("beneficiaryDetails").path(1);
        assertThat(failed.path("paymentStatus").asString()).isEqualTo("Payment Failed");
        assertThat(failed.path("paymentStatusMessage").asString()).isNotEmpty();
        assertThat(failed.path("benfAcctNo").asString()).matches("\\*{8}\\d{4}");
        assertThat(found.toString()).doesNotContain("7000000001");
    }

    @Test
    void thePathsOfTheOriginalsGatewayAreTheSameCalls() {
        Seeded paid = withOneFailure();
        String token = calls.login(ACCOUNTANT);
        String instruction =
                body("{'searchCriteria':{'tenantId':'od.cuttack','piNumber':'%s'}}".formatted(paid.number()));
        String funds = body("{'searchCriteria':{'tenantId':'od.cuttack'}}");

        assertThat(found(calls.post("/ifms/pi/v1/_search", instruction, token)))
                .isEqualTo(found(calls.post(SEARCH, instruction, token)));
        JsonNode found =
                calls.post("/ifms/funds/v1/_search", funds, token).body().path("funds");
        assertThat(found).isNotEmpty();
        assertThat(found)
                .isEqualTo(calls.post("/ifms-adapter/funds/v1/_search", funds, token)
                        .body()
                        .path("funds"));
    }

    @Test
    void onRequestStatusesAreThoseOfTheOriginalProduct() {
        Seeded failed = withOneFailure();
        Seeded whole = instructions.completed(1);
        String token = calls.login(ACCOUNTANT);

        assertThat(upstream(failed, token)).isEqualTo("PARTIAL");
        assertThat(upstream(whole, token)).isEqualTo("SUCCESSFUL");
        Answer partial = calls.post(
                SEARCH + "?compat=upstream",
                body("{'searchCriteria':{'tenantId':'od.cuttack','piStatus':'PARTIAL','piNumbers':['%s','%s']}}"
                        .formatted(failed.number(), whole.number())),
                token);
        assertThat(partial.body().path("totalCount").asInt()).isEqualTo(1);
        assertThat(found(partial).path("piNumber").asString()).isEqualTo(failed.number());
    }

    @Test
    void aSearchNamesWhatItLooksFor() {
        String token = calls.login(ACCOUNTANT);

        assertThat(calls.post(SEARCH, body("{}"), token).errorCode()).isEqualTo("SEARCH_CRITERIA_MANDATORY");
        assertThat(calls.post(SEARCH, body("{'searchCriteria':{'limit':5}}"), token)
                        .errorCode())
                .isEqualTo("SEARCH_CRITERIA_MANDATORY");
        Answer noTenant = calls.post(SEARCH, body("{'searchCriteria':{'piNumber':'PI-1'}}"), token);
        assertThat(noTenant.status()).isEqualTo(400);
        assertThat(noTenant.errorCode()).isEqualTo("NotNull.searchCriteria.tenantId");
        assertThat(calls.post(SEARCH, body("{'searchCriteria':{'tenantId':'od.cuttack','piStatus':'PARTIAL'}}"), token)
                        .errorCode())
                .isEqualTo("PI_REQUEST_INVALID_PARAMS");
    }

    @Test
    void limitAndOffsetCountInstructions() {
        Seeded first = instructions.completed(3);
        Seeded second = instructions.completed(3);
        String token = calls.login(ACCOUNTANT);
        String criteria = "{'searchCriteria':{'tenantId':'od.cuttack','piNumbers':['%s','%s'],'limit':1,'offset':%d}}";

        Answer page = calls.post(SEARCH, body(criteria.formatted(first.number(), second.number(), 0)), token);
        Answer next = calls.post(SEARCH, body(criteria.formatted(first.number(), second.number(), 1)), token);

        assertThat(page.body().path("totalCount").asInt()).isEqualTo(2);
        assertThat(page.body().path("paymentInstructions")).hasSize(1);
        assertThat(found(page).path("beneficiaryDetails")).hasSize(3);
        assertThat(found(next).path("piNumber")).isNotEqualTo(found(page).path("piNumber"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/wms/pi/_search", "/wms/ifms-pi/_search", "/wms/mukta-pi/_search"})
    void theInboxHasTheSameInstructions(String path) {
        Seeded paid = instructions.completed(1);
        String token = calls.login(ACCOUNTANT);

        Answer inbox = calls.post(
                path,
                body(
                        "{'inbox':{'tenantId':'od.cuttack','moduleSearchCriteria':{'jitBillNo':'%s','status':['COMPLETED']},'limit':10,'offset':0}}"
                                .formatted(paid.number())),
                token);

        assertThat(inbox.status()).isEqualTo(200);
        assertThat(inbox.body().path("totalCount").asInt()).isEqualTo(1);
        assertThat(inbox.body().at("/items/0/businessObject/piNumber").asString())
                .isEqualTo(paid.number());
    }

    @Test
    void aRefreshAsksTheOneThingThatTheStatusAllowsAndOnceAMinute() {
        Seeded seeded = instructions.initiated(1);
        treasury.sign(seeded.number());
        String token = calls.login(ACCOUNTANT);

        Answer first = act(REFRESH, seeded, token);
        Answer second = act(REFRESH, seeded, token);

        assertThat(first.body().at("/paymentInstruction/piStatus").asString()).isEqualTo("APPROVED");
        assertThat(second.status()).isEqualTo(429);
        assertThat(second.errorCode()).isEqualTo("PI_REFRESH_TOO_EARLY");
        clock.advance(Duration.ofSeconds(60));
        Answer third = act(REFRESH, seeded, token);
        assertThat(third.status()).isEqualTo(200);
        assertThat(third.body().at("/paymentInstruction/message/text").asString())
                .isEqualTo("On call of PAG API: No response is received.");
    }

    @Test
    void aTreasuryThatDoesNotAnswerIsNoHttpError() {
        Seeded seeded = instructions.initiated(1);
        treasury.play(FaultRule.on(JitService.PIS, Fault.RESET));

        Answer answer = act(REFRESH, seeded, calls.login(ACCOUNTANT));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/paymentInstruction/message/text").asString())
                .isEqualTo("On call of PIS API: No response is received.");
    }

    @Test
    void failedPaymentsAreAskedForByHandOnBehalfOfTheAdministratorOnly() {
        Seeded paid = instructions.completed(1);
        clock.advance(Duration.ofDays(1));
        treasury.fail(paid.number(), SeededInstructions.comesBack(paid, 0));

        assertThat(act(REFRESH, paid, calls.login(ACCOUNTANT)).errorCode()).isEqualTo("PI_ACTION_NOT_ALLOWED");
        Answer asked = act(REFRESH, paid, calls.login(ADMIN));

        assertThat(asked.body().at("/paymentInstruction/message/serviceId").asString())
                .isEqualTo("FD");
    }

    @Test
    void anInstructionThatWasSignedForAnotherAmountGoesOnAfterItsReview() {
        Seeded seeded = instructions.initiated(1);
        treasury.sign(seeded.number());
        treasury.play(FaultRule.on(JitService.PIS, Fault.EDIT).with("set", Map.of("/data/0/billNetAmount", "1")));
        instructions.ask(TreasuryService.PIS, seeded);
        String accountant = calls.login(ACCOUNTANT);
        String admin = calls.login(ADMIN);
        String review = "/ifms-adapter/pi/v1/_review";

        assertThat(act(REFRESH, seeded, accountant).errorCode()).isEqualTo("PI_ACTION_NOT_ALLOWED");
        assertThat(calls.post(review, note(seeded, "checked by telephone"), accountant)
                        .status())
                .isEqualTo(403);
        assertThat(calls.post(review, note(seeded, ""), admin).errorCode()).isEqualTo("PI_REQUEST_INVALID_PARAMS");
        assertThat(calls.post(review, note(seeded, "checked by telephone"), admin)
                        .status())
                .isEqualTo(200);
        assertThat(calls.post(review, note(seeded, "again"), admin).errorCode()).isEqualTo("PI_ACTION_NOT_ALLOWED");

        assertThat(instructions.findings(seeded)).isEmpty();
        assertThat(audit.of(
                        SeededInstructions.TENANT,
                        "PAYMENT_INSTRUCTION",
                        seeded.id().toString()))
                .extracting(entry -> entry.action())
                .containsExactly("AMOUNT_REVIEWED");
        assertThat(act(REFRESH, seeded, accountant).status()).isEqualTo(200);
    }

    @Test
    void exchangesAreListedWithoutWhatWasSaidAndWithItForTheAdministratorOnRecord() {
        Seeded seeded = instructions.initiated(1);
        instructions.ask(TreasuryService.PIS, seeded);
        String path = "/ifms-adapter/pi/v1/_logs";

        Answer listed = act(path, seeded, calls.login(ACCOUNTANT));

        assertThat(listed.body()
                        .path("attempts")
                        .valueStream()
                        .map(each -> each.path("serviceId").asString()))
                .containsExactly("PIS", "PI");
        assertThat(listed.body().at("/attempts/0/request").isNull()).isTrue();
        String withPayload = body("{'tenantId':'od.cuttack','piNumber':'%s','serviceId':'PI','includePayload':true}"
                .formatted(seeded.number()));
        assertThat(calls.post(path, withPayload, calls.login(ACCOUNTANT)).errorCode())
                .isEqualTo("PAYLOAD_NOT_ALLOWED");
        JsonNode opened =
                calls.post(path, withPayload, calls.login(ADMIN)).body().path("attempts");
        assertThat(opened).hasSize(1);
        assertThat(opened.at("/0/request").asString()).contains("\"jitBillNo\":\"" + seeded.number());
    }

    @Test
    void aJobIsStartedByHandAndItsRunIsFollowed() {
        instructions.completed(1);
        String admin = calls.login(ADMIN);
        String scheduler = "/ifms-adapter/_scheduler?serviceId=";

        Answer started = calls.post(scheduler + "FD", body("{'tenantId':'od.cuttack'}"), admin);
        String run =
                "/ifms-adapter/scheduler-runs/" + started.body().path("runId").asString();
        JsonNode waiting = get(run, admin).body();
        night.now();

        assertThat(started.status()).isEqualTo(202);
        assertThat(waiting.path("state").asString()).isEqualTo("WAITING");
        JsonNode ended = get(run, admin).body();
        assertThat(ended.path("state").asString()).isEqualTo("ENDED");
        assertThat(ended.path("trigger").asString()).isEqualTo("MANUAL");
        assertThat(ended.path("called").asInt()).isPositive();
        assertThat(calls.post(scheduler + "PIS", body("{}"), admin).errorCode()).isEqualTo("JOB_NOT_ALLOWED");
        assertThat(calls.post(scheduler + "XX", body("{}"), admin).errorCode()).isEqualTo("JOB_UNKNOWN");
        assertThat(get("/ifms-adapter/scheduler-runs/none", admin).errorCode()).isEqualTo("JOB_RUN_NOT_FOUND");
        assertThat(calls.post(scheduler + "FD", body("{}"), calls.login(ACCOUNTANT))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theBooksAreProvedOverRest() {
        instructions.completed(2);

        JsonNode books = calls.post(
                        "/ifms-adapter/reconciliation/v1/_check", body("{'tenantId':'od.cuttack'}"), calls.login(ADMIN))
                .body();

        assertThat(books.path("rules")).hasSizeGreaterThanOrEqualTo(14);
        assertThat(books.path("rules")
                        .valueStream()
                        .filter(rule -> rule.path("rule").asString().equals("R9")))
                .singleElement()
                .satisfies(rule -> assertThat(rule.path("checked").asInt()).isPositive());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {SEARCH, "/wms/pi/_search", REFRESH, "/ifms-adapter/pi/v1/_logs", "/ifms-adapter/pi/v1/_review"})
    void whoHasNoRoleForItGetsNothing(String path) {
        Answer answer = calls.post(path, body("{'tenantId':'od.cuttack','piNumber':'PI-1'}"), calls.login(COUNTER));

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void anInstructionOfAnotherTownIsNotFound() {
        Seeded seeded = instructions.completed(1);

        assertThat(calls.post(
                                REFRESH,
                                body("{'tenantId':'od.puri','piNumber':'%s'}".formatted(seeded.number())),
                                calls.login(ACCOUNTANT))
                        .status())
                .isEqualTo(403);
        assertThat(act(
                                REFRESH,
                                new Seeded(0, "PI-CTC/2026-27/999998", seeded.id(), seeded.benefIds()),
                                calls.login(ACCOUNTANT))
                        .errorCode())
                .isEqualTo("PI_NOT_FOUND");
    }

    private Seeded withOneFailure() {
        Seeded paid = instructions.completed(3);
        treasury.fail(paid.number(), SeededInstructions.comesBack(paid, 1));
        clock.advance(Duration.ofDays(2));
        instructions.ask(TreasuryService.FD, paid);
        assertThat(instructions.payments(paid)).contains(PaymentStatus.FAILED);
        return paid;
    }

    private String upstream(Seeded seeded, String token) {
        return found(calls.post(
                        SEARCH + "?compat=upstream",
                        body("{'searchCriteria':{'tenantId':'od.cuttack','piNumber':'%s'}}".formatted(seeded.number())),
                        token))
                .path("piStatus")
                .asString();
    }

    private Answer act(String path, Seeded seeded, String token) {
        return calls.post(path, body("{'tenantId':'od.cuttack','piNumber':'%s'}".formatted(seeded.number())), token);
    }

    private Answer get(String path, String token) {
        return calls.send(calls.to(path).GET().header("auth-token", token));
    }

    private static String note(Seeded seeded, String note) {
        return body("{'tenantId':'od.cuttack','piNumber':'%s','note':'%s'}".formatted(seeded.number(), note));
    }

    private static String body(String json) {
        return json.replace('\'', '"');
    }

    private static JsonNode found(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().path("paymentInstructions").path(0);
    }
}
