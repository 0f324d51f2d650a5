package dev.kosh.disbursement.failures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FailureAnswerTests {

    private static List<FailedBill> read(String data) {
        JsonNode array = JsonMapper.shared().readTree(data);
        return FailureAnswer.read(array);
    }

    @Test
    void everyParameterOfTheSeedIsRead() {
        List<FailedBill> bills = read("""
                [{"billNumber":"PI-DK/2025-26/000041","billDate":"2025-06-10","voucherNo":"33120",
                  "voucherDate":"2025-06-14","billRefNo":"202500990041","tokenNumber":"57","tokenDate":"2025-06-12",
                  "benfDtls":[{"benfAcctNo":"00110022003302","benfBankIfscCode":"TEST0000101","utrNo":"UTRDUMMY7001",
                    "utrDate":"2025-06-14","endToEndId":"EPDUMMY250000002","orgBillRefNumber":"202500990041",
                    "challanNumber":"549871","challanDate":"2025-06-17","failedReason":"Account is dormant",
                    "benfId":"BN-DK/000312"}]}]
                """);
        assertThat(bills)
                .containsExactly(new FailedBill(
                        "PI-DK/2025-26/000041",
                        "2025-06-10",
                        "202500990041",
                        "57",
                        "2025-06-12",
                        "33120",
                        "2025-06-14",
                        List.of(new FailedRow(
                                "BN-DK/000312",
                                "00110022003302",
                                "TEST0000101",
                                "UTRDUMMY7001",
                                "2025-06-14",
                                "EPDUMMY250000002",
                                "202500990041",
                                "549871",
                                "2025-06-17",
                                "Account is dormant"))));
    }

    @Test
    void whatIsMissingBlankOrNullIsNotThereAndNeverAFault() {
        FailedRow row = read("""
                [{"billNumber":"X","billRefNo":"1","benfDtls":[{"benfId":"B","failedReason":"  ","utrNo":null}]}]
                """).get(0).rows().get(0);
        assertThat(row).isEqualTo(new FailedRow("B", null, null, null, null, null, null, null, null, null));
    }

    @Test
    void numbersAreReadAsTheyAreWrittenAndBlanksAroundTextsDoNotCount() {
        FailedBill bill = read("""
                [{"billNumber":" X ","billRefNo":202500990041,"tokenNumber":57,
                  "benfDtls":[{"benfId":"B","failedReason":" late return by RBI"}]}]
                """).get(0);
        assertThat(bill.number()).isEqualTo("X");
        assertThat(bill.billRefNo()).isEqualTo("202500990041");
        assertThat(bill.tokenNumber()).isEqualTo("57");
        assertThat(bill.rows().get(0).failedReason()).isEqualTo("late return by RBI");
    }

    @Test
    void aRevisedBillIsKnownByTheNumberOfItsCorrection() {
        assertThat(read("[{\"jitCorBillNo\":\"R\",\"billRefNo\":\"2\",\"benfDtls\":[{}]}]")
                        .get(0)
                        .number())
                .isEqualTo("R");
    }

    @Test
    void aBillOfWhichNothingFailedIsNoRecordAndOneThatDoesNotSayWhatFailedIsIncomplete() {
        assertThat(read("[{\"billNumber\":\"X\",\"billRefNo\":\"1\",\"benfDtls\":[]}]"))
                .isEmpty();
        assertThat(read("[{\"billNumber\":\"X\",\"billRefNo\":\"1\"}, {\"billNumber\":\"Y\"}]"))
                .hasSize(2)
                .noneMatch(FailedBill::isComplete);
    }

    @Test
    void nulCharactersWhichTheDatabaseCannotKeepAreDropped() {
        assertThat(read("[{\"billNumber\":\"X\",\"billRefNo\":\"1\",\"benfDtls\":[{\"failedReason\":\"a\\u0000b\"}]}]")
                        .get(0)
                        .rows()
                        .get(0)
                        .failedReason())
                .isEqualTo("ab");
    }

    @Test
    void noTextOfARecordShowsAnAccountNumber() {
        assertThat(read("[{\"benfDtls\":[{\"benfAcctNo\":\"00110022003302\"}]}]")
                        .toString())
                .doesNotContain("00110022003302");
    }
}
