package dev.kosh.sandbox.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.billing.Demand;
import dev.kosh.billing.DemandCriteria;
import dev.kosh.billing.Demands;
import dev.kosh.testing.Answer;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.KoshServerTest;
import dev.kosh.testing.SandboxUser;
import dev.kosh.wire.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.test.context.TestPropertySource;

@KoshServerTest
@TestPropertySource(properties = "kosh.sandbox.consumers=30")
class SandboxDataTests {

    private static final List<TenantId> TOWNS =
            List.of(new TenantId("pb.amritsar"), new TenantId("pb.jalandhar"), new TenantId("od.cuttack"));

    @Autowired
    private SandboxData sandbox;

    @Autowired
    private SandboxPeople people;

    @Autowired
    private Demands demands;

    @Autowired
    private HttpCalls calls;

    @Test
    void everyPersonLogsInAtTheTenantThatThePersonBelongsTo() {
        assertThat(people.users()).allSatisfy(user -> {
            Answer answer = calls.token(Map.of(
                    "grant_type",
                    "password",
                    "username",
                    user.userName(),
                    "password",
                    people.password(),
                    "tenantId",
                    user.tenantId(),
                    "userType",
                    user.type()));
            if (user.type().equals("SYSTEM")) {
                // The jobs' own user: nobody logs in with the role that runs them.
                assertThat(answer.status()).isEqualTo(400);
            } else {
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.body().at("/UserRequest/uuid").asString()).isEqualTo(user.uuid());
            }
        });
    }

    @Test
    void everyTownHasConsumersWithDemands() {
        assertThat(TOWNS).allSatisfy(town -> assertThat(demandsOf(town)).isNotEmpty());
    }

    @Test
    void aSecondStartOnTheSameDataAddsNothing() {
        Set<UUID> before = allDemands();
        sandbox.run(new DefaultApplicationArguments());
        assertThat(allDemands()).isEqualTo(before);
    }

    @Test
    void aCitizensBillShowsNameAndAddress() {
        Answer answer = calls.post(
                "/billing-service/bill/v2/_fetchbill?tenantId=od.cuttack&businessService=PT&consumerCode=PT-305-000231",
                "{}",
                calls.login(new SandboxUser("OD-INTEGR01", "EMPLOYEE", "od")));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().at("/Bill/0/payerName").asString()).isEqualTo("Sasmita Behera");
        assertThat(answer.body().at("/Bill/0/payerAddress").asString()).isEqualTo("8, Buxi Bazar, Cuttack");
        assertThat(answer.body().at("/Bill/0/minimumAmountToBePaid").decimalValue())
                .isEqualByComparingTo("200");
    }

    @Test
    void billsOfAmritsarShowHowTheyArePaidByUpiAtAnAddressThatIsPlainlyAnExample() {
        Answer answer = calls.post(
                "/billing-service/bill/v2/_fetchbill?tenantId=pb.amritsar&businessService=PT&consumerCode=PT-107-000555",
                "{}",
                calls.login(new SandboxUser("INTEGR01", "EMPLOYEE", "pb")));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().at("/Bill/0/upiLink").asString()).startsWith("upi://pay?pa=mcamritsar@example&");
    }

    private Set<UUID> allDemands() {
        return TOWNS.stream()
                .flatMap(town -> demandsOf(town).stream())
                .map(Demand::id)
                .collect(Collectors.toSet());
    }

    private List<Demand> demandsOf(TenantId town) {
        return demands.find(new DemandCriteria(
                List.of(town), Set.of(), Set.of(), null, null, null, null, null, null, Integer.MAX_VALUE, 0));
    }
}
