package dev.kosh.collection.papers;

import static dev.kosh.testing.Desk.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.OtherwiseSetDeskTest;
import dev.kosh.testing.PaymentBody;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Receipts and bills on paper, by every way that leads to them (docs/contract/collection.md, papers). */
@OtherwiseSetDeskTest
class PapersTests {

    private static final String CREATE = "/pdf-service/v1/_create";
    private static final String NO_SAVE = "/pdf-service/v1/_createnosave";
    private static final String FILES = "/filestore/v1/files/";

    private final HttpClient http = HttpClient.newHttpClient();

    @Autowired
    private Desk desk;

    @Autowired
    private HttpCalls calls;

    @Autowired
    private JsonMapper json;

    @Autowired
    private MovableClock clock;

    @AfterEach
    void backToNow() {
        clock.set(Desk.NOW);
    }

    private ObjectNode body(String member, String locale, JsonNode... printed) {
        ObjectNode body = json.createObjectNode();
        body.putObject("RequestInfo").put("msgId", "1|" + locale);
        for (JsonNode each : printed) {
            body.withArray(member).add(each);
        }
        return body;
    }

    private Answer create(JsonNode... payments) {
        return calls.post(
                CREATE + "?key=consolidatedreceipt&tenantId=pb.amritsar",
                body("Payments", "en_IN", payments),
                desk.clerk());
    }

    private static String fileId(Answer created) {
        assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
        return created.body().path("filestoreIds").path(0).asString();
    }

