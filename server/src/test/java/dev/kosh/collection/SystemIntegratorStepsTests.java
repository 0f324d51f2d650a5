package dev.kosh.collection;

import static dev.kosh.testing.Desk.TENANT;
import static dev.kosh.testing.Desk.rupees;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.PaymentBody;
import dev.kosh.testing.SandboxUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The steps of the integration guide "Billing-Collection-Integration", in its order and its words. */
@DeskTest
class SystemIntegratorStepsTests {

    @Autowired
    private Desk desk;

    @Autowired
    private HttpCalls calls;

    private static Map<String, String> login(String userName, String password, String tenantId) {
        Map<String, String> form = new HashMap<>();
        form.put("grant_type", "password");
        form.put("scope", "read");
        form.put("username", userName);
        form.put("password", password);
        form.put("tenantId", tenantId);
        form.put("userType", "Employee");
        return form;
    }

    @Nested
    @DisplayName("Authentication")
    class Authentication {

        @Test
        @DisplayName("\"To generate the access token based on the credentials provided, please use the following API\"")
        void theTokenAnswerHasTheMembersOfTheGuidesSnippet() {
            Answer answer = calls.token(login("INTEGR01", SandboxUser.PASSWORD, "pb"));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().path("access_token").asString()).isNotEmpty();
            assertThat(answer.body().path("token_type").asString()).isEqualTo("bearer");
            assertThat(answer.body().path("refresh_token").asString()).isNotEmpty();
            assertThat(answer.body().path("expires_in").asLong())
                    .isBetween(604_000L, Duration.ofDays(7).toSeconds());
            assertThat(answer.body().path("scope").asString()).isEqualTo("read");
        }

        @Test
        @DisplayName("\"the OAUTH token in response can be used for unit/ULB level tenants in subsequent API calls\"")
        void aTokenOfTheStateIsGoodAtItsUlbs() {
            String consumer = desk.owes("PT", "PT_TAX", "100");

            Answer fetched = desk.tryFetch(
                    desk.integrator(), "tenantId", TENANT, "businessService", "PT", "consumerCode", consumer);

            assertThat(fetched.status()).isEqualTo(201);
            assertThat(fetched.body().path("Bill").size()).isEqualTo(1);
        }

        @Test
        @DisplayName("\"transactional APIs in DIGIT are protected under authentication\"")
        void nobodyFetchesOrPaysWithoutToken() {
            String fetch = "/billing-service/bill/v2/_fetchbill?tenantId=pb.amritsar&businessService=PT&consumerCode=1";
            String pay = "/collection-services/payments/_create";

            assertThat(calls.post(fetch, "{}", (String) null).status()).isEqualTo(401);
            assertThat(calls.post(pay, desk.body(PaymentBody.cash().bill("x", "1")), null)
                            .status())
                    .isEqualTo(401);
        }

