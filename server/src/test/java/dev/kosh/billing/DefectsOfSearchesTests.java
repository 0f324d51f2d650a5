package dev.kosh.billing;

import static dev.kosh.testing.Desk.codes;
import static dev.kosh.testing.Desk.rupees;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.Accounts;
import dev.kosh.access.Citizens;
import dev.kosh.access.NewUser;
import dev.kosh.access.User;
import dev.kosh.access.UserType;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.NewPerson;
import dev.kosh.testing.SandboxUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Defects of the original billing service that its searches and fetches show, by their numbers. */
@DeskTest
@ExtendWith(OutputCaptureExtension.class)
class DefectsOfSearchesTests {

    @Autowired
    private Desk desk;

    @Autowired
    private HttpCalls calls;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Citizens citizens;

    @Autowired
    private MovableClock clock;

    @AfterEach
    void backToNow() {
        clock.set(Desk.NOW);
    }

    private static List<String> each(JsonNode list, String member) {
        List<String> values = new ArrayList<>();
        list.forEach(item -> values.add(item.path(member).asString(null)));
        return values;
    }

    private JsonNode search(String... parameters) {
        return desk.query("/billing-service/demand/_search", desk.clerk(), parameters)
                .body()
                .path("Demands");
    }

    @Test
    void n01AFetchByMobileNumberFindsWhoWasBilledAndWhoWasNot() {
        String mobile = desk.mobileNumber();
        String billed = desk.consumer();
        String unbilled = desk.consumer();
        desk.create(DemandBody.of("PT", billed).line("PT_TAX", "10").payer("Asha", mobile));
        desk.fetch("PT", billed);
        desk.create(DemandBody.of("PT", unbilled).line("PT_TAX", "20").payer("Asha", mobile));

        assertThat(each(
                        desk.fetchAll("tenantId", Desk.TENANT, "businessService", "PT", "mobileNumber", mobile),
                        "consumerCode"))
                .containsExactlyInAnyOrder(billed, unbilled);
    }

    @Test
    void n02EachBillOfACallIsAddressedToItsOwnPayer() {
        String first = desk.consumer();
        String second = desk.consumer();
        desk.create(
                DemandBody.of("PT", first).line("PT_TAX", "1").payer("Asha", desk.mobileNumber()),
                DemandBody.of("PT", second).line("PT_TAX", "1").payer("Ravi", desk.mobileNumber()));

        JsonNode bills =
                desk.fetchAll("tenantId", Desk.TENANT, "businessService", "PT", "consumerCode", first + "," + second);

        assertThat(each(bills, "payerName")).containsExactly("Asha", "Ravi");
    }

    @Test
    void n10AFetchByDemandIdAnswersTheBillOfThatDemandAlone() {
        desk.newBill("PT", "1");
        String consumer = desk.owes("PT", "PT_TAX", "2");
        String demand = desk.demands("PT", consumer).path(0).path("id").asString();

        JsonNode bills = desk.fetchAll("tenantId", Desk.TENANT, "businessService", "PT", "demandId", demand);

        assertThat(each(bills, "consumerCode")).containsExactly(consumer);
    }

    @Test
    void n14ADemandWithoutPayerStandsOnTheBillBesideOneWith() {
        String consumer = desk.consumer();
        desk.create(
                DemandBody.of("PT", consumer).year(2025).line("PT_TAX", "10"),
                DemandBody.of("PT", consumer).year(2026).line("PT_TAX", "20").payer("Asha", desk.mobileNumber()));

        assertThat(desk.demands("PT", consumer).size()).isEqualTo(2);
        assertThat(rupees(desk.fetch("PT", consumer).path("totalAmount"))).isEqualByComparingTo("30");
    }