    private PrintedPdf pdf(int status, HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
            return new PrintedPdf(answer.body());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private PrintedPdf posted(int status, String path, ObjectNode body, String token) {
        ((ObjectNode) body.path("RequestInfo")).put("authToken", token);
        return pdf(
                status,
                calls.to(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private PrintedPdf got(String path, String token) {
        return pdf(200, calls.to(path).header("auth-token", token).GET());
    }

    private Answer get(String path, String token) {
        return calls.send(calls.to(path).header("auth-token", token).GET());
    }

    private PrintedPdf file(String id) {
        return got(FILES + "id?tenantId=pb.amritsar&fileStoreId=" + id, desk.clerk());
    }

    private JsonNode cash(String rupees) {
        return desk.pay(PaymentBody.cash()
                .with("payerName", "Asha Patil")
                .with("mobileNumber", "9822000011")
                .bill(desk.newBill("PT", rupees)));
    }

    private static String receiptNumber(JsonNode payment, int receipt) {
        return payment.path("paymentDetails")
                .path(receipt)
                .path("receiptNumber")
                .asString();
    }

    @Test
    void theOriginalsWayLeadsFromThePaymentToAFileThatABrowserOpens() {
        JsonNode payment = cash("123456.50");

        Answer created = create(payment);
        String id = fileId(created);

        assertThat(created.body().path("message").asString()).isEqualTo("Success");
        assertThat(created.body().path("jobid").asString()).startsWith("consolidatedreceipt");
        assertThat(created.body().path("totalcount").asInt()).isEqualTo(1);
        assertThat(fileId(create(payment))).isEqualTo(id);
        assertThat(desk.payments(
                                "",
                                desk.clerk(),
                                "tenantId",
                                Desk.TENANT,
                                "ids",
                                payment.path("id").asString())
                        .path(0)
                        .path("fileStoreId")
                        .asString())
                .isEqualTo(id);

        Answer urls =
                get(FILES + "url?tenantId=pb.amritsar&fileStoreIds=" + id + "," + UUID.randomUUID(), desk.clerk());
        String url = urls.body().path(id).asString();
        assertThat(urls.body().path("fileStoreIds").size()).isEqualTo(1);
        assertThat(urls.body().path("fileStoreIds").path(0).path("url").asString())
                .isEqualTo(url);
        assertThat(url).startsWith("https://kosh.example/filestore/v1/files/signed/");
        String text = pdf(200, calls.to(URI.create(url).getPath()).GET())
                .keep("receipt-en")
                .text();
        assertThat(text)
                .contains("Amritsar")
                .contains(receiptNumber(payment, 0))
                .contains("Asha Patil")
                .contains("₹1,23,456.50")
                .contains("Rupees One Lakh Twenty-Three Thousand Four Hundred Fifty-Six and Fifty Paise Only")
                .contains("Received at the counter")
                .doesNotContain("DUPLICATE")
                .doesNotContain("null");

        Answer found = calls.post(
                "/pdf-service/v1/_search?tenantid=pb.amritsar&entityid="
                        + payment.path("id").asString(),
                "{}",
                desk.clerk());
        assertThat(found.body()
                        .path("searchresult")
                        .path(0)
                        .path("filestoreids")
                        .path(0)
                        .asString())
                .isEqualTo(id);
        Answer metadata = get(FILES + "metadata?tenantId=pb.amritsar&fileStoreId=" + id, desk.clerk());
        assertThat(metadata.body().path("contentType").asString()).isEqualTo("application/pdf");
        assertThat(metadata.body().path("fileSize").asString()).endsWith(" bytes");
    }

    @Test
    void whatStandsInTheCallIsNotPrintedWhatIsStoredIs() {
        JsonNode payment = cash("100");
        ObjectNode forged = (ObjectNode) payment.deepCopy();
        forged.put("totalAmountPaid", 999999).put("payerName", "Somebody Else");
        ((ObjectNode) forged.path("paymentDetails").path(0))
                .put("totalAmountPaid", 999999)
                .put("receiptNumber", "99/9");

        String text = file(fileId(create(forged))).text();

        assertThat(text)
                .contains("₹100.00")
                .contains("Asha Patil")
                .doesNotContain("9,99,999")
                .doesNotContain("99/9");
    }

    @Test
    void everyCopyAfterTheFirstSaysSo() {
        JsonNode payment = cash("10");
        String noSave = NO_SAVE + "?key=property-receipt&tenantId=pb.amritsar";

        String first = posted(201, noSave, body("Payments", "en_IN", payment), desk.clerk())
                .text();
        String second = posted(201, noSave, body("Payments", "en_IN", payment), desk.clerk())
                .keep("receipt-duplicate")
                .text();
        String saved = file(fileId(create(payment))).text();

        assertThat(first).doesNotContain("DUPLICATE COPY");
        assertThat(second).contains("DUPLICATE COPY");
        assertThat(saved).contains("DUPLICATE COPY");
    }

    @Test
    void everyReceiptOfAPaymentIsPrinted() {
        String arrears = desk.owes("PT", "PT_TAX", "100");
        desk.create(DemandBody.of("PT", arrears).year(2025).line("PT_TAX", "50").line("PT_TIME_PENALTY", "5"));
        JsonNode payment = desk.pay(
                PaymentBody.cash().bill(desk.fetch("PT", arrears), "100").bill(desk.newBill("WS", "40")));

        String text = file(fileId(create(payment))).keep("receipt-two-bills").text();

        assertThat(text)
                .contains(receiptNumber(payment, 0))
                .contains(receiptNumber(payment, 1))
                .contains("2025-26")
                .contains("2026-27")
                .contains("Still to pay")
                .contains("₹55.00");
    }

    /** D22 */
    @Test
    void theFileOfEachCancelledPaymentSaysSoTheOldOneToo() {
        JsonNode one = cash("10");
        JsonNode other = cash("20");
        String before = fileId(create(one));
        String otherBefore = fileId(create(other));

        desk.act("CANCEL", one, other);

        assertThat(file(before).text()).contains("CANCELLED on 20/11/2026").contains("WRONGENTRY");
        assertThat(file(otherBefore).text()).contains("CANCELLED on 20/11/2026");
        assertThat(fileId(create(one))).isNotEqualTo(before);
        file(fileId(create(other))).keep("receipt-cancelled");
    }

    @Test
    void aChequeIsSubjectToRealisation() {
        JsonNode payment = desk.pay(PaymentBody.cheque(Desk.NOW.toEpochMilli())
                .with("ifscCode", "SBIN0000456")
                .bill(desk.newBill("WS", "10")));

        assertThat(file(fileId(create(payment))).text())
                .contains("004711")
                .contains("SBIN0000456")
                .contains("Subject to realisation");
    }

    @ParameterizedTest
    @CsvSource({
        "hi_IN, A4, रसीद, एक सौ तेईस रुपये मात्र",
        "pn_IN, A4, ਰਸੀਦ, ਇੱਕ ਸੌ ਤੇਈ ਰੁਪਏ ਕੇਵਲ",
        "od_IN, A4, ରସିଦ, ଏକ ଶହ ତେଇଶ ଟଙ୍କା ମାତ୍ର",
        "en_IN, 80mm, Receipt, Rupees One Hundred Twenty-Three Only",
        "hi_IN, 80mm, रसीद, एक सौ तेईस रुपये मात्र",
        "pn_IN, 80mm, ਰਸੀਦ, ਇੱਕ ਸੌ ਤੇਈ ਰੁਪਏ ਕੇਵਲ",
        "od_IN, 80mm, ରସିଦ, ଏକ ଶହ ତେଇଶ ଟଙ୍କା ମାତ୍ର"
    })
    void receiptsAreInTheLanguageOfTheCallOnSheetAndRoll(String locale, String size, String title, String words) {
        JsonNode payment = cash("123");

        String text = posted(
                        201,
                        NO_SAVE + "?key=consolidatedreceipt&tenantId=pb.amritsar&paperSize=" + size,
                        body("Payments", locale, payment),
                        desk.clerk())
                .keep("receipt-" + locale + "-" + size)
                .text();

        assertThat(text.replaceAll("\\s+", " ")).contains(title).contains(words).contains("₹123.00");
    }

    @Test
    void theCodeOnAReceiptLeadsToAPageThatSaysWhatIsTrueAndNoMore() {
        JsonNode payment = cash("4321");
        String address = file(fileId(create(payment))).code();

        assertThat(address).matches("https://kosh\\.example/verify/[A-Za-z0-9_-]{22}");
        Answer page = calls.get(URI.create(address).getPath());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body().asString())
                .contains("This receipt is genuine")
                .contains(receiptNumber(payment, 0))
                .contains("20/11/2026")
                .contains("₹4,321.00")
                .contains("Received at the counter")
                .doesNotContain("Asha")
                .doesNotContain("9822000011")
                .doesNotContain(payment.path("paymentDetails")
                        .path(0)
                        .path("bill")
                        .path("consumerCode")
                        .asString());
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");

        desk.act("CANCEL", payment);
        assertThat(calls.get(URI.create(address).getPath()).body().asString()).contains("<dd>Cancelled</dd>");
    }

    @ParameterizedTest
    @CsvSource({"AAAAAAAAAAAAAAAAAAAAAA", "short", "'''; drop'", "0"})
    void aCodeThatIsNoneSaysSo(String code) {
        Answer page =
                calls.get("/verify/" + code.replace(" ", "").replace(";", "").replace("'", "_"));

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body().asString()).contains("No such receipt");
    }

    @Test
    void aLinkIsGoodForAQuarterOfAnHourAndForItsFileOnly() {
        String id = fileId(create(cash("10")));
        String path = URI.create(get(FILES + "url?tenantId=pb.amritsar&fileStoreIds=" + id, desk.clerk())
                        .body()
                        .path(id)
                        .asString())
                .getPath();

        clock.advance(Duration.ofMinutes(14));
        pdf(200, calls.to(path).GET());
        for (String bad :
                new String[] {path.substring(0, path.length() - 2) + "AA", FILES + "signed/AAAA", FILES + "signed/--"
                }) {
            Answer answer = calls.get(bad);
            assertThat(answer.status()).as(bad).isEqualTo(400);
            assertThat(codes(answer)).containsExactly("NOT_FOUND");
        }
        clock.advance(Duration.ofMinutes(1));
        assertThat(codes(calls.get(path))).containsExactly("NOT_FOUND");
    }

    @Test
    void nobodyReadsTheReceiptsOfOthers() {
        JsonNode payment = cash("10");
        String id = fileId(create(payment));

        for (String token : new String[] {desk.citizen(), desk.integrator()}) {
            Answer created = calls.post(
                    CREATE + "?key=consolidatedreceipt&tenantId=pb.amritsar",
                    body("Payments", "en_IN", payment),
                    token);
            assertThat(created.status()).isEqualTo(400);
            assertThat(get(FILES + "url?tenantId=pb.amritsar&fileStoreIds=" + id, token)
                            .body()
                            .path("fileStoreIds")
                            .size())
                    .isZero();
            assertThat(codes(get(FILES + "id?tenantId=pb.amritsar&fileStoreId=" + id, token)))
                    .containsExactly("NOT_FOUND");
            assertThat(calls.post(
                                    "/pdf-service/v1/_search?tenantid=pb.amritsar&entityid="
                                            + payment.path("id").asString(),
                                    "{}",
                                    token)
                            .status())
                    .isEqualTo(404);
            assertThat(get(plainLink(payment, ""), token).status()).isEqualTo(400);
        }
        assertThat(calls.get(FILES + "id?tenantId=pb.amritsar&fileStoreId=" + id)
                        .status())
                .isEqualTo(401);
    }

    private static String plainLink(JsonNode payment, String more) {
        return "/collection-services/payments/" + payment.path("id").asString() + "/receipt.pdf?tenantId=pb.amritsar"
                + more;
    }

    @Test
    void aPlainLinkGivesTheReceiptToo() {
        JsonNode payment = cash("77");

        assertThat(got(plainLink(payment, "&locale=hi_IN&paperSize=80mm"), desk.clerk())
                        .text())
                .contains(receiptNumber(payment, 0));
        assertThat(codes(get(plainLink(payment, "&paperSize=A0"), desk.clerk())))
                .containsExactly("PAPER_SIZE_UNKNOWN");
    }

    @Test
    void theUtilityOfTheOriginalsGivesReceiptsByNumberAndByConsumer() {
        JsonNode payment = cash("77");
        String path = "/egov-pdf/download/PAYMENT/consolidatedreceipt?tenantId=pb.amritsar&bussinessService=PT";
        String consumer = payment.path("paymentDetails")
                .path(0)
                .path("bill")
                .path("consumerCode")
                .asString();

        for (String by : new String[] {"&receiptNumbers=" + receiptNumber(payment, 0), "&consumerCode=" + consumer}) {
            assertThat(posted(200, path + by, body("x", "en_IN"), desk.clerk()).text())
                    .contains(receiptNumber(payment, 0));
        }
        Answer none = calls.post(path + "&consumerCode=nobody", "{}", desk.clerk());
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.body().path("errorMessage").asString()).isEqualTo("no payment found");
        assertThat(calls.post(path, "{}", desk.clerk()).status()).isEqualTo(400);
    }

    @Test
    void aBillHasEveryHeadItsArrearsAndACodeToPayBy() {
        String consumer = desk.consumer();
        desk.create(
                DemandBody.of("PT", consumer).year(2025).line("PT_TAX", "1000").payer("Asha Patil", "9822000011"),
                DemandBody.of("PT", consumer)
                        .line("PT_TAX", "200000")
                        .line("PT_TIME_PENALTY", "100")
                        .line("PT_TIME_REBATE", "-50")
                        .payer("Asha Patil", "9822000011"));
        JsonNode bill = desk.fetch("PT", consumer);

        Answer created = calls.post(
                "/pdf-service/v1/_create?key=consolidatedbill&tenantId=pb.amritsar",
                body("Bill", "en_IN", bill),
                desk.clerk());
        PrintedPdf pdf = file(fileId(created)).keep("bill-en");

        assertThat(pdf.text())
                .contains(bill.path("billNumber").asString())
                .contains(consumer)
                .contains("2025-26")
                .containsPattern("Arrears\\s+₹1,000.00")
                .containsPattern("Current charge\\s+₹2,00,000.00")
                .containsPattern("Penalty\\s+₹100.00")
                .containsPattern("Rebate\\s+-₹50.00")
                .contains("Amount due: ₹2,01,050.00")
                .contains("Rupees Two Lakh One Thousand Fifty Only")
                .contains("Acknowledgement of delivery")
                .doesNotContain("DUPLICATE");
        assertThat(pdf.code())
                .isEqualTo(bill.path("upiLink").asString())
                .isEqualTo("upi://pay?pa=mcamritsar@sbi&pn=Amritsar&tr="
                        + bill.path("id").asString().replace("-", "") + "&tn="
                        + bill.path("billNumber").asString() + "&am=201050.00&cu=INR");
    }

    @Test
    void onlyABillThatCanBePaidHasALinkToPayBy() {
        JsonNode sewerage = desk.newBill("SW", "200");
        assertThat(sewerage.path("upiLink").asString()).endsWith("&am=200.00&cu=INR&mam=50.00");

        desk.pay(PaymentBody.cash().bill(sewerage));

        assertThat(desk.bill(sewerage).path("upiLink").isNull()).isTrue();
    }

    @Test
    void aBillIsFoundByItsNumberAndByItsConsumerAndSaysWhenItIsPaid() {
        JsonNode bill = desk.newBill("WS", "500");
        ObjectNode byNumber = json.createObjectNode()
                .put("tenantId", Desk.TENANT)
                .put("billNumber", bill.path("billNumber").asString());

        posted(
                        201,
                        NO_SAVE + "?key=ws-bill&tenantId=pb.amritsar&paperSize=80mm",
                        body("Bill", "od_IN", byNumber),
                        desk.clerk())
                .keep("bill-od-80mm");
        posted(201, NO_SAVE + "?key=ws-bill&tenantId=pb.amritsar", body("Bill", "pn_IN", byNumber), desk.clerk())
                .keep("bill-pn");
        desk.pay(PaymentBody.cash().bill(bill));
        String paid = posted(
                        200,
                        "/egov-pdf/download/BILL/consolidatedbill?tenantId=pb.amritsar&bussinessService=WS&consumerCode="
                                + bill.path("consumerCode").asString(),
                        body("x", "en_IN"),
                        desk.clerk())
                .text();

        assertThat(paid).contains("PAID").doesNotContain("UPI");
        assertThat(got(
                                "/billing-service/bill/v2/" + bill.path("id").asString()
                                        + "/bill.pdf?tenantId=pb.amritsar",
                                desk.clerk())
                        .text())
                .contains(bill.path("billNumber").asString());
    }

    @Test
    void refusalsHaveTheFormOfThePdfService() {
        JsonNode payment = cash("10");
        assertThat(refusal("?tenantId=pb.amritsar", payment)).contains("key is missing");
        assertThat(refusal("?key=consolidatedreceipt", payment)).contains("tenantId is missing");
        assertThat(refusal("?key=birth-certificate&tenantId=pb.amritsar", payment))
                .isEqualTo("no config found for key birth-certificate");
        assertThat(refusal(
                        "?key=consolidatedreceipt&tenantId=pb.amritsar",
                        json.createObjectNode().put("id", UUID.randomUUID().toString())))
                .contains("at the tenant");
        assertThat(refusal("?key=consolidatedreceipt&tenantId=pb.amritsar")).contains("1 to 80");
        assertThat(calls.post("/pdf-service/v1/_search?tenantid=pb.amritsar", "{}", desk.clerk())
                        .body()
                        .path("message")
                        .asString())
                .isEqualTo("jobid and entityid both can not be empty");
    }

    private String refusal(String query, JsonNode... payments) {
        Answer answer = calls.post(CREATE + query, body("Payments", "en_IN", payments), desk.clerk());
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().has("Errors")).isFalse();
        return answer.body().path("message").asString();
    }
}