        @Test
        @DisplayName("wrong credentials give no token")
        void wrongCredentialsGiveNoToken() {
            Answer answer = calls.token(login("INTEGR01", "wrong", "pb"));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().has("access_token")).isFalse();
        }
    }

    @Nested
    @DisplayName("2. Fetching Bill")
    class FetchingBill {

        @Test
        @DisplayName("\"fetch the bills for citizens using the Consumer number of the respective service\"")
        void aBillIsFetchedByTheConsumerNumberOfEachService() {
            for (String service : List.of("PT", "WS", "TL", "SW")) {
                String consumer = desk.owes(service, Desk.headOf(service), "250");

                JsonNode bill = desk.fetch(service, consumer);

                assertThat(bill.path("businessService").asString()).isEqualTo(service);
                assertThat(bill.path("consumerCode").asString()).isEqualTo(consumer);
                assertThat(rupees(bill.path("totalAmount"))).isEqualByComparingTo("250");
                assertThat(bill.path("status").asString()).isEqualTo("ACTIVE");
            }
        }

        @Test
        @DisplayName("\"different services may have different notions of consumer number\"")
        void theSameNumberOfTwoServicesMeansTwoConsumers() {
            String consumer = desk.consumer();
            desk.create(DemandBody.of("WS", consumer).line("WS_CHARGE", "70"));
            desk.create(DemandBody.of("SW", consumer).line("SW_CHARGE", "90"));

            assertThat(rupees(desk.fetch("WS", consumer).path("totalAmount"))).isEqualByComparingTo("70");
            assertThat(rupees(desk.fetch("SW", consumer).path("totalAmount"))).isEqualByComparingTo("90");
        }

        @Test
        @DisplayName("\"a bill search by mobile number may return multiple bills across services\"")
        void theMobileNumberAloneFindsTheBillsOfAllServices() {
            String mobile = desk.mobileNumber();
            desk.create(
                    DemandBody.of("PT", desk.consumer()).line("PT_TAX", "100").payer("Meena Kaur", mobile));
            desk.create(DemandBody.of("WS", desk.consumer())
                    .line("WS_CHARGE", "200")
                    .payer("Meena Kaur", mobile));
            desk.create(
                    DemandBody.of("TL", desk.consumer()).line("TL_TAX", "300").payer("Meena Kaur", mobile));

            JsonNode bills = desk.fetchAll("tenantId", TENANT, "mobileNumber", mobile);

            List<String> services = new ArrayList<>();
            bills.forEach(bill -> services.add(bill.path("businessService").asString()));
            assertThat(services).containsExactlyInAnyOrder("PT", "WS", "TL");
            assertThat(bills.path(0).path("mobileNumber").asString()).isEqualTo(mobile);
        }

        @Test
        @DisplayName("\"may not return bills from services that do not support mobile-number based search\"")
        void demandsWithoutPayerAreNotFoundByMobileNumber() {
            String mobile = desk.mobileNumber();
            desk.create(
                    DemandBody.of("PT", desk.consumer()).line("PT_TAX", "100").payer("Ravi Kumar", mobile));
            desk.owes("WS", "WS_CHARGE", "200");

            assertThat(desk.fetchAll("tenantId", TENANT, "mobileNumber", mobile).size())
                    .isEqualTo(1);
        }

        @Test
        @DisplayName("\"each bill … will indicate whether it is allowed to be partially paid and any minimum amount\"")
        void eachBillSaysWhetherItMayBePaidPartlyAndTheMinimum() {
            String withMinimum = desk.consumer();
            desk.create(DemandBody.of("PT", withMinimum).line("PT_TAX", "1000").with("minimumAmountPayable", 150));
            JsonNode partly = desk.fetch("PT", withMinimum);
            JsonNode whole = desk.fetch("TL", desk.owes("TL", "TL_TAX", "500"));
            JsonNode minimumOfService = desk.fetch("SW", desk.owes("SW", "SW_CHARGE", "500"));

            assertThat(partly.path("partPaymentAllowed").asBoolean()).isTrue();
            assertThat(rupees(partly.path("minimumAmountToBePaid"))).isEqualByComparingTo("150");
            assertThat(whole.path("partPaymentAllowed").isBoolean()).isTrue();
            assertThat(whole.path("partPaymentAllowed").asBoolean()).isFalse();
            assertThat(rupees(whole.path("minimumAmountToBePaid"))).isEqualByComparingTo("500");
            assertThat(rupees(minimumOfService.path("minimumAmountToBePaid"))).isEqualByComparingTo("50");
        }
    }

    @Nested
    @DisplayName("3. Make Payment")
    class MakePayment {

        @Test
        @DisplayName("\"a subsequent fetch of the bill, till this API is called, will return the original bill\"")
        void theBillStaysPayableUntilAReceiptExists() {
            String consumer = desk.owes("PT", "PT_TAX", "800");
            JsonNode original = desk.fetch("PT", consumer);

            assertThat(desk.fetch("PT", consumer)).isEqualTo(original);
            desk.pay(PaymentBody.cash().bill(original), desk.integrator());
            assertThat(desk.fetchBills("PT", consumer).size()).isZero();
        }

        @Test
        @DisplayName("\"till appropriate receipts are created\" a part payment leaves the rest due")
        void aPartlyPaidBillIsFollowedByABillOfTheRest() {
            String consumer = desk.owes("PT", "PT_TAX", "800");
            JsonNode original = desk.fetch("PT", consumer);

            desk.pay(PaymentBody.cash().bill(original, "300"), desk.integrator());

            JsonNode rest = desk.fetch("PT", consumer);
            assertThat(rest.path("id")).isNotEqualTo(original.path("id"));
            assertThat(rupees(rest.path("totalAmount"))).isEqualByComparingTo("500");
            assertThat(desk.bill(original).path("status").asString()).isEqualTo("PARTIALLY_PAID");
        }

        @Test
        @DisplayName("\"the process of calling payment API results in a receipt creation\"")
        void aPaymentIsAnsweredWithItsReceipt() {
            JsonNode bill = desk.fetch("WS", desk.owes("WS", "WS_CHARGE", "430.50"));

            JsonNode payment = desk.pay(PaymentBody.cash().bill(bill), desk.integrator());

            JsonNode receipt = payment.path("paymentDetails").path(0);
            assertThat(receipt.path("receiptNumber").asString()).matches("[0-9]{2}/2026-27/[0-9]{6,}");
            assertThat(receipt.path("billId")).isEqualTo(bill.path("id"));
            assertThat(rupees(receipt.path("totalAmountPaid"))).isEqualByComparingTo("430.50");
        }

        @Test
        @DisplayName("\"One receipt creation per bill is expected (DIGIT supports multiple receipt creation in a single"
                + " call)\"")
        void oneCallPaysSeveralBillsWithOneReceiptEach() {
            JsonNode property = desk.fetch("PT", desk.owes("PT", "PT_TAX", "900"));
            JsonNode water = desk.fetch("WS", desk.owes("WS", "WS_CHARGE", "100"));
            JsonNode licence = desk.fetch("TL", desk.owes("TL", "TL_TAX", "50"));

            JsonNode payment =
                    desk.pay(PaymentBody.cash().bill(property).bill(water).bill(licence), desk.integrator());

            List<String> numbers = new ArrayList<>();
            payment.path("paymentDetails")
                    .forEach(each -> numbers.add(each.path("receiptNumber").asString()));
            assertThat(numbers).hasSize(3).doesNotHaveDuplicates();
            assertThat(rupees(payment.path("totalAmountPaid"))).isEqualByComparingTo("1050");
            for (JsonNode bill : List.of(property, water, licence)) {
                assertThat(desk.bill(bill).path("status").asString()).isEqualTo("PAID");
            }
        }

        @Test
        @DisplayName("\"DIGIT expects a Receipt to be created against the bill number returned in the fetch bill API\"")
        void aPaymentForABillThatWasNeverFetchedIsRefused() {
            Answer answer = desk.tryPay(
                    PaymentBody.cash().bill("01900000-0000-7000-8000-000000000000", "10"), desk.integrator());

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.errorCode()).isEqualTo("INVALID_BILL_ID");
        }

        @Test
        @DisplayName("\"collect the payment based on government preference indicated in the bill\"")
        void aPaymentAgainstThePreferenceOfTheBillIsRefused() {
            JsonNode licence = desk.fetch("TL", desk.owes("TL", "TL_TAX", "500"));

            Answer partly = desk.tryPay(PaymentBody.cash().bill(licence, "400"), desk.integrator());

            assertThat(partly.status()).isEqualTo(400);
            assertThat(partly.errorCode()).isEqualTo("INVALID_PAYMENTDETAIL");
            assertThat(desk.bill(licence).path("status").asString()).isEqualTo("ACTIVE");
        }
    }

    @Nested
    @DisplayName("Optional - Get Payment API to fetch the details of the receipt")
    class GetPayment {

        @Test
        @DisplayName("the receipt's details are fetched by its number")
        void theDetailsOfTheReceiptAreFetchedByItsNumber() {
            JsonNode bill = desk.fetch("PT", desk.owes("PT", "PT_TAX", "640"));
            JsonNode payment =
                    desk.pay(PaymentBody.online("UTR-" + desk.consumer()).bill(bill), desk.integrator());
            JsonNode receipt = payment.path("paymentDetails").path(0);

            JsonNode found = desk.payments(
                    "PT/",
                    desk.integrator(),
                    "tenantId",
                    TENANT,
                    "receiptNumbers",
                    receipt.path("receiptNumber").asString());

            assertThat(found.size()).isEqualTo(1);
            assertThat(found.path(0).path("id")).isEqualTo(payment.path("id"));
            assertThat(found.path(0).path("transactionNumber")).isEqualTo(payment.path("transactionNumber"));
            assertThat(found.path(0).path("paymentDetails").path(0).path("receiptNumber"))
                    .isEqualTo(receipt.path("receiptNumber"));
        }
    }
}
