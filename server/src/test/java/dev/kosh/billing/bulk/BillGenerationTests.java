package dev.kosh.billing.bulk;

import static dev.kosh.testing.Desk.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The bills of all consumers with dues are made at once (docs/contract/billing.md, bulk bills). */
@DeskTest
class BillGenerationTests {

    @Autowired
    private Desk desk;

    @Autowired
    private BulkDesk bulk;

    @Autowired
    private BulkRunner runner;

    private static ObjectNode scope() {
        return JsonNodeFactory.instance.objectNode().put("tenantId", Desk.TENANT);
    }

    private String owesIn(String locality, String service) {
        String consumer = desk.consumer();
        desk.create(DemandBody.of(service, consumer)
                .line(Desk.headOf(service), "10")
                .with("additionalDetails", Map.of("locality", locality)));
        return consumer;
    }

    private JsonNode bills(String service, String consumer) {
        return desk.trySearchBills(desk.clerk(), "tenantId", Desk.TENANT, "service", service, "consumerCode", consumer)
                .body()
                .path("Bill");
    }

    @Test
    void everyConsumerOfALocalityGetsHisBillAndNobodyElseDoes() {
        String locality = BulkDesk.unique();
        String property = owesIn(locality, "PT");
        String connection = owesIn(locality, "WS");
        String elsewhere = owesIn("elsewhere", "PT");

        JsonNode job = bulk.generated(scope().put("locality", locality));

        assertThat(job.path("status").asString()).isEqualTo("DONE");
        assertThat(job.path("total").asLong()).isEqualTo(2);
        assertThat(job.path("succeeded").asLong()).isEqualTo(2);
        assertThat(bills("PT", property).size()).isEqualTo(1);
        assertThat(bills("WS", connection).size()).isEqualTo(1);
        assertThat(bills("PT", elsewhere).size()).isZero();
    }

    @Test
    void aBillThatIsGoodStaysAndCreditsBeyondTheDuesAreSkipped() {
        String locality = BulkDesk.unique();
        String billed = owesIn(locality, "PT");
        JsonNode before = desk.fetch("PT", billed);
        desk.create(DemandBody.of("PT", desk.consumer())
                .line("PT_TIME_REBATE", "-5")
                .with("additionalDetails", Map.of("locality", locality)));

        JsonNode job = bulk.generated(scope().put("locality", locality).put("businessService", "PT"));

        assertThat(job.path("succeeded").asLong()).isEqualTo(1);
        assertThat(job.path("skipped").asLong()).isEqualTo(1);
        assertThat(bills("PT", billed).path(0).path("id")).isEqualTo(before.path("id"));
    }

    @Test
    void aJobThatIsBrokenOffGoesOnWhereItStood() {
        String locality = BulkDesk.unique();
        for (int i = 0; i < 230; i++) {
            owesIn(locality, "TL");
        }
        Answer started = bulk.tryGenerate(scope().put("locality", locality), desk.clerk());
        JsonNode job = started.body().path("BulkJobs").path(0);
        AtomicInteger asked = new AtomicInteger();

        runner.run(() -> asked.incrementAndGet() > 2);
        assertThat(bulk.job(BulkDesk.BILLS, job).path("done").asLong()).isEqualTo(200);
        runner.run(() -> false);

        assertThat(bulk.job(BulkDesk.BILLS, job).path("succeeded").asLong()).isEqualTo(230);
    }

    @Test
    void theScopeIsAKnownTenantAndService() {
        assertThat(codes(bulk.tryGenerate(scope().put("businessService", "XX"), desk.clerk())))
                .containsExactly("EG_BS_BUSINESSSERVICE_NOTFOUND");
        ObjectNode nowhere = scope();
        nowhere.remove("tenantId");
        assertThat(codes(bulk.tryGenerate(nowhere, desk.clerk())))
                .containsExactly("NotNull.billGenerationRequest.billGeneration.tenantId");
    }

    @Test
    void onlyWhoRunsBillingMayMakeAllBills() {
        assertThat(bulk.tryGenerate(scope(), desk.integrator()).status()).isEqualTo(403);
        assertThat(bulk.tryGenerate(scope().put("tenantId", "pb.jalandhar"), desk.clerk())
                        .status())
                .isEqualTo(403);
    }
}
