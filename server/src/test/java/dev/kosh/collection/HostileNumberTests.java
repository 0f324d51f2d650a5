package dev.kosh.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.PaymentBody;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Numbers beyond what money and dates can be: a clear refusal, never a fault or half a record. */
@DeskTest
class HostileNumberTests {

    private static final String CREATE_DEMAND = "/billing-service/demand/_create";
    private static final String CREATE_PAYMENT = "/collection-services/payments/_create";

    @Autowired
    private Desk desk;

    @Autowired
    private HttpCalls calls;

    @Autowired
    private HarmWatch harm;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e400",
                "-1e400",
                "1e-400",
                "1e999999999",
                "1e-999999999",
                "-1e2147483647",
                "1e99999999999999999999",
                "9223372036854775808",
                "99999999999999999999999999999999999999",
                "0.0000000000000000000000000000001",
                "1e10",
                "true",
                "\"1e400\"",
                "\"1e999999999\"",
                "\"NaN\"",
                "\"Infinity\"",
                "\"0x10\"",
                "[1]",
                "{}",
                "null"
            })
    void noNumberDoesHarm(String number) {
        for (String member : List.of("taxAmount", "collectionAmount")) {
            List<Long> before = harm.rows();
            String demand = DemandBody.of("PT", desk.consumer())
                    .line("PT_TAX", "424242")
                    .json()
                    .toString()
                    .replace("\"taxAmount\":424242", "\"taxAmount\":5,\"" + member + "\":" + number);
            harm.assertHarmlessAndWhole(post(CREATE_DEMAND, "{\"Demands\":[" + demand + "]}"), before, member);
        }
        for (String member : List.of(
                "minimumAmountPayable",
                "taxPeriodFrom",
                "fixedBillExpiryDate",
                "billExpiryTime",
                "additionalDetails")) {
            List<Long> before = harm.rows();
            ObjectNode demand =
                    DemandBody.of("PT", desk.consumer()).line("PT_TAX", "1").json();
            demand.remove(member);
            String body = "{\"Demands\":["
                    + demand.toString().replaceFirst("\\{", "{\"" + member + "\":" + number + ",") + "]}";
            harm.assertHarmlessAndWhole(post(CREATE_DEMAND, body), before, member);
        }
        for (String member : List.of("totalAmountPaid", "instrumentDate", "additionalDetails")) {
            JsonNode bill = desk.fetch("PT", desk.owes("PT", "PT_TAX", "1"));
            List<Long> before = harm.rows();
            ObjectNode payment = PaymentBody.cash().bill(bill).json();
            payment.remove(member);
            String body = "{\"Payment\":"
                    + payment.toString().replaceFirst("\\{", "{\"" + member + "\":" + number + ",") + "}";
            harm.assertHarmlessAndWhole(post(CREATE_PAYMENT, body), before, member);
        }
        List<Long> before = harm.rows();
        JsonNode bill = desk.fetch("PT", desk.owes("PT", "PT_TAX", "1"));
        String paid = PaymentBody.cash()
                .bill(bill, "424242")
                .total("1")
                .json()
                .toString()
                .replace("\"totalAmountPaid\":424242", "\"totalAmountPaid\":" + number);
        HarmWatch.assertHarmless(post(CREATE_PAYMENT, "{\"Payment\":" + paid + "}"), "paymentDetails.totalAmountPaid");
        assertThat(harm.rows().get(2)).isEqualTo(before.get(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/billing-service/demand/_search?tenantId=pb.amritsar&demandId=x&periodFrom=9223372036854775807",
                "/collection-services/payments/_search?tenantId=pb.amritsar&fromDate=9223372036854775807"
            })
    void aTimeThatNoCalendarHasIsTheCallersFault(String search) {
        Answer answer = post(search, "{}");

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("VALUE_OUT_OF_RANGE");
    }

    private Answer post(String path, String body) {
        return calls.post(path, body, Map.of("auth-token", desk.clerk()));
    }
}
