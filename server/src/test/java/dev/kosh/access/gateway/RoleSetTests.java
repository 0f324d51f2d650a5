package dev.kosh.access.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.Role;
import dev.kosh.access.store.RoleActionStore;
import dev.kosh.testing.KoshServerTest;
import dev.kosh.wire.TenantId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KoshServerTest
class RoleSetTests {

    private static final String ULB = "pb.amritsar";

    private final RoleActionStore store;

    private final JdbcClient jdbc;

    RoleSetTests(@Autowired RoleActionStore store, @Autowired JdbcClient jdbc) {
        this.store = store;
        this.jdbc = jdbc;
    }

    private static boolean allows(RoleActions actions, String role, String path) {
        return actions.current().allow(List.of(new Role(role, role, new TenantId(ULB))), path, Set.of(ULB));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            COLLECTION_INTEGRATOR | /billing-service/bill/v2/_fetchbill                  | true
            COLLECTION_INTEGRATOR | /billing-service/bill/v2/_search                     | true
            COLLECTION_INTEGRATOR | /collection-services/payments/_create                | true
            COLLECTION_INTEGRATOR | /collection-services/payments/_validate              | true
            COLLECTION_INTEGRATOR | /collection-services/payments/_search                | true
            COLLECTION_INTEGRATOR | /collection-services/payments/PT/_search             | true
            COLLECTION_INTEGRATOR | /collection-services/payments/WS.ONE_TIME_FEE/_search | true
            COLLECTION_INTEGRATOR | /collection-services/payments/PT/_workflow           | false
            COLLECTION_INTEGRATOR | /billing-service/demand/_create                      | false
            COLL_OPERATOR         | /collection-services/payments/_create                | true
            COLL_OPERATOR         | /collection-services/payments/PT/_workflow           | true
            COLL_OPERATOR         | /billing-service/bill/v2/_fetchbill                  | true
            COLL_REMIT_TO_BANK    | /collection-services/payments/PT/_workflow           | true
            COLL_REMIT_TO_BANK    | /collection-services/payments/_create                | false
            CR_PT                 | /collection-services/payments/PT/_workflow           | true
            CR_PT                 | /collection-services/payments/WS/_workflow           | false
            CR_PT                 | /collection-services/payments/PT/_search             | true
            CR_                   | /collection-services/payments//_workflow             | false
            CR_{module}           | /collection-services/payments/PT/_workflow           | false
            BILLING_SYSTEM        | /billing-service/demand/_create                      | true
            BILLING_SYSTEM        | /billing-service/demand/_update                      | true
            BILLING_SYSTEM        | /billing-service/demand/_search                      | true
            BILLING_SYSTEM        | /billing-service/bill/v2/_cancelbill                 | true
            BILLING_SYSTEM        | /billing-service/bill/v2/_fetchbill                  | true
            BILLING_SYSTEM        | /collection-services/payments/_create                | false
            EMPLOYEE              | /collection-services/payments/_search                | true
            EMPLOYEE              | /collection-services/payments/PT/_search             | true
            EMPLOYEE              | /billing-service/demand/_search                      | true
            EMPLOYEE              | /billing-service/bill/v2/_fetchbill                  | false
            EMPLOYEE              | /collection-services/payments/_create                | false
            CITIZEN               | /billing-service/bill/v2/_fetchbill                  | true
            CITIZEN               | /collection-services/payments/_search                | true
            CITIZEN               | /collection-services/payments/_create                | false
            CITIZEN               | /collection-services/payments/_validate              | false
            CITIZEN               | /billing-service/demand/_create                      | false
            SUPERUSER             | /collection-services/payments/_create                | false
            SUPERUSER             | /user/_details                                       | true
            COLL_COUNTER          | /collection-services/payments/_create                | false
            LOC_ADMIN             | /localization/messages/v1/_upsert                    | true
            EMPLOYEE              | /localization/messages/v1/_upsert                    | false
            CITIZEN               | /localization/messages/v1/_create                    | false
            EMPLOYEE              | /egov-idgen/id/_generate                             | true
            CITIZEN               | /egov-idgen/id/_generate                             | false
            HRMS_ADMIN            | /user/users/_createnovalidate                        | true
            EMPLOYEE              | /user/users/_createnovalidate                        | false
            CITIZEN               | /user/_search                                        | true
            COLLECTION_INTEGRATOR | /user/_search                                        | false
            SUPERUSER             | /access/v1/clients/_create                           | true
            SUPERUSER             | /events/v1/subscriptions/_create                     | true
            COLL_OPERATOR         | /events/v1/subscriptions/_create                     | false
            COLLECTION_INTEGRATOR | /events/v1/subscriptions/_search                     | false
            SUPERUSER             | /notification/v1/blocked-numbers/_create             | true
            LOC_ADMIN             | /notification/v1/blocked-numbers/_create             | false
            BILL_ACCOUNTANT       | /notification/v1/sms/_search                         | true
            CITIZEN               | /notification/v1/sms/_search                         | false
            HRMS_ADMIN            | /access/v1/clients/_create                           | false
            EMPLOYEE              | /access/v1/actions/_authorize                        | false
            ''                    | /billing-service/bill/v2/_fetchbill                  | false
            """)
    void aRoleMayCallWhatTheTableSaysAndNothingElse(String role, String path, boolean allowed) {
        assertThat(allows(new RoleActions(store, false), role, path)).isEqualTo(allowed);
    }

    @Test
    void employeesCollectOnlyWhereTheCompatibilitySwitchIsOn() {
        RoleActions compatible = new RoleActions(store, true);

        assertThat(allows(compatible, "EMPLOYEE", "/billing-service/bill/v2/_fetchbill"))
                .isTrue();
        assertThat(allows(compatible, "EMPLOYEE", "/collection-services/payments/_create"))
                .isTrue();
        assertThat(allows(compatible, "EMPLOYEE", "/billing-service/demand/_create"))
                .isFalse();
    }

    @Test
    void whatWasReadWhileTheTableChangedIsReadAgain() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch changed = new CountDownLatch(1);
        RoleActionStore slow = new RoleActionStore(jdbc) {
            @Override
            public List<RoleAction> all() {
                List<RoleAction> rows = super.all();
                read.countDown();
                try {
                    changed.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return rows;
            }
        };
        jdbc.sql("insert into access.role_action (role_code, url) values ('CLERK', '/fees/_create')")
                .update();
        RoleActions actions = new RoleActions(slow, false);

        CompletableFuture<Permissions> before =
                CompletableFuture.supplyAsync(actions::current, task -> new Thread(task, "reader").start());
        read.await();
        jdbc.sql("delete from access.role_action where role_code = 'CLERK'").update();
        Thread news = new Thread(actions::forget, "listener");
        news.start();
        // It is through by then, or waits for the reader.
        news.join(500);
        changed.countDown();
        before.get();
        news.join();

        assertThat(allows(actions, "CLERK", "/fees/_create")).isFalse();
    }
}
