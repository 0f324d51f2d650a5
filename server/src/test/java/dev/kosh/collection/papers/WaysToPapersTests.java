package dev.kosh.collection.papers;

import static dev.kosh.testing.Desk.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.Accounts;
import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.NewPerson;
import dev.kosh.testing.OtherwiseSetDeskTest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Who gets a paper, by which of the ways that lead to it (docs/contract/collection.md, papers). */
@OtherwiseSetDeskTest
class WaysToPapersTests {

    private final Desk desk;
    private final HttpCalls calls;
    private final JsonMapper json;
    private final PaperCalls papers;
    private final MovableClock clock;
    private final Accounts accounts;

    @Autowired
    WaysToPapersTests(Desk desk, HttpCalls calls, JsonMapper json, MovableClock clock, Accounts accounts) {
        this.accounts = accounts;
        this.desk = desk;
        this.calls = calls;
        this.json = json;
        this.papers = new PaperCalls(desk, calls, json);
        this.clock = clock;
    }

    @AfterEach
    void backToNow() {
        clock.set(Desk.NOW);
    }

    @Test
    void aLinkIsGoodForAQuarterOfAnHourAndForItsFileOnly() {
        String id = PaperCalls.fileId(papers.create(papers.cash("10")));
        String path = URI.create(
                        papers.get(PaperCalls.FILES + "url?tenantId=pb.amritsar&fileStoreIds=" + id, desk.clerk())
                                .body()
                                .path(id)
                                .asString())
                .getPath();

        clock.advance(Duration.ofMinutes(14));
        papers.pdf(200, calls.to(path).GET());
        for (String bad : new String[] {
            path.substring(0, path.length() - 2) + "AA",
            PaperCalls.FILES + "signed/AAAA",
            PaperCalls.FILES + "signed/--"
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
        JsonNode payment = papers.cash("10");
        String id = PaperCalls.fileId(papers.create(payment));

        for (String token : new String[] {desk.citizen(), desk.integrator()}) {
            Answer created = calls.post(
                    PaperCalls.CREATE + "?key=consolidatedreceipt&tenantId=pb.amritsar",
                    papers.body("Payments", "en_IN", payment),
                    token);
            assertThat(created.status()).isEqualTo(400);
            assertThat(papers.get(PaperCalls.FILES + "url?tenantId=pb.amritsar&fileStoreIds=" + id, token)
                            .body()
                            .path("fileStoreIds")
                            .size())
                    .isZero();
            assertThat(codes(papers.get(PaperCalls.FILES + "id?tenantId=pb.amritsar&fileStoreId=" + id, token)))
                    .containsExactly("NOT_FOUND");
            assertThat(calls.post(
                                    "/pdf-service/v1/_search?tenantid=pb.amritsar&entityid="
                                            + payment.path("id").asString(),
                                    "{}",
                                    token)
                            .status())
                    .isEqualTo(404);
            assertThat(papers.get(PaperCalls.plainLink(payment, ""), token).status())
                    .isEqualTo(400);
        }
        assertThat(calls.get(PaperCalls.FILES + "id?tenantId=pb.amritsar&fileStoreId=" + id)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aPlainLinkGivesTheReceiptToo() {
        JsonNode payment = papers.cash("77");

        assertThat(papers.got(PaperCalls.plainLink(payment, "&locale=hi_IN&paperSize=80mm"), desk.clerk())
                        .text())
                .contains(PaperCalls.receiptNumber(payment, 0));
        assertThat(codes(papers.get(PaperCalls.plainLink(payment, "&paperSize=A0"), desk.clerk())))
                .containsExactly("PAPER_SIZE_UNKNOWN");
    }

    @Test
    void theUtilityOfTheOriginalsGivesReceiptsByNumberAndByConsumer() {
        JsonNode payment = papers.cash("77");
        String path = "/egov-pdf/download/PAYMENT/consolidatedreceipt?tenantId=pb.amritsar&bussinessService=PT";
        String consumer = payment.path("paymentDetails")
                .path(0)
                .path("bill")
                .path("consumerCode")
                .asString();

        for (String by :
                new String[] {"&receiptNumbers=" + PaperCalls.receiptNumber(payment, 0), "&consumerCode=" + consumer}) {
            assertThat(papers.posted(200, path + by, papers.body("x", "en_IN"), desk.clerk())
                            .text())
                    .contains(PaperCalls.receiptNumber(payment, 0));
        }
        Answer none = calls.post(path + "&consumerCode=nobody", "{}", desk.clerk());
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.body().path("errorMessage").asString()).isEqualTo("no payment found");
        assertThat(calls.post(path, "{}", desk.clerk()).status()).isEqualTo(400);
    }

    @Test
    void receiptsThatShallNotBeConsolidatedGetAFileEach() {
        Answer created = apart(List.of(papers.cash("10"), papers.cash("20")));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body().path("filestoreIds")).hasSize(2);
        assertThat(created.body().path("totalcount").asInt()).isEqualTo(2);
    }

    @Test
    void whoNameTheSameReceiptsInOtherOrdersGetThemAllAtOnce() {
        List<JsonNode> some = Stream.generate(() -> papers.cash("10")).limit(20).toList();
        List<JsonNode> backwards = new ArrayList<>(some);
        Collections.reverse(backwards);

        List<Answer> answers = Desk.together(List.of(() -> apart(some), () -> apart(backwards)));

        List<JsonNode> files = answers.stream()
                .map(answer -> answer.body().path("filestoreIds"))
                .toList();
        assertThat(answers).extracting(Answer::status).containsExactly(201, 201);
        assertThat(files.get(0)).hasSize(20);
        assertThat(files.get(0).path(0)).isEqualTo(files.get(1).path(19));
    }

    private Answer apart(List<JsonNode> payments) {
        return calls.post(
                PaperCalls.CREATE + "?key=consolidatedreceipt&tenantId=pb.amritsar&isConsolidated=false",
                papers.body("Payments", "en_IN", payments.toArray(JsonNode[]::new)),
                desk.clerk());
    }

    @Test
    void refusalsHaveTheFormOfThePdfService() {
        JsonNode payment = papers.cash("10");
        assertThat(refusal("?tenantId=pb.amritsar", payment)).contains("key is missing");
        assertThat(refusal("?key=consolidatedreceipt", payment)).contains("tenantId is missing");
        assertThat(refusal("?key=birth-certificate&tenantId=pb.amritsar", payment))
                .isEqualTo("no config found for key birth-certificate");
        assertThat(refusal(
                        "?key=consolidatedreceipt&tenantId=pb.amritsar",
                        json.createObjectNode().put("id", UUID.randomUUID().toString())))
                .contains("at the tenant");
        assertThat(refusal("?key=consolidatedreceipt&tenantId=pb.amritsar")).contains("1 to 80");
        assertThat(refusal("?key=consolidatedreceipt&tenantId=pb.amritsar&isConsolidated=false"))
                .contains("1 to 80");
        assertThat(calls.post("/pdf-service/v1/_search?tenantid=pb.amritsar", "{}", desk.clerk())
                        .body()
                        .path("message")
                        .asString())
                .isEqualTo("jobid and entityid both can not be empty");
        Answer none = calls.post("/pdf-service/v1/_search?tenantid=pb.amritsar&jobid=none", "{}", desk.clerk());
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.body().path("message").asString()).isEqualTo("no matching result found");
        assertThat(none.body().at("/ResponseInfo/status").asString()).isEqualTo("Failed");
    }

    private String refusal(String query, JsonNode... payments) {
        Answer answer = calls.post(PaperCalls.CREATE + query, papers.body("Payments", "en_IN", payments), desk.clerk());
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().has("Errors")).isFalse();
        return answer.body().path("message").asString();
    }

