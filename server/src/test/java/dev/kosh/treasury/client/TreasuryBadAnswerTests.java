package dev.kosh.treasury.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.treasury.Glitch;
import dev.kosh.treasury.Outcome;
import dev.kosh.treasury.TreasuryAnswer;
import dev.kosh.treasury.TreasuryError;
import dev.kosh.treasury.TreasuryService;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The treasury answers, but with an error or something that cannot be used: T07, T10, T12 to T21. An error that is not the
 * treasury's own proves nothing: an instruction that was pushed stays pending.
 */
@Tag("long")
@TreasuryTest
class TreasuryBadAnswerTests {

    @Autowired
    private TestTreasury treasuries;

    private final JitPeer peer = JitPeer.start();
    private final String reference = UUID.randomUUID().toString();
    private TestTreasury.Client client;

    @BeforeEach
    void connect() {
        client = treasuries.client(peer.address(), Map.of());
    }

    @AfterEach
    void close() {
        client.close();
        peer.close();
    }

    @ParameterizedTest
    @EnumSource
    void t07InternalErrorWithATextIsAnErrorWithThatTextAndProvesNoRefusal(TreasuryService service) {
        peer.answers(call -> call.reply(500, "ORA-00600 in JITFS"));

        expectError(service, Glitch.JIT_HTTP_ERROR, "ORA-00600 in JITFS", false);
    }

    @Test
    void anErrorStatusWithoutReadableTextIsAnErrorThatNamesTheStatus() {
        peer.answers(call -> call.reply(500, "<html>Oops</html>"));
        expectError(TreasuryService.FD, Glitch.JIT_HTTP_ERROR, "HTTP 500", false);

        peer.answers(call -> call.reply(404, "<html>Not here</html>"));
        expectError(TreasuryService.PI, Glitch.JIT_HTTP_ERROR, "HTTP 404", false);

        peer.answers(call -> call.reply(400, ""));
        expectError(TreasuryService.PI, Glitch.JIT_HTTP_ERROR, "HTTP 400", false);
    }

    @Test
    void aRedirectionIsNotFollowed() {
        peer.answers(call -> {
            call.header("Location", peer.address().baseUrl() + "/elsewhere");
            call.reply(302, "");
        });

        expectError(TreasuryService.PI, Glitch.JIT_HTTP_ERROR, "HTTP 302", false);
    }

    @ParameterizedTest
    @EnumSource
    void t10BadRequestWithAJsonErrorIsAnErrorOfTheTreasurysOwnWithItsText(TreasuryService service) {
        peer.answers(call -> call.reply(400, "{\"errorMsg\":\"Wrong DDO code\"}"));
        expectError(service, Glitch.JIT_HTTP_ERROR, "Wrong DDO code", true);

        peer.answers(call -> call.reply(400, "{\"status\":400,\"error\":\"Bad Request\",\"message\":\"no params\"}"));
        expectError(service, Glitch.JIT_HTTP_ERROR, "no params", true);
    }

    @ParameterizedTest
    @EnumSource
    void t12ABodyThatIsNotBase64IsUnreadable(TreasuryService service) {
        peer.answers(call -> call.reply(200, "*** not sealed ***"));

        expectError(service, Glitch.JIT_DECRYPT_FAILED, "Unreadable response", false);
    }

    @ParameterizedTest
    @EnumSource
    void t13AnAnswerSealedWithAnotherKeyIsUnreadable(TreasuryService service) {
        String answer = "{\"serviceId\":\"" + service + "\",\"data\":[{\"a\":\"b\"}]}";
        peer.answers(call -> call.reply(
                200, JitPeer.base64(JitPeer.aes(Cipher.ENCRYPT_MODE, new byte[32], answer.getBytes("UTF-8")))));

        expectError(service, Glitch.JIT_DECRYPT_FAILED, "Unreadable response", false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"serviceId\":\"PI\",\"data\":[{\"jitB | JIT_MALFORMED_JSON | Unreadable response",
                "<html>Welcome</html> | JIT_MALFORMED_JSON | Unreadable response",
                "{\"data\":[]} {\"data\":[]} | JIT_MALFORMED_JSON | Unreadable response",
                "[] | JIT_SCHEMA_INVALID | Unexpected response format",
                "null | JIT_SCHEMA_INVALID | Unexpected response format",
                "{} | JIT_SCHEMA_INVALID | Unexpected response format",
                "{\"errorMsg\":{\"a\":1}} | JIT_SCHEMA_INVALID | Unexpected response format",
                "{\"errorMsgs\":[{}],\"data\":[]} | JIT_SCHEMA_INVALID | Unexpected response format"
            })
    void t14WhatOpensToSomethingElseThanAnAnswerIsAnErrorThatProvesNothing(String text, Glitch glitch, String banner) {
        peer.answers(call -> call.answer(text));

        expectError(TreasuryService.PI, glitch, banner, false);
        expectError(TreasuryService.FD, glitch, banner, false);
    }

