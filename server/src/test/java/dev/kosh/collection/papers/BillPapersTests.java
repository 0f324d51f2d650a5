package dev.kosh.collection.papers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.OtherwiseSetDeskTest;
import dev.kosh.testing.PaymentBody;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bills on paper, and the link to pay by that stands on them (docs/contract/collection.md, papers). */
@OtherwiseSetDeskTest
class BillPapersTests {

    private final Desk desk;
    private final HttpCalls calls;
    private final JsonMapper json;
    private final PaperCalls papers;

    @Autowired
    BillPapersTests(Desk desk, HttpCalls calls, JsonMapper json) {
        this.desk = desk;
        this.calls = calls;
        this.json = json;
        this.papers = new PaperCalls(desk, calls, json);
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
                papers.body("Bill", "en_IN", bill),
                desk.clerk());
        PrintedPdf pdf = papers.file(PaperCalls.fileId(created)).keep("bill-en");

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
    void thePeriodOfABillLastsUntilItsLastDemandEnds() {
        String consumer = desk.consumer();
        long july = DemandBody.yearFrom(2026) + Duration.ofDays(91).toMillis();
        desk.create(
                DemandBody.of("PT", consumer).line("PT_TAX", "1000"),
                DemandBody.of("PT", consumer)
                        .period(july, july + Duration.ofDays(31).toMillis() - 1000)
                        .line("PT_TAX", "10"));

        String paper = papers.got(
                        "/billing-service/bill/v2/"
                                + desk.fetch("PT", consumer).path("id").asString() + "/bill.pdf?tenantId=pb.amritsar",
                        desk.clerk())
                .text();

        assertThat(paper).containsPattern("Period\\s+2026-27");
    }

    @Test
    void aBillIsFoundByItsNumberAndByItsConsumerAndSaysWhenItIsPaid() {
        JsonNode bill = desk.newBill("WS", "500");
        ObjectNode byNumber = json.createObjectNode()
                .put("tenantId", Desk.TENANT)
                .put("billNumber", bill.path("billNumber").asString());

        papers.posted(
                        201,
                        PaperCalls.NO_SAVE + "?key=ws-bill&tenantId=pb.amritsar&paperSize=80mm",
                        papers.body("Bill", "od_IN", byNumber),
                        desk.clerk())
                .keep("bill-od-80mm");
        papers.posted(
                        201,
                        PaperCalls.NO_SAVE + "?key=ws-bill&tenantId=pb.amritsar",
                        papers.body("Bill", "pn_IN", byNumber),
                        desk.clerk())
                .keep("bill-pn");
        desk.pay(PaymentBody.cash().bill(bill));
        String paid = papers.posted(
                        200,
                        "/egov-pdf/download/BILL/consolidatedbill?tenantId=pb.amritsar&bussinessService=WS&consumerCode="
                                + bill.path("consumerCode").asString(),
                        papers.body("x", "en_IN"),
                        desk.clerk())
                .text();

        assertThat(paid).contains("PAID").doesNotContain("UPI");
        assertThat(papers.got(
                                "/billing-service/bill/v2/" + bill.path("id").asString()
                                        + "/bill.pdf?tenantId=pb.amritsar",
                                desk.clerk())
                        .text())
                .contains(bill.path("billNumber").asString());
    }
}
