package dev.kosh.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the treasury does when nothing is wrong with the line: PI, PIS, PAG, PD and VA. */
class BuiltInRulesTests extends AtTheTreasury {

    @Test
    void anAnswerHasTheContractsMembersInTheContractsOrder() throws Exception {
        String text = caller.askForText("PI", Town.instruction(Town.BILL));

        assertThat(text)
                .isEqualTo("{\"serviceId\":\"PI\",\"errorMsg\":null,\"data\":[{\"jitBillNo\":\"PI-DK/2025-26/000041\","
                        + "\"jitBillDate\":\"2025-06-10\",\"ssuIaId\":\"5101\",\"successCode\":\"0\","
                        + "\"sucessDescrp\":\"accepted, waits for SSU submission\"}]}");
    }

    @Test
    void aServiceMayBeNamedServiceIDAsTheSamplesDo() throws Exception {
        byte[] rek = JitCaller.random(32);
        String body = caller.seal("{\"serviceID\":\"PIS\",\"params\":{\"jitBillNo\":\"X\"}}", rek);

        String answer = caller.post("/webservices/jitfs/v1.0/get-jit-service-data", body, "authToken", caller.token())
                .body();

        assertThat(caller.open(answer, rek)).contains("Bill number X is not known");
    }

    @Test
    void anUnknownServiceIsAnErrorThatNamesIt() throws Exception {
        assertThat(error(caller.ask("XYZ", Town.params()))).contains("XYZ");
    }

    @Test
    void aRepeatedInstructionIsADuplicateAndBookedOnce() throws Exception {
        town.push();

        JsonNode again = town.push();

        assertThat(error(again)).isEqualTo("Duplicate Payment Information Id");
        assertThat(again.path("data")).isEmpty();
        assertThat(treasury.books().bills()).hasSize(1);
    }

    @Test
    void wrongIfscsAreToldOneByOneWithCode340AndNothingIsBooked() throws Exception {
        ObjectNode params = Town.instruction(Town.BILL);
        ((ObjectNode) params.at("/beneficiaryDetails/0")).put("benfBankIfscCode", "TEST1000101");
        ((ObjectNode) params.at("/beneficiaryDetails/2")).put("benfBankIfscCode", "test0000102");

        JsonNode answer = caller.ask("PI", params);

        assertThat(firstErrors(answer))
                .isEqualTo("340: Wrong IFSC provided in Beneficiary Details for BenefId " + Town.ASHA
                        + "\n340: Wrong IFSC provided in Beneficiary Details for BenefId " + Town.CHITRA + "\n");
        assertThat(answer.path("data")).isEmpty();
        assertThat(treasury.books().bills()).isEmpty();
    }

    @Test
    void anInstructionWhoseSumsDoNotHoldIsRefused() throws Exception {
        assertThat(error(caller.ask("PI", Town.instruction(Town.BILL).put("billNumberOfBenf", "2"))))
                .contains("Number of beneficiaries");
        assertThat(error(caller.ask("PI", Town.instruction(Town.BILL).put("billNetAmount", "4200.01"))))
                .contains("Net amount");
        assertThat(error(caller.ask("PI", Town.instruction(Town.BILL).put("billGrossAmount", "4199.99"))))
                .contains("Gross amount");
        assertThat(treasury.books().bills()).isEmpty();
    }

    @Test
    void aBeneficiaryWhoOccursTwiceIsRefused() throws Exception {
        ObjectNode params = Town.instruction(Town.BILL);
        ((ObjectNode) params.at("/beneficiaryDetails/0")).put("benefId", Town.BIJU);

        assertThat(error(caller.ask("PI", params))).contains("occurs twice");
    }

    @Test
    void missingNumbersAndWrongFormsAreErrorsThatNameTheParameter() throws Exception {
        ObjectNode without = Town.instruction(Town.BILL);
        without.remove("hoa");
        assertThat(error(caller.ask("PI", without))).contains("hoa");
        assertThat(error(caller.ask("PI", Town.instruction(Town.BILL).put("jitBillDate", "2025-06-10"))))
                .contains("jitBillDate");
        assertThat(error(caller.ask("PI", Town.instruction(Town.BILL).put("billNetAmount", 4200))))
                .contains("billNetAmount must be text");
        assertThat(error(caller.ask("PI", Town.instruction(Town.BILL).put("billNetAmount", "4,200.00"))))
                .contains("billNetAmount");
        ((ArrayNode) without.path("beneficiaryDetails")).removeAll();
        assertThat(error(caller.ask("PI", without.put("hoa", "1")))).contains("Number of beneficiaries");
    }

    @Test
    void anUnsignedInstructionHasNoStatusAndASignedOneNoAdviceAndAnAdvisedOneNoScroll() throws Exception {
        town.push();
        assertThat(town.askStatus().path("data")).isEmpty();

        treasury.sign(Town.BILL);
        assertThat(town.askStatus().path("data")).hasSize(1);
        assertThat(town.askAdvice().path("data")).isEmpty();

        treasury.advise(Town.BILL);
        assertThat(town.askAdvice().path("data")).hasSize(1);
        assertThat(town.askScroll().path("data")).isEmpty();
        assertThat(town.askFailures().path("data")).isEmpty();

        treasury.pay(Town.BILL);
        assertThat(town.askScroll().path("data")).hasSize(1);
    }

    @Test
    void aRejectionIsAnErrorWithTheNumberAndTheOffice() throws Exception {
        town.push();
        treasury.reject(Town.BILL, "testpur_op");

        JsonNode answer = town.askStatus();

        assertThat(error(answer)).isEqualTo("This Bill Number " + Town.BILL + " is rejected by SSU testpur_op");
        assertThat(answer.path("data")).isEmpty();
    }