    @Test
    void n18AFetchByEmailFindsTheBillThatIsThere() {
        String email = desk.consumer().toLowerCase(Locale.ROOT) + "@example.org";
        User asha = person("Asha", UserType.CITIZEN, "pb", email);
        String consumer = desk.consumer();
        desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "10").with("payer", Map.of("uuid", asha.uuid())));
        JsonNode bill = desk.fetch("PT", consumer);

        JsonNode again = desk.fetchAll("tenantId", Desk.TENANT, "businessService", "PT", "email", email);

        assertThat(bill.path("payerEmail").asString()).isEqualTo(email);
        assertThat(each(again, "id")).containsExactly(bill.path("id").asString());
    }

    private User person(String name, UserType type, String tenant, @Nullable String email, String... roles) {
        NewUser user = NewPerson.of(tenant)
                .name(name)
                .type(type)
                .mobileNumber(desk.mobileNumber())
                .emailId(email)
                .roles(roles)
                .user();
        accounts.createUser(user);
        return Objects.requireNonNull(citizens.byUuid(List.of(user.uuid())).get(user.uuid()));
    }

    @Test
    void n20AFetchOfAWholeStateRenewsTheBillsOfEachUlbThatSharesTheCode() {
        User clerk = person("Clerk", UserType.EMPLOYEE, "pb.jalandhar", null, "BILLING_SYSTEM");
        String elsewhere = calls.login(new SandboxUser(clerk.userName(), "EMPLOYEE", "pb.jalandhar"));
        String consumer = desk.owes("PT", "PT_TAX", "10");
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("Demands")
                .add(DemandBody.of("PT", consumer)
                        .with("tenantId", "pb.jalandhar")
                        .line("PT_TAX", "20")
                        .json());
        assertThat(calls.post("/billing-service/demand/_create", body, elsewhere)
                        .status())
                .isEqualTo(201);
        List<String> before = each(fetchOfTheState(consumer), "id");
        clock.advance(Duration.ofDays(2));

        JsonNode after = fetchOfTheState(consumer);

        assertThat(each(after, "tenantId")).containsExactlyInAnyOrder(Desk.TENANT, "pb.jalandhar");
        assertThat(each(after, "id")).doesNotContainAnyElementsOf(before);
    }

    private JsonNode fetchOfTheState(String consumer) {
        return desk.tryFetch(desk.citizen(), "tenantId", "pb", "businessService", "PT", "consumerCode", consumer)
                .body()
                .path("Bill");
    }

    @Test
    void n31AServiceCodeIsNeverPartOfTheStatement() {
        desk.newBill("PT", "1");

        JsonNode bills = desk.fetchAll(
                "tenantId", Desk.TENANT, "businessService", "PT' or '1'='1", "consumerCode", "X') or ('1'='1");

        assertThat(bills.size()).isZero();
    }

    @Test
    void n33EveryBillAskedForByIdIsAnsweredWhateverElseTheConsumerHas() {
        String consumer = desk.owes("PT", "PT_TAX", "10");
        JsonNode first = desk.fetch("PT", consumer);
        desk.create(
                DemandBody.of("PT", consumer).year(2027).line("PT_TAX", "1"),
                DemandBody.of("WS", consumer).line("WS_CHARGE", "1"));
        JsonNode second = desk.fetch("PT", consumer);
        JsonNode other = desk.fetch("WS", consumer);
        List<String> ids = each(
                desk.trySearchBills(desk.clerk(), "tenantId", Desk.TENANT, "billId", ids(first, second, other))
                        .body()
                        .path("Bill"),
                "id");

        assertThat(String.join(",", ids).split(","))
                .containsExactlyInAnyOrder(ids(first, second, other).split(","));
    }

    private static String ids(JsonNode... bills) {
        List<String> ids = new ArrayList<>();
        for (JsonNode bill : bills) {
            ids.add(bill.path("id").asString());
        }
        return String.join(",", ids);
    }

    @Test
    void n34ADemandSearchIsBoundAndHasPages() {
        String consumer = desk.consumer();
        desk.create(
                DemandBody.of("PT", consumer).year(2025).line("PT_TAX", "1"),
                DemandBody.of("PT", consumer).year(2026).line("PT_TAX", "2"));

        assertThat(codes(desk.query(
                        "/billing-service/demand/_search", desk.clerk(), "tenantId", Desk.TENANT, "demandFrom", "0")))
                .containsExactly("businessService");
        JsonNode page = search("tenantId", Desk.TENANT, "consumerCode", consumer, "limit", "1", "offset", "1");
        assertThat(page.size()).isEqualTo(1);
        assertThat(page.path(0).path("taxPeriodFrom").asLong()).isEqualTo(DemandBody.yearFrom(2026));
    }
}
