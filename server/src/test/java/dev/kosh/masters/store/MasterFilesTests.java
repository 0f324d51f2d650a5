package dev.kosh.masters.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.masters.BillingMasters;
import dev.kosh.masters.BusinessService;
import dev.kosh.masters.MasterFiles;
import dev.kosh.masters.Masters;
import dev.kosh.masters.MastersError;
import dev.kosh.masters.TaxHead;
import dev.kosh.masters.TaxHeadCategory;
import dev.kosh.masters.TaxPeriod;
import dev.kosh.masters.Tenant;
import dev.kosh.testing.KoshServerTest;
import dev.kosh.wire.Money;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@KoshServerTest
class MasterFilesTests {

    @Autowired
    private Masters masters;

    @Autowired
    private MasterFiles files;

    @Autowired
    private MastersInMemory inMemory;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JsonMapper json;

    @Test
    void anUnknownTenantHasNoMasters() {
        assertThat(masters.tenant(new TenantId("zz.nowhere"))).isEmpty();
        assertThat(masters.billing(new TenantId("zz.nowhere"))).isEmpty();
    }

    @Test
    void aUlbWithoutItsOwnMastersTakesThoseOfItsState() {
        tenants("aa", "aa.one", "aa.two");
        load("aa", "{'BillingService': {'BusinessService': [{'code': 'PT'}]}}");
        load("aa.two", "{'BillingService': {'BusinessService': [{'code': 'WS'}]}}");

        assertThat(billing("aa.one")).isSameAs(billing("aa"));
        assertThat(billing("aa.one").service("PT")).isPresent();
        assertThat(billing("aa.two").service("PT")).isEmpty();
        assertThat(billing("aa.two").service("WS")).isPresent();
    }

    @Test
    void aUlbWithSomeMastersOfItsOwnTakesTheOthersFromItsState() {
        tenants("ab", "ab.one");
        load(
                "ab",
                "{'BillingService': {'BusinessService': [{'code': 'PT'}], 'TaxHeadMaster': [{'service': 'PT', 'code': 'PT_TAX'}]}}");
        load("ab.one", "{'BillingService': {'TaxHeadMaster': [{'service': 'PT', 'code': 'PT_CITY_TAX'}]}}");

        assertThat(billing("ab.one").service("PT")).isPresent();
        assertThat(billing("ab.one").head("PT", "PT_CITY_TAX")).isPresent();
        assertThat(billing("ab.one").head("PT", "PT_TAX")).isEmpty();
    }

    @Test
    void flagsAndOrdersCountWhetherTextOrNot() {
        tenants("ac");
        load("ac", """
                {'tenantId': 'ac', 'moduleName': 'BillingService',
                 'BusinessService': [
                    {'code': 'PT', 'businessService': 'Property tax', 'isBillAmendmentEnabled': 'true',
                     'partPaymentAllowed': true, 'isAdvanceAllowed': 'True', 'minAmountPayable': '100.50',
                     'demandUpdateTime': 86400000,
                     'collectionModesNotAllowed': ['DD', 'CHEQUE']},
                    {'code': 'WS', 'isBillAmendmentEnabled': false, 'minAmountPayable': 50}],
                 'TaxHeadMaster': [
                    {'service': 'PT', 'code': 'PT_TAX', 'name': 'Tax', 'category': 'TAX', 'order': '3', 'isDebit': 'false',
                     'isActualDemand': true},
                    {'service': 'WS', 'code': 'WS_CHARGE', 'category': 'charges', 'order': 4}]}
                """);

        assertThat(billing("ac").service("PT"))
                .contains(new BusinessService(
                        "PT",
                        "Property tax",
                        true,
                        true,
                        true,
                        List.of("DD", "CHEQUE"),
                        Money.ofPaise(10_050),
                        86_400_000L));
        assertThat(billing("ac").service("WS").orElseThrow().minAmountPayable()).isEqualTo(Money.ofPaise(5_000));
        assertThat(billing("ac").head("PT", "PT_TAX"))
                .contains(new TaxHead("PT", "PT_TAX", "Tax", TaxHeadCategory.TAX, 3, false, true));
        assertThat(billing("ac").head("WS", "WS_CHARGE"))
                .contains(new TaxHead("WS", "WS_CHARGE", "WS_CHARGE", TaxHeadCategory.CHARGES, 4, false, false));
    }

    @Test
    void whatAServiceDoesNotSayIsNotAllowedAndCostsNothing() {
        tenants("ad");
        load("ad", "{'BillingService': {'BusinessService': [{'code': 'TL', 'collectionModesNotAllowed': null}]}}");

        assertThat(billing("ad").service("TL"))
                .contains(new BusinessService("TL", "TL", false, false, false, List.of(), Money.ZERO, null));
    }

