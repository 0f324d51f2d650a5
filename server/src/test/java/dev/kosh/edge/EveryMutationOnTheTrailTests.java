package dev.kosh.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.Accounts;
import dev.kosh.access.RoleCatalogue;
import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.NamedTests;
import dev.kosh.testing.PaymentBody;
import dev.kosh.testing.SandboxUser;
import dev.kosh.testing.Trail;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Who did what and when is written down by every end point that changes something (docs/contract/events.md, audit). */
@DeskTest
@SuppressWarnings("NullAway.Init")
class EveryMutationOnTheTrailTests {

    private static final String PAYMENTS = "/collection-services/payments/";
    private static final String TEXTS = "/localization/messages/v1/";

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    private Desk desk;

    @Autowired
    private HttpCalls calls;

    @Autowired
    private Accounts accounts;

    @Autowired
    private RoleCatalogue catalogue;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectProvider<RequestMappingInfoHandlerMapping> mappings;

    private SandboxUser everything;

    @Test
    void ofEveryEndPointItIsSaidHowTheTrailTellsOfIt() {
        Set<String> said = new TreeSet<>();
        Stream.of(
                        Mutations.MONEY_IN,
                        Mutations.MONEY_OUT,
                        Mutations.ELSEWHERE.keySet(),
                        Mutations.SAME_AS.keySet(),
                        Mutations.NOT_ON_THE_TRAIL.keySet())
                .forEach(said::addAll);

        assertThat(EndPoint.of(mappings).stream()
                        .filter(Mutations::mayChange)
                        .map(EndPoint::pattern)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(said);
        assertThat(Mutations.ELSEWHERE.values()).allMatch(NamedTests::exists);
        assertThat(said).containsAll(Mutations.SAME_AS.values());
    }

    @TestFactory
    Stream<DynamicTest> theTrailTellsOf() {
        everything = new Cast(accounts, catalogue, jdbc).with(catalogueRoles(), "pb");
        Map<String, Supplier<Answer>> calls = new LinkedHashMap<>();
        money(calls);
        bank(calls);
        texts(calls);
        people(calls);
        clients(calls);
        blockedNumbers(calls);
        calls.put(
                "/masters/v1/_load",
                () -> post(
                        "/masters/v1/_load",
                        "{'tenantId': 'pb', 'masterFile': {'trail-notes': {'Note': [{'code': 'A'}]}}}"));
        assertThat(calls.keySet()).isEqualTo(Mutations.MONEY_IN);
        return calls.entrySet().stream()
                .map(call -> DynamicTest.dynamicTest(call.getKey(), () -> {
                    Answer answer = call.getValue().get();
                    assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 299);
                    assertThat(Trail.of(answer, jdbc)).isNotEmpty();
                }));
    }

    private Set<String> catalogueRoles() {
        return new Cast(accounts, catalogue, jdbc).roles();
    }

    private void money(Map<String, Supplier<Answer>> all) {
        all.put(
                "/billing-service/demand/_create",
                () -> desk.tryCreate(DemandBody.of("PT", desk.consumer()).line("PT_TAX", "100")));
        all.put(
                "/billing-service/demand/_update",
                () -> desk.tryUpdate(
                        desk.create(DemandBody.of("PT", desk.consumer()).line("PT_TAX", "100"))
                                .path(0)));
        all.put(
                "/billing-service/bill/v2/_cancelbill",
                () -> post("/billing-service/bill/v2/_cancelbill", """
                {'UpdateBillCriteria': {'tenantId': 'pb.amritsar', 'businessService': 'PT', 'consumerCodes': ['%s'],
                 'additionalDetails': {'reason': 'WRONG', 'reasonMessage': 'wrong reading'}}}""".formatted(
                                desk.newBill("PT", "100").path("consumerCode").asString())));
        all.put(
                "/billing-service/bill/bulk/_generate",
                () -> post(
                        "/billing-service/bill/bulk/_generate",
                        "{'BillGeneration': {'tenantId': 'pb.amritsar', 'businessService': 'PT'}}"));
        all.put(PAYMENTS + "_create", () -> desk.tryPay(PaymentBody.cash().bill(desk.newBill("PT", "100"))));
        all.put(
                PAYMENTS + "_update",
                () -> post(
                        PAYMENTS + "_update",
                        "{'Payment': {'id': '%s', 'tenantId': 'pb.amritsar', 'payerName': 'Asha Patil'}}"
                                .formatted(paid().path("id").asString())));
        all.put(
                PAYMENTS + "_workflow",
                () -> calls.post(PAYMENTS + "_workflow", desk.workflow("CANCEL", paid()), desk.clerk()));
        all.put(PAYMENTS + "{module}/_workflow", () -> desk.tryAct("CANCEL", paid()));
    }

