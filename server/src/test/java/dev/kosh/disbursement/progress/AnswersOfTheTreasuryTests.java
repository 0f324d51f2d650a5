package dev.kosh.disbursement.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.wire.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What PIS, PAG and PD answer is read whatever form its values have; what is missing never throws. */
class AnswersOfTheTreasuryTests {

    private static final String NUMBER = "PI-DK/2025-26/000041";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'pmtInstId':'90017','payInstDate':'2025-06-11 10:02:44','jitBillNumber':'PI-DK/2025-26/000041',"
                        + "'billNetAmount':'4200','billGrossAmount':'4200.00','totalNumberOfBeneficiary':'3'}]",
                "[{'totalNumberOfBeneficiary':3,'billGrossAmount':4200.0,'billNetAmount':4200,'new':{'a':[1]},"
                        + "'jitBillNumber':' PI-DK/2025-26/000041 ','payInstDate':'2025-06-11 10:02:44','pmtInstId':90017}]"
            })
    void numbersAndTextsOtherOrdersAndUnknownFieldsReadTheSame(String data) {
        SignedAnswer signed = SignedAnswer.read(rows(data), NUMBER).orElseThrow();

        assertThat(signed.treasuryPiId()).isEqualTo("90017");
        assertThat(signed.treasuryPiDate()).isEqualTo("2025-06-11 10:02:44");
        assertThat(signed.net()).isEqualTo(Money.ofPaise(420_000));
        assertThat(signed.gross()).isEqualTo(Money.ofPaise(420_000));
        assertThat(signed.beneficiaryCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[null, 1, 'text', []]",
                "[{'pmtInstId':'90017','payInstDate':'2025-06-11','jitBillNumber':'PI-DK/2025-26/000042'}]",
                "[{'payInstDate':'2025-06-11','jitBillNumber':'PI-DK/2025-26/000041'}]",
                "[{'pmtInstId':'  ','payInstDate':'2025-06-11','jitBillNumber':'PI-DK/2025-26/000041'}]",
                "[{'pmtInstId':{'a':1},'payInstDate':'2025-06-11','jitBillNumber':'PI-DK/2025-26/000041'}]"
            })
    void whatIsNotOursOrLacksTheIdIsNoSignature(String data) {
        assertThat(SignedAnswer.read(rows(data), NUMBER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'4200.001'", "'1e999999999'", "'many'", "null", "[]", "''"})
    void anAmountThatIsNoneIsMissing(String amount) {
        SignedAnswer signed = SignedAnswer.read(
                        rows("[{'pmtInstId':'1','payInstDate':'2025-06-11','jitBillNumber':'PI-DK/2025-26/000041',"
                                + "'billNetAmount':" + amount + "}]"),
                        NUMBER)
                .orElseThrow();

        assertThat(signed.net()).isNull();
    }

    @Test
    void anAdviceIsMadeWhenItHasIdReferenceAndToken() {
        String whole = "{'billNo':'PI-DK/2025-26/000041','finYear':'2024','adviceId':'6012','adviceDate':'2025-06-12',"
                + "'onlineBillRefNo':'202500990041','tokenNumber':57,'tokenDate':'2025-06-12'}";

        assertThat(AdviceAnswer.read(rows("[" + whole + "]"), NUMBER)
                        .orElseThrow()
                        .advice())
                .satisfies(advice -> {
                    assertThat(advice).isNotNull();
                    // The treasury's own word, even where the calendar says another.
                    assertThat(advice.financialYear()).isEqualTo("2024");
                    assertThat(advice.tokenNumber()).isEqualTo("57");
                });
        for (String needed : new String[] {"adviceId", "onlineBillRefNo", "tokenNumber", "tokenDate"}) {
            String without =
                    whole.replaceAll("'" + needed + "':('[^']*'|\\d+),?", "").replace(",}", "}");
            assertThat(AdviceAnswer.read(rows("[" + without + "]"), NUMBER)
                            .orElseThrow()
                            .advice())
                    .as("without " + needed)
                    .isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-03-31,2025", "2026-04-01,2026", "2026-01-15,2025", "2026-12-31,2026"})
    void withoutAFinancialYearItIsThatOfTheToken(String tokenDate, String year) {
        AdviceAnswer answer = AdviceAnswer.read(
                        rows(
                                "[{'billNo':'PI-DK/2025-26/000041','adviceId':'6012','onlineBillRefNo':'1','tokenNumber':'57',"
                                        + "'tokenDate':'" + tokenDate + "'}]"),
                        NUMBER)
                .orElseThrow();

        assertThat(answer.advice())
                .isNotNull()
                .satisfies(advice -> assertThat(advice.financialYear()).isEqualTo(year));
    }

    @Test
    void severalVouchersOfOneBillAreOneScroll() {
        DebitScroll scroll = DebitScroll.read(
                rows("[{'billNumber':'PI-DK/2025-26/000041','voucherNumber':'1','voucherDate':'2025-06-14',"
                        + "'benfDtls':[{'benfId':'BN-1','utrNo':'U1'}]},"
                        + "{'billNumber':'PI-DK/2025-26/000099','benfDtls':[{'benfId':'BN-9'}]},"
                        + "{'billRefNo':'202500990041','voucherNo':'2','benfDtls':[{'benfId':'BN-2'}]}]"),
                NUMBER,
                "202500990041");

        assertThat(scroll.found()).isTrue();
        assertThat(scroll.voucherNumber()).isEqualTo("1");
        assertThat(scroll.lines()).extracting(DebitScroll.Line::benfId).containsExactly("BN-1", "BN-2");
        assertThat(scroll.lines()).extracting(DebitScroll.Line::voucherNumber).containsExactly("1", "2");
    }

    @ParameterizedTest
    @CsvSource({
        "This Bill Number PI-DK/2025-26/000041 is rejected by SSU testpur_op, true",
        "THIS BILL NUMBER pi-dk/2025-26/000041 IS REJECTED, true",
        "Rejected: PI-DK/2025-26/000041, true",
        "Bill PI-DK/2025-26/0000410 is rejected, false",
        "Bill PI-DK/2025-26/000042 is rejected, false",
        "Request rejected, false",
        "Bill PI-DK/2025-26/000041 was projected, false",
        "Bill PI-DK/2025-26/000041 not found, false"
    })
    void anErrorThatNamesOurNumberAndSaysRejectedIsARejection(String text, boolean rejected) {
        assertThat(settings().saysRejected(text, NUMBER)).isEqualTo(rejected);
    }

    @Test
    void aNumberIsNoRegularExpression() {
        assertThat(settings().saysRejected("PI-D(/1 is rejected", "PI-D(/1")).isTrue();
    }

    private static ProgressSettings settings() {
        return new Binder(new MapConfigurationPropertySource(java.util.Map.of()))
                .bindOrCreate("jit", ProgressSettings.class);
    }

    private static Iterable<JsonNode> rows(String json) {
        return JSON.readTree(json.replace('\'', '"'));
    }
}