    @ParameterizedTest
    @EnumSource
    void t15UnknownMembersOtherOrderAndNumbersInThePlaceOfTextsWork(TreasuryService service) {
        peer.answers(call -> call.answer("""
                {"version":7,"data":[{"tokenNumber":57,"amount":1400.50,"new":{"x":[1]}}],"errorMsg":null,
                 "errorMsgs":[],"serviceId":"%s","trace":null}""".formatted(service)));

        TreasuryAnswer answer = client.call(service);

        assertThat(answer.outcome()).isEqualTo(Outcome.SUCCESS);
        assertThat(answer.data()).singleElement().satisfies(row -> {
            assertThat(row.path("tokenNumber").asString()).isEqualTo("57");
            assertThat(row.path("amount").decimalValue()).isEqualByComparingTo("1400.50");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {" PIS", "pis ", "Pis"})
    void t16TheNameOfTheServiceMayHaveBlanksAndSmallLetters(String echo) {
        peer.answers(call -> call.answer("{\"serviceId\":\"" + echo + "\",\"data\":[{\"a\":\"b\"}]}"));

        assertThat(client.call(TreasuryService.PIS).outcome()).isEqualTo(Outcome.SUCCESS);
    }

    @ParameterizedTest
    @EnumSource
    void t16TheAnswerOfAnotherServiceIsAnError(TreasuryService service) {
        String other = service == TreasuryService.PD ? "PAG" : "PD";
        peer.answers(call -> call.answer("{\"serviceId\":\"" + other + "\",\"data\":[{\"a\":\"b\"}]}"));

        expectError(service, Glitch.JIT_SERVICE_MISMATCH, "Unexpected response format", false);
    }

    @ParameterizedTest
    @EnumSource
    void t17AnEmptyErrorTextIsNoError(TreasuryService service) {
        peer.answers(
                call -> call.answer("{\"serviceId\":\"" + service + "\",\"errorMsg\":\"\",\"data\":[{\"a\":\"b\"}]}"));

        TreasuryAnswer answer = client.call(service);

        assertThat(answer.outcome()).isEqualTo(Outcome.SUCCESS);
        assertThat(answer.data()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void t18AnErrorBesideDataWinsAndTheDataIsNotHandedOn(TreasuryService service) {
        peer.answers(call -> call.answer(
                "{\"serviceId\":\"" + service + "\",\"errorMsg\":\"Ledger closed\",\"data\":[{\"a\":\"b\"}]}"));

        expectError(service, null, "Ledger closed", true);
    }

    @ParameterizedTest
    @EnumSource
    void t19SeveralErrorsAreJoined(TreasuryService service) {
        peer.answers(call -> call.answer("""
                {"serviceId":"%s","errorMsgs":[
                 {"errorCode":"340","errorMsg":"Wrong IFSC provided in Beneficiary Details for BenefId BN-1"},
                 {"errorCode":341,"errorMsg":"Wrong name"}],"data":[]}""".formatted(service)));

        TreasuryAnswer answer = expectError(
                service,
                null,
                "340: Wrong IFSC provided in Beneficiary Details for BenefId BN-1; 341: Wrong name",
                true);

        assertThat(answer.errors())
                .containsExactly(
                        new TreasuryError("340", "Wrong IFSC provided in Beneficiary Details for BenefId BN-1"),
                        new TreasuryError("341", "Wrong name"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VA | SUCCESS",
                "PI | NO_RESPONSE",
                "PIS | NO_RESPONSE",
                "PAG | NO_RESPONSE",
                "PD | NO_RESPONSE",
                "FD | SUCCESS",
                "COR | NO_RESPONSE",
                "FTPS | NO_RESPONSE",
                "FTFPS | SUCCESS"
            })
    void t20DataThatIsMissingNullOrEmptyMeansNotYetOrNothing(TreasuryService service, Outcome expected) {
        for (String data : List.of("", ",\"data\":null", ",\"data\":[]")) {
            peer.answers(call -> call.answer("{\"serviceId\":\"" + service + "\",\"errorMsg\":null" + data + "}"));

            TreasuryAnswer answer = client.call(service, reference + data);

            assertThat(answer.outcome()).isEqualTo(expected);
            assertThat(answer.glitch()).isNull();
            assertThat(answer.data()).isEmpty();
            assertThat(client.tries(reference + data))
                    .as("an answer is not asked for again")
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void t20DataThatIsAnObjectIsAnError(TreasuryService service) {
        peer.answers(call -> call.answer("{\"serviceId\":\"" + service + "\",\"data\":{\"a\":\"b\"}}"));

        expectError(service, Glitch.JIT_SCHEMA_INVALID, "Unexpected response format", false);
    }

    @ParameterizedTest
    @EnumSource
    void t20RowsOfWhichNoneIsAnObjectAreAnError(TreasuryService service) {
        peer.answers(call -> call.answer("{\"serviceId\":\"" + service + "\",\"data\":[\"BN-CTC/000001\",null,7]}"));

        expectError(service, Glitch.JIT_SCHEMA_INVALID, "Unexpected response format", false);
    }

    @Test
    void theMeaningOfEmptyDataCanBeSetPerService() {
        try (TestTreasury.Client strict =
                treasuries.client(peer.address(), Map.of("jit.empty-data.fd", "N", "jit.empty-data.PIS", "S"))) {
            peer.answers(call -> call.answer("{\"data\":[]}"));

            assertThat(strict.call(TreasuryService.FD).outcome()).isEqualTo(Outcome.NO_RESPONSE);
            assertThat(strict.call(TreasuryService.PIS).outcome()).isEqualTo(Outcome.SUCCESS);
            assertThat(strict.call(TreasuryService.FTFPS).outcome()).isEqualTo(Outcome.SUCCESS);
        }
    }

    @Test
    void t21ALongErrorTextInOdiaWithMarkupIsHandedOnWholeAndShownCut() {
        String text = "<script>alert(1)</script> " + "ଅବୈଧ ଖାତା ".repeat(500);
        peer.answers(call -> call.answer("{\"serviceId\":\"FD\",\"errorMsg\":\"" + text + "\"}"));

        TreasuryAnswer answer = expectError(TreasuryService.FD, null, text.strip(), true);

        assertThat(answer.displayText()).hasSize(1_000).isEqualTo(text.substring(0, 1_000));
        assertThat(client.tries(reference))
                .last()
                .satisfies(each -> assertThat(each.errorText()).isEqualTo(text.strip()));
    }

    @Test
    void aSealedErrorUnderAnErrorStatusIsTheTreasurysOwn() {
        peer.answers(call -> call.reply(500, call.sealed("{\"errorMsg\":\"Ledger closed\"}")));
        expectError(TreasuryService.PI, null, "Ledger closed", true);

        peer.answers(call -> call.reply(500, call.sealed("{\"data\":[{\"a\":\"b\"}]}")));
        expectError(TreasuryService.PI, Glitch.JIT_HTTP_ERROR, "HTTP 500", false);
    }

    @Test
    void anErrorInClearUnderSuccessIsTheTreasurysOwnIfItStandsWhereItsErrorsStand() {
        peer.answers(call -> call.reply(200, "{\"errorMsgs\":{\"errorCode\":\"7\",\"errorMsg\":\"No such service\"}}"));
        expectError(TreasuryService.PI, null, "7: No such service", true);

        peer.answers(call -> call.reply(200, "{\"message\":\"gateway says hello\"}"));
        expectError(TreasuryService.PI, Glitch.JIT_SCHEMA_INVALID, "Unexpected response format", false);
    }

    @Test
    void anUnavailableTreasuryThatSaysWhyIsAnErrorThatProvesNothing() {
        peer.answers(call -> call.reply(503, "{\"errorMsg\":\"Closed for the year's end\"}"));

        expectError(TreasuryService.PI, Glitch.JIT_HTTP_ERROR, "Closed for the year's end", false);
    }

    @Test
    void anEndlessAnswerIsNotReadToItsEnd() {
        try (TestTreasury.Client bounded =
                treasuries.client(peer.address(), Map.of("jit.http.max-body-bytes", "2000"))) {
            peer.answers(call -> call.answer("{\"data\":[{\"a\":\"" + "b".repeat(1_000_000) + "\"}]}"));
            assertThat(bounded.call(TreasuryService.FD).glitch()).isEqualTo(Glitch.JIT_DECRYPT_FAILED);

            peer.answers(JitPeer.Heard::answer);
            assertThat(bounded.call(TreasuryService.FD).outcome()).isEqualTo(Outcome.SUCCESS);
        }
    }

    @Test
    void aTextThatNestsWithoutEndIsUnreadable() {
        peer.answers(call -> call.answer("{\"data\":" + "[".repeat(100_000)));

        expectError(TreasuryService.FD, Glitch.JIT_MALFORMED_JSON, "Unreadable response", false);
    }

    private TreasuryAnswer expectError(
            TreasuryService service, @Nullable Glitch glitch, String text, boolean ofTreasury) {
        TreasuryAnswer answer = client.call(service, reference);

        assertThat(answer.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(answer.glitch()).isEqualTo(glitch);
        assertThat(answer.errorText()).isEqualTo(text);
        assertThat(answer.data()).isEmpty();
        assertThat(answer.ofTreasury()).as("proves a refusal").isEqualTo(ofTreasury);
        assertThat(client.tries(reference))
                .as("an error is an answer: no second try")
                .last()
                .satisfies(each -> {
                    assertThat(each.id()).isEqualTo(answer.attemptId());
                    assertThat(each.attemptNo()).isEqualTo(1);
                    assertThat(each.outcome()).isEqualTo(Outcome.ERROR);
                    assertThat(each.glitch()).isEqualTo(glitch);
                });
        return answer;
    }
}