    private JsonNode paid() {
        return desk.pay(PaymentBody.cash().bill(desk.newBill("PT", "100")));
    }

    private void bank(Map<String, Supplier<Answer>> all) {
        String slips = "/collection-services/remittances/";
        String slip =
                "{'Remittance': [{'tenantId': 'pb.amritsar', %s 'referenceNumber': '%s', 'referenceDate': %d, 'status': 'New',"
                        + " 'bankaccount': '12345678901', 'remittanceReceipts': [{'receipt': 'R-1'}],"
                        + " 'remittanceDetails': [{'chartOfAccount': '4501001', 'creditAmount': 120.5}],"
                        + " 'remittanceInstruments': [{'instrument': 'I-1', 'reconciled': true}]}]}";
        long day = Desk.NOW.toEpochMilli();
        all.put(slips + "_create", () -> post(slips + "_create", slip.formatted("", mark + "1", day)));
        all.put(
                slips + "_update",
                () -> post(
                        slips + "_update",
                        slip.formatted(
                                "'id': '"
                                        + post(slips + "_create", slip.formatted("", mark + "2", day))
                                                .body()
                                                .at("/Remittance/0/id")
                                                .asString()
                                        + "',",
                                mark + "2",
                                day)));
        String accountOf = "/collection-services/bankAccountServiceMapping/_create";
        all.put(
                accountOf,
                () -> post(
                        accountOf,
                        "{'BankAccountServiceMapping': [{'tenantId': 'pb.amritsar', 'businessDetails': 'S-%s', 'bankAccount': '12345678901', 'bank': 'SBI'}]}"
                                .formatted(mark)));
    }

    private void texts(Map<String, Supplier<Answer>> all) {
        String messages = "{'tenantId': 'pb', 'messages': [{'code': '%s', 'message': '%s', 'module': '" + mark
                + "', 'locale': 'en_IN'}]}";
        all.put(TEXTS + "_upsert", () -> post(TEXTS + "_upsert", messages.formatted("A", "one")));
        all.put(TEXTS + "_create", () -> post(TEXTS + "_create", messages.formatted("B", "two")));
        all.put(
                TEXTS + "_update",
                () -> post(
                        TEXTS + "_update",
                        "{'tenantId': 'pb', 'locale': 'en_IN', 'module': '" + mark
                                + "', 'messages': [{'code': 'A', 'message': 'three'}]}"));
        all.put(
                TEXTS + "_delete",
                () -> post(
                        TEXTS + "_delete",
                        "{'tenantId': 'pb', 'messages': [{'code': 'A', 'module': '" + mark
                                + "', 'locale': 'en_IN'}]}"));
    }

