package dev.kosh.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.Citizens;
import dev.kosh.access.User;
import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.wire.TenantId;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A demand cannot be used to look up, or to bill, a person of another state. */
@DeskTest
class ForeignPayerTests {

    private static final TenantId PUNJAB = new TenantId("pb");
    private static final TenantId ODISHA = new TenantId("od");

    @Autowired
    private Desk desk;

    @Autowired
    private Citizens citizens;

    private User stranger;

    @BeforeEach
    void aCitizenOfOdisha() {
        stranger = citizens.findOrCreate(ODISHA, "Sabita Behera", desk.mobileNumber());
    }

    private DemandBody demand(Object payer) {
        return DemandBody.of("PT", desk.consumer()).line("PT_TAX", "1").with("payer", payer);
    }

    private void assertUnknown(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("EG_BS_USER_UUID_NOTFOUND");
        assertThat(answer.body().toString()).doesNotContain(stranger.name(), String.valueOf(stranger.mobileNumber()));
    }

    @Test
    void aPersonOfAnotherStateIsNobodyHere() {
        assertUnknown(desk.tryCreate(demand(Map.of("uuid", stranger.uuid()))));
        assertUnknown(desk.tryCreate(demand(Map.of("uuid", stranger.uuid(), "tenantId", "pb"))));
    }

    @Test
    void anUpdateCannotBringHimInEither() {
        JsonNode created = desk.create(DemandBody.of("PT", desk.consumer()).line("PT_TAX", "1"))
                .path(0);
        ObjectNode changed = (ObjectNode) created.deepCopy();
        changed.putObject("payer").put("uuid", stranger.uuid());

        assertUnknown(desk.tryUpdate(changed));
    }

    @Test
    void oneOfSeveralDemandsRefusesThemAll() {
        String consumer = desk.consumer();

        assertUnknown(desk.tryCreate(
                DemandBody.of("PT", consumer).line("PT_TAX", "1"), demand(Map.of("uuid", stranger.uuid()))));

        assertThat(desk.demands("PT", consumer).isEmpty()).isTrue();
    }

    @Test
    void namingHisStateIsRefusedAtTheEdge() {
        Answer answer = desk.tryCreate(demand(Map.of("uuid", stranger.uuid(), "tenantId", "od")));

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void aPersonOfThisStateIsBilledWhereverHeIsSaidToBeOnRecord() {
        User citizen = citizens.findOrCreate(PUNJAB, "Harjit Kaur", desk.mobileNumber());

        for (String tenant : new String[] {"pb", "pb.amritsar", "pb.jalandhar"}) {
            JsonNode created = desk.create(demand(Map.of("uuid", citizen.uuid(), "tenantId", tenant)));
            assertThat(created.path(0).path("payer").path("name").asString()).isEqualTo("Harjit Kaur");
            assertThat(created.path(0).path("payer").path("tenantId").asString())
                    .isEqualTo("pb");
        }
    }

    @Test
    void aPayerByNameAndNumberIsPutOnRecordWithTheStateOfTheDemand() {
        String mobileNumber = String.valueOf(stranger.mobileNumber());

        JsonNode created = desk.create(demand(Map.of("name", stranger.name(), "mobileNumber", mobileNumber)));

        assertThat(created.path(0).path("payer").path("uuid").asString()).isNotEqualTo(stranger.uuid());
        assertThat(citizens.byMobileNumber(PUNJAB, mobileNumber)).hasSize(1);
        assertThat(citizens.byMobileNumber(ODISHA, mobileNumber)).hasSize(1);
    }
}
