package dev.kosh.collection.papers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.OtherwiseSetDeskTest;
import dev.kosh.testing.PaymentBody;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Receipts on paper (docs/contract/collection.md, papers). */
@OtherwiseSetDeskTest
class ReceiptPapersTests {

    private final Desk desk;
    private final HttpCalls calls;
    private final PaperCalls papers;

    @Autowired
    ReceiptPapersTests(Desk desk, HttpCalls calls, JsonMapper json) {
        this.desk = desk;
        this.calls = calls;
        this.papers = new PaperCalls(desk, calls, json);
    }

    @Test
    void theOriginalsWayLeadsFromThePaymentToAFileThatABrowserOpens() {
        JsonNode payment = papers.cash("123456.50");

        Answer created = papers.create(payment);
        String id = PaperCalls.fileId(created);

        assertThat(created.body().path("message").asString()).isEqualTo("Success");
        assertThat(created.body().path("jobid").asString()).startsWith("consolidatedreceipt");
        assertThat(created.body().path("totalcount").asInt()).isEqualTo(1);
        assertThat(PaperCalls.fileId(papers.create(payment))).isEqualTo(id);
        assertThat(desk.payments(
                                "PT/",
                                desk.clerk(),
                                "tenantId",
                                Desk.TENANT,
                                "ids",
                                payment.path("id").asString())
                        .path(0)
                        .path("fileStoreId")
                        .asString())
                .isEqualTo(id);

        Answer urls = papers.get(
                PaperCalls.FILES + "url?tenantId=pb.amritsar&fileStoreIds=" + id + "," + UUID.randomUUID(),
                desk.clerk());
        String url = urls.body().path(id).asString();
        assertThat(urls.body().path("fileStoreIds").size()).isEqualTo(1);
        assertThat(urls.body().path("fileStoreIds").path(0).path("url").asString())
                .isEqualTo(url);
        assertThat(url).startsWith("https://kosh.example/filestore/v1/files/signed/");
        String text = papers.pdf(200, calls.to(URI.create(url).getPath()).GET())
                .keep("receipt-en")
                .text();
        assertThat(text)
                .contains("Amritsar")
                .contains(PaperCalls.receiptNumber(payment, 0))
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
        Answer metadata =
                papers.get(PaperCalls.FILES + "metadata?tenantId=pb.amritsar&fileStoreId=" + id, desk.clerk());
        assertThat(metadata.body().path("contentType").asString()).isEqualTo("application/pdf");
        assertThat(metadata.body().path("fileSize").asString()).endsWith(" bytes");
    }

    @Test
    void whatStandsInTheCallIsNotPrintedWhatIsStoredIs() {
        JsonNode payment = papers.cash("100");
        ObjectNode forged = (ObjectNode) payment.deepCopy();
        forged.put("totalAmountPaid", 999999).put("payerName", "Somebody Else");
        ((ObjectNode) forged.path("paymentDetails").path(0))
                .put("totalAmountPaid", 999999)
                .put("receiptNumber", "99/9");

        String text = papers.file(PaperCalls.fileId(papers.create(forged))).text();

        assertThat(text)
                .contains("₹100.00")
                .contains("Asha Patil")
                .doesNotContain("9,99,999")
                .doesNotContain("99/9");
    }

    @Test
    void everyCopyAfterTheFirstSaysSo() {
        JsonNode payment = papers.cash("10");
        String noSave = PaperCalls.NO_SAVE + "?key=property-receipt&tenantId=pb.amritsar";

        String first = papers.posted(201, noSave, papers.body("Payments", "en_IN", payment), desk.clerk())
                .text();
        String second = papers.posted(201, noSave, papers.body("Payments", "en_IN", payment), desk.clerk())
                .keep("receipt-duplicate")
                .text();
        String saved = papers.file(PaperCalls.fileId(papers.create(payment))).text();

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

        String text = papers.file(PaperCalls.fileId(papers.create(payment)))
                .keep("receipt-two-bills")
                .text();

        assertThat(text)
                .contains(PaperCalls.receiptNumber(payment, 0))
                .contains(PaperCalls.receiptNumber(payment, 1))
                .contains("2025-26")
                .contains("2026-27")
                .contains("Still to pay")
                .contains("₹55.00");
    }

    /** D22 */
    @Test
    void theFileOfEachCancelledPaymentSaysSoTheOldOneToo() {
        JsonNode one = papers.cash("10");
        JsonNode other = papers.cash("20");
        String before = PaperCalls.fileId(papers.create(one));
        String otherBefore = PaperCalls.fileId(papers.create(other));

        desk.act("CANCEL", one, other);

        assertThat(papers.file(before).text())
                .contains("CANCELLED on 20/11/2026")
                .contains("WRONGENTRY");
        assertThat(papers.file(otherBefore).text()).contains("CANCELLED on 20/11/2026");
        assertThat(PaperCalls.fileId(papers.create(one))).isNotEqualTo(before);
        papers.file(PaperCalls.fileId(papers.create(other))).keep("receipt-cancelled");
    }

    @Test
    void aChequeIsSubjectToRealisation() {
        JsonNode payment = desk.pay(PaymentBody.cheque(Desk.NOW.toEpochMilli())
                .with("ifscCode", "SBIN0000456")
                .bill(desk.newBill("WS", "10")));

        assertThat(papers.file(PaperCalls.fileId(papers.create(payment))).text())
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
        JsonNode payment = papers.cash("123");

        String text = papers.posted(
                        201,
                        PaperCalls.NO_SAVE + "?key=consolidatedreceipt&tenantId=pb.amritsar&paperSize=" + size,
                        papers.body("Payments", locale, payment),
                        desk.clerk())
                .keep("receipt-" + locale + "-" + size)
                .text();

        assertThat(text.replaceAll("\\s+", " ")).contains(title).contains(words).contains("₹123.00");
    }

    @Test
    void theCodeOnAReceiptLeadsToAPageThatSaysWhatIsTrueAndNoMore() {
        JsonNode payment = papers.cash("4321");
        String address = papers.file(PaperCalls.fileId(papers.create(payment))).code();

        assertThat(address).matches("https://kosh\\.example/verify/[A-Za-z0-9_-]{22}");
        Answer page = calls.get(URI.create(address).getPath());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body().asString())
                .contains("This receipt is genuine")
                .contains(PaperCalls.receiptNumber(payment, 0))
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
}