    private void people(Map<String, Supplier<Answer>> all) {
        all.put(
                "/user/oauth/token",
                () -> calls.token(Map.of(
                        "grant_type",
                        "password",
                        "scope",
                        "read",
                        "username",
                        everything.userName(),
                        "password",
                        SandboxUser.PASSWORD,
                        "tenantId",
                        "pb",
                        "userType",
                        "EMPLOYEE")));
        all.put("/user/users/_createnovalidate", () -> made("1"));
        all.put(
                "/user/users/_updatenovalidate",
                () -> post(
                        "/user/users/_updatenovalidate",
                        "{'user': {'uuid': '%s', 'name': 'Other Name', 'roles': [{'code': 'EMPLOYEE', 'tenantId': 'pb.amritsar'}]}}"
                                .formatted(made("2").body().at("/user/0/uuid").asString())));
        all.put("/user/profile/_update", () -> {
            JsonNode made = made("3").body().at("/user/0");
            return calls.post(
                    "/user/profile/_update",
                    "{'user': {'id': %d, 'uuid': '%s', 'name': 'New Name'}}"
                            .formatted(
                                    made.path("id").asLong(), made.path("uuid").asString())
                            .replace('\'', '"'),
                    calls.login(new SandboxUser("made-3" + mark, "EMPLOYEE", "pb.amritsar")));
        });
        all.put("/user/password/_update", () -> {
            made("4");
            return calls.post(
                    "/user/password/_update",
                    "{'existingPassword': 'Kosh@2026', 'newPassword': 'Other@2027x', 'tenantId': 'pb.amritsar', 'type': 'EMPLOYEE'}"
                            .replace('\'', '"'),
                    calls.login(new SandboxUser("made-4" + mark, "EMPLOYEE", "pb.amritsar")));
        });
        all.put("/user/_logout", () -> {
            String token = calls.login(everything);
            return calls.post("/user/_logout", "{\"access_token\": \"" + token + "\"}", token);
        });
    }

    private Answer made(String which) {
        return post("/user/users/_createnovalidate", """
                {'user': {'userName': 'made-%s', 'name': 'Made Person', 'mobileNumber': '9812345678', 'active': true,
                 'type': 'EMPLOYEE', 'tenantId': 'pb.amritsar', 'password': 'Kosh@2026',
                 'roles': [{'code': 'EMPLOYEE', 'name': 'Employee', 'tenantId': 'pb.amritsar'}]}}""".formatted(which + mark));
    }

    private void clients(Map<String, Supplier<Answer>> all) {
        String path = "/access/v1/clients/";
        all.put(path + "_create", () -> client("1"));
        all.put(
                path + "_update",
                () -> post(
                        path + "_update", "{'client': {'id': '%s', 'enabled': false}}".formatted(idOf(client("2")))));
        all.put(
                path + "_rotate",
                () -> post(path + "_rotate", "{'id': '%s', 'overlapSeconds': 0}".formatted(idOf(client("3")))));
        all.put(
                "/access/v1/users/_networks",
                () -> post(
                        "/access/v1/users/_networks",
                        "{'uuid': '%s', 'networks': ['192.0.2.0/24']}"
                                .formatted(made("5").body().at("/user/0/uuid").asString())));
    }

    private void blockedNumbers(Map<String, Supplier<Answer>> all) {
        String path = "/notification/v1/blocked-numbers/";
        Supplier<Answer> block = () -> post(
                path + "_create",
                "{'tenantId': 'pb.amritsar', 'blockedNumber': {'pattern': '9812300000', 'reason': 'wrong number'}}");
        all.put(path + "_create", block);
        all.put(
                path + "_delete",
                () -> post(
                        path + "_delete",
                        "{'tenantId': 'pb.amritsar', 'id': '%s'}"
                                .formatted(block.get()
                                        .body()
                                        .at("/blockedNumbers/0/id")
                                        .asString())));
    }

    private Answer client(String which) {
        String owner = made("c" + which).body().at("/user/0/uuid").asString();
        return post(
                "/access/v1/clients/_create",
                "{'client': {'id': 'trail-%s', 'actsAs': '%s'}}".formatted(which + mark, owner));
    }

    private static String idOf(Answer client) {
        return client.body().at("/client/id").asString();
    }

    private Answer post(String path, String body) {
        return calls.post(path, body.replace('\'', '"'), desk.token(everything));
    }
}