    @Test
    void aPollForAnUnknownNumberIsAnErrorThatNamesIt() throws Exception {
        assertThat(error(caller.ask("PIS", Town.statusParams("PI-NONE")))).contains("PI-NONE");
        assertThat(error(caller.ask("PAG", Town.params("billNo", "PI-NONE")))).contains("PI-NONE");
        assertThat(error(caller.ask("PD", Town.params("extAppName", "MUKTA", "billRefNo", "209900000001"))))
                .contains("209900000001");
        assertThat(error(caller.ask("FD", Town.params("billno", "PI-NONE")))).contains("PI-NONE");
        assertThat(error(caller.ask("COR", town.correction("PI-C", Town.BILL_DATE, List.of()))))
                .contains(Town.BILL);
        assertThat(error(caller.ask("FTPS", town.correctionKey("PI-NONE", Town.BILL_DATE))))
                .contains("PI-NONE");
        assertThat(error(caller.ask("FTFPS", town.correctionKey("PI-NONE", Town.BILL_DATE))))
                .contains("PI-NONE");
    }

    @Test
    void aPollWithAnotherDateOfficeOrTokenThanTheBooksIsRefused() throws Exception {
        town.bePaid(treasury);

        assertThat(error(caller.ask("PIS", Town.statusParams(Town.BILL).put("jitBillDate", "2025-06-11"))))
                .contains("jitBillDate");
        assertThat(error(caller.ask("PAG", town.adviceParams().put("pmtInstId", "1"))))
                .contains("pmtInstId");
        assertThat(error(caller.ask("PD", town.tokenParams().put("tokenNumber", "1"))))
                .contains("tokenNumber");
        assertThat(error(caller.ask("FD", town.failureParams().put("adviceId", "1"))))
                .contains("adviceId");
    }

    @Test
    void aSecondScrollIsASecondRowOfThePaymentDetails() throws Exception {
        town.push();
        treasury.sign(Town.BILL);
        town.askStatus();
        treasury.advise(Town.BILL);
        town.askAdvice();

        treasury.pay(Town.BILL, List.of(Town.ASHA, Town.BIJU));
        on("2025-06-11T11:00:00");
        caller.logIn();
        treasury.pay(Town.BILL);

        JsonNode data = town.askScroll().path("data");
        assertThat(data).hasSize(2);
        assertThat(data.at("/0/benfDtls")).hasSize(2);
        assertThat(data.at("/1/benfDtls/0/benfId").asString()).isEqualTo(Town.CHITRA);
        assertThat(data.at("/1/voucherDate").asString()).isEqualTo("2025-06-11");
        assertThat(data.at("/0/benfDtls/0/utrNo")).isEqualTo(data.at("/0/benfDtls/1/utrNo"));
        assertThat(data.at("/0/benfDtls/0/endToEndId")).isNotEqualTo(data.at("/0/benfDtls/1/endToEndId"));
    }

    @Test
    void theFinancialYearIsThatOfTheAdviceInIndia() throws Exception {
        town.push();
        treasury.sign(Town.BILL);
        town.askStatus();
        on("2026-03-31T23:59:59");
        treasury.advise(Town.BILL);
        caller.logIn();

        assertThat(town.askAdvice().at("/data/0/finYear").asString()).isEqualTo("2025");
        assertThat(town.told("tokenDate")).isEqualTo("2026-03-31");
        assertThat(town.told("onlineBillRefNo")).startsWith("2025").hasSize(12);
    }

    @Test
    void allotmentsAreThoseOfTheGranteeSinceTheDay() throws Exception {
        treasury.allot(
                Allotment.initial("4711", "2025-04-07", "500000", "1500000"),
                Allotment.initial("4712", "2025-06-10", "1", "2"),
                Allotment.initial("4713", "2025-06-11", "1", "2"));
        ObjectNode params = Town.params(
                "hoa",
                "990000000000000000001",
                "fromDate",
                "2025-04-01 00:00:00",
                "ddoCode",
                "DUMDDO001",
                "granteCode",
                "DUMGRANT0007");

        JsonNode all = caller.ask("VA", params).path("data");

        assertThat(all).as("the one of tomorrow is not known today").hasSize(2);
        assertThat(all.at("/0/allotmentTxnType").asString()).isEqualTo("Initial Allotment");
        assertThat(all.at("/0/availableBalance").asString()).isEqualTo("1500000");
        assertThat(caller.ask("VA", params.put("fromDate", "2025-06-10 22:00:00"))
                        .path("data"))
                .hasSize(1);
        assertThat(caller.ask("VA", params.put("granteCode", "OTHER")).path("data"))
                .isEmpty();
    }

    @Test
    void parametersThatNobodyKnowsAreRefusedWhenTheSettingsSaySo() throws Exception {
        ObjectNode params = Town.statusParams("X").put("colour", "green");
        assertThat(error(caller.ask("PIS", params))).contains("X is not known");

        try (TreasurySimulator strict =
                TreasurySimulator.start(SimulatorSettings.defaults().refusingUnknownParams())) {
            assertThat(error(new JitCaller(strict).logIn().ask("PIS", params))).contains("colour");
        }
    }

    @Test
    void theBooksSayWhatWasAcceptedPerSanction() throws Exception {
        town.push();
        caller.ask("PI", Town.instruction("PI-2"));
        treasury.reject("PI-2", "testpur_op");

        assertThat(treasury.books().acceptedPaise()).containsOnly(Map.entry("4711", 420_000L));
        assertThat(treasury.books().billsByState())
                .containsEntry("INSTRUCTION ACCEPTED", 1)
                .containsEntry("INSTRUCTION REJECTED", 1);
    }
}