    @Test
    void aClerkPrintsAndReadsUnderTheNameOfTheStateAsClientsOfTheOriginalsDo() {
        Answer created = calls.post(
                PaperCalls.CREATE + "?key=consolidatedreceipt&tenantId=pb",
                papers.body("Payments", "en_IN", papers.cash("10")),
                desk.clerk());
        String id = PaperCalls.fileId(created);

        assertThat(papers.get(PaperCalls.FILES + "url?tenantId=pb&fileStoreIds=" + id, desk.clerk())
                        .body()
                        .has(id))
                .isTrue();
        papers.got(PaperCalls.FILES + "id?tenantId=pb&fileStoreId=" + id, desk.clerk());
        papers.got(PaperCalls.FILES + "id?tenantId=pb.amritsar&fileStoreId=" + id, desk.clerk());
    }

    @Test
    void underTheNameOfTheStateNobodyGetsWhatIsKeptWhereHeHasNoRole() {
        String bill = billPaper();
        JsonNode payment = papers.cash("10");
        String receipt = PaperCalls.fileId(papers.create(payment));
        String elsewhere =
                calls.login(NewPerson.of("pb.jalandhar").roles("COLL_OPERATOR").onRecord(accounts));
        String ofAnotherState =
                calls.login(NewPerson.of("od.cuttack").roles("COLL_OPERATOR").onRecord(accounts));

        for (String id : List.of(bill, receipt)) {
            assertThat(papers.get(PaperCalls.FILES + "url?tenantId=pb&fileStoreIds=" + id, elsewhere)
                            .body()
                            .has(id))
                    .isFalse();
            assertThat(papers.get(PaperCalls.FILES + "metadata?tenantId=pb&fileStoreId=" + id, elsewhere)
                            .status())
                    .isEqualTo(400);
            assertThat(papers.get(PaperCalls.FILES + "url?tenantId=pb&fileStoreIds=" + id, ofAnotherState)
                            .status())
                    .isEqualTo(403);
        }
        assertThat(printedUnderTheState(payment, elsewhere)).isEqualTo(403);
        assertThat(printedUnderTheState(((ObjectNode) payment.deepCopy()).without("tenantId"), elsewhere))
                .isIn(400, 403);
        assertThat(printedUnderTheState(
                        json.createObjectNode().put("id", payment.path("id").asString()), elsewhere))
                .isEqualTo(400);
    }

    private int printedUnderTheState(JsonNode payment, String token) {
        return calls.post(
                        PaperCalls.CREATE + "?key=consolidatedreceipt&tenantId=pb",
                        papers.body("Payments", "en_IN", payment),
                        token)
                .status();
    }

    private String billPaper() {
        return PaperCalls.fileId(calls.post(
                PaperCalls.CREATE + "?key=consolidatedbill&tenantId=pb.amritsar",
                papers.body("Bill", "en_IN", desk.newBill("PT", "10")),
                desk.clerk()));
    }
}
