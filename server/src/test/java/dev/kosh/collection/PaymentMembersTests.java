package dev.kosh.collection;

import static dev.kosh.testing.Desk.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.PaymentBody;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What a payer may write into a payment, and a dry run of it (docs/contract/collection.md). */
@DeskTest
class PaymentMembersTests {

    @Autowired
    private Desk desk;

    @Autowired
    private HttpCalls calls;

    @ParameterizedTest
    @ValueSource(
            strings = {"Asha Rani", "M/s Singh & Sons (1985), Amritsar", "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "मीना देवी", "O'Neil-Rao Jr."
            })
    void peopleAndFirmsHaveTheNamesThatTheyHave(String name) {
        JsonNode payment = desk.pay(PaymentBody.cash().with("payerName", name).bill(desk.newBill("PT", "1")));

        assertThat(payment.path("payerName").asString()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "mobileNumber, 12345, Pattern",
        "mobileNumber, 5876543210, Pattern",
        "payerEmail, nobody, Pattern",
        "paidBy, <b>x</b>, SafeHtml",
        "payerAddress, <script>alert(1)</script>, SafeHtml"
    })
    void aMalformedMemberIsNamed(String member, String value, String rule) {
        Answer answer = desk.tryPay(PaymentBody.cash().with(member, value).bill(desk.newBill("PT", "1")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(codes(answer)).contains(rule + ".paymentRequest.payment." + member);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenantId", "paymentMode", "paidBy"})
    void aMissingMemberIsNamed(String member) {
        Answer answer =
                desk.tryPay(PaymentBody.cash().bill(desk.newBill("PT", "1")).without(member));

        assertThat(codes(answer)).contains("NotNull.paymentRequest.payment." + member);
    }

    @Test
    void namesOfMembersAreReadInAnyLetterCaseAndUnknownOnesIgnored() {
        JsonNode bill = desk.newBill("PT", "100");
        String body = """
                {"requestinfo": {"apiId": "x", "authToken": "%s"},
                 "PAYMENT": {"tenantid": "pb.amritsar", "PaymentMode": "cash", "PAIDBY": "Asha", "nonsense": {"a": []},
                    "totalamountpaid": "100", "PaymentDetails": [{"BILLID": "%s", "TotalAmountPaid": "100.00"}]}}
                """.formatted(desk.clerk(), bill.path("id").asString());

        Answer answer = calls.post("/collection-services/payments/_create", body, Map.of());

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        JsonNode payment = answer.body().path("Payments").path(0);
        for (String member : List.of("ifscCode", "payerEmail", "fileStoreId", "instrumentNumber")) {
            assertThat(payment.has(member)).as(member).isTrue();
            assertThat(payment.path(member).isNull()).as(member).isTrue();
        }
    }

    @Test
    void aDryRunSaysTheSameAndWritesNothing() {
        JsonNode bill = desk.newBill("PT", "100");

        Answer good = desk.tryValidate(PaymentBody.cash().bill(bill));
        Answer bad = desk.tryValidate(PaymentBody.cash().bill(bill, "0"));

        assertThat(good.status()).isEqualTo(200);
        assertThat(good.body()
                        .path("Payments")
                        .path(0)
                        .path("paymentDetails")
                        .path(0)
                        .path("receiptNumber")
                        .isNull())
                .isTrue();
        assertThat(codes(bad)).containsExactly("INVALID_PAYMENTDETAIL");
        assertThat(desk.bill(bill).path("status").asString()).isEqualTo("ACTIVE");
        desk.pay(PaymentBody.cash().bill(bill));
    }
}