    @Test
    void unknownCategoriesAndCyclesAreTaken() {
        tenants("ae");
        load("ae", """
                {'BillingService': {
                    'TaxHeadMaster': [{'service': 'PT', 'code': 'PT_CESS', 'category': 'SURCHARGE'}],
                    'TaxPeriod': [{'service': 'PT', 'code': 'P1', 'fromDate': 1743445800000, 'toDate': '1774981799000',
                                   'periodCycle': 'FORTNIGHTLY', 'financialYear': '2025-26'}]}}
                """);

        assertThat(billing("ae").head("PT", "PT_CESS").orElseThrow().category()).isEqualTo(TaxHeadCategory.OTHER);
        assertThat(billing("ae").periods("PT"))
                .containsExactly(new TaxPeriod(
                        "PT",
                        "P1",
                        Instant.ofEpochMilli(1_743_445_800_000L),
                        Instant.ofEpochMilli(1_774_981_799_000L),
                        "FORTNIGHTLY",
                        "2025-26"));
    }

    @Test
    void oneCodeMayBeUsedByTwoServicesButNotTwiceByOne() {
        tenants("af");
        load("af", """
                {'BillingService': {'TaxHeadMaster': [{'service': 'WS', 'code': 'ADVANCE'}, {'service': 'SW', 'code': 'ADVANCE'}]}}
                """);

        assertThat(billing("af").head("SW", "ADVANCE")).isPresent();
        assertRefused(
                MastersError.DUPLICATE_MASTER,
                "af",
                "{'BillingService': {'TaxHeadMaster': [{'service': 'WS', 'code': 'X'}, {'service': 'WS', 'code': 'X'}]}}");
        assertThat(billing("af").head("WS", "X")).isEmpty();
    }

    @Test
    void anUnreadableFileChangesNothing() {
        tenants("ag");
        load("ag", "{'BillingService': {'BusinessService': [{'code': 'PT'}]}}");

        assertRefused(MastersError.INVALID_MASTER_FILE, "ag", "{'BillingService': {}}");
        assertRefused(
                MastersError.INVALID_MASTER_FILE,
                "ag",
                "{'BillingService': {'BusinessService': [], 'TaxPeriod': [{'service': 'PT', 'code': 'P', 'fromDate': 'April'}]}}");
        assertRefused(MastersError.INVALID_MASTER_FILE, "ag", "{'tenantId': 'pb', 'moduleName': 'x', 'y': []}");
        assertRefused(MastersError.UNKNOWN_TENANT, "zz", "{'BillingService': {'BusinessService': []}}");
        assertThat(billing("ag").service("PT")).isPresent();
    }

    @Test
    void tenantsCanComeAsAMasterToo() {
        load("ah", """
                {'tenantId': 'ah', 'moduleName': 'tenant', 'tenants': [
                    {'code': 'ah', 'name': 'State', 'city': {'code': '00'}},
                    {'code': 'ah.town', 'name': 'Town', 'city': {'code': 107}}]}
                """);

        assertThat(masters.tenant(new TenantId("ah.town")))
                .contains(new Tenant(new TenantId("ah.town"), "Town", "107"));
        assertThat(masters.tenants()).extracting(Tenant::name).contains("State", "Town");
    }

    @Test
    void mastersOfATransactionAreKnownWhenItCommits() {
        transactions.executeWithoutResult(transaction -> {
            tenants("ai");
            assertThat(masters.tenant(new TenantId("ai"))).isEmpty();
        });
        assertThat(masters.tenant(new TenantId("ai"))).isPresent();

        transactions.executeWithoutResult(transaction -> {
            tenants("aj");
            transaction.setRollbackOnly();
        });
        assertThat(masters.tenant(new TenantId("aj"))).isEmpty();
    }

    @Test
    void whatAnotherProcessChangedIsSeenByThePoll() {
        jdbc.sql("insert into masters.tenant (tenant_id, name, city_code) values ('ak', 'Elsewhere', '9')")
                .update();
        inMemory.refresh();
        assertThat(masters.tenant(new TenantId("ak"))).isEmpty();

        jdbc.sql("update masters.revision set number = number + 1").update();
        inMemory.refresh();
        assertThat(masters.tenant(new TenantId("ak"))).isPresent();
    }

    private void tenants(String... ids) {
        for (String id : ids) {
            files.register(new Tenant(new TenantId(id), id, "1"));
        }
    }

    private void load(String tenant, String file) {
        files.load(new TenantId(tenant), json.readTree(file.replace('\'', '"')));
    }

    private BillingMasters billing(String tenant) {
        return masters.billing(new TenantId(tenant)).orElseThrow();
    }

    private void assertRefused(MastersError error, String tenant, String file) {
        assertThatThrownBy(() -> load(tenant, file))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.problems().get(0).code()).isEqualTo(error.code()));
    }
}
