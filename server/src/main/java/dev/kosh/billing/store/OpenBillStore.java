package dev.kosh.billing.store;

import dev.kosh.billing.AccountState;
import dev.kosh.billing.ConsumerKey;
import dev.kosh.billing.PayableBill;
import dev.kosh.sql.SharedTrips;
import dev.kosh.sql.SqlArrays;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.stereotype.Component;

/**
 * What every fetch and every payment reads. Callers who ask while a read runs are served together by the next one
 * (docs/decisions/0009-payments-together.md).
 */
@Component
public class OpenBillStore {

    private static final int TOGETHER_MOST = 16;

    private record Asked(TenantId tenant, Collection<UUID> billIds) {}

    private record BillKey(TenantId tenant, UUID id) {}

    private final JdbcTemplate jdbc;
    private final BillRows rows;
    private final SharedTrips<Collection<ConsumerKey>, List<AccountState>> accounts;
    private final SharedTrips<Asked, List<PayableBill>> payable;

    OpenBillStore(JdbcTemplate jdbc, BillRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
        int lanes = SharedTrips.lanesForReads();
        this.accounts = new SharedTrips<>(
                lanes, TOGETHER_MOST, nobody -> Set.of(), OpenBillStore::mayBeOnesOwn, this::readAccounts);
        this.payable = new SharedTrips<>(
                lanes, TOGETHER_MOST, nobody -> Set.of(), OpenBillStore::mayBeOnesOwn, this::readPayable);
    }

    /** A database that is away is away for each of them: trying one after the other would make the last wait longest. */
    private static boolean mayBeOnesOwn(RuntimeException failure) {
        return !(failure instanceof DataAccessResourceFailureException
                || failure instanceof TransientDataAccessException);
    }

    /** These consumers with their active bills; who never had a demand is absent. */
    public List<AccountState> accounts(Collection<ConsumerKey> consumers) {
        return accounts.run(consumers);
    }

    /** Bills of one tenant by id, each with its demands and the version of its account; unknown ids are absent. */
    public List<PayableBill> payable(TenantId tenant, Collection<UUID> billIds) {
        return payable.run(new Asked(tenant, billIds));
    }

    private List<List<AccountState>> readAccounts(List<Collection<ConsumerKey>> asked) {
        List<ConsumerKey> all =
                asked.stream().flatMap(Collection::stream).distinct().toList();
        Map<ConsumerKey, AccountState> found = new HashMap<>();
        jdbc.query(
                "select * from billing.accounts_with_active_bill(?, ?, ?)",
                (ResultSet row) -> {
                    ConsumerKey consumer = new ConsumerKey(
                            new TenantId(row.getString("account_tenant")),
                            row.getString("account_service"),
                            row.getString("account_code"));
                    found.put(
                            consumer,
                            new AccountState(
                                    consumer,
                                    row.getLong("version"),
                                    row.getObject("bill_id") == null ? null : rows.read(row)));
                },
                SqlArrays.of(
                        "text", all.stream().map(key -> key.tenantId().value()).toList()),
                Consumers.services(all),
                Consumers.codes(all));
        return asked.stream()
                .map(each ->
                        each.stream().map(found::get).filter(Objects::nonNull).toList())
                .toList();
    }

    private List<List<PayableBill>> readPayable(List<Asked> asked) {
        List<BillKey> all = asked.stream()
                .flatMap(each -> each.billIds().stream().map(id -> new BillKey(each.tenant(), id)))
                .distinct()
                .toList();
        ResultSetExtractor<Map<BillKey, PayableBill>> grouped = this::group;
        Map<BillKey, PayableBill> found = Objects.requireNonNull(jdbc.query(
                "select * from billing.payable_bills(?, ?)",
                grouped,
                SqlArrays.of(
                        "text", all.stream().map(key -> key.tenant().value()).toList()),
                SqlArrays.of("uuid", all.stream().map(BillKey::id).toList())));
        return asked.stream()
                .map(each -> each.billIds().stream()
                        .map(id -> found.get(new BillKey(each.tenant(), id)))
                        .filter(Objects::nonNull)
                        .toList())
                .toList();
    }

    private Map<BillKey, PayableBill> group(ResultSet row) throws SQLException {
        Map<BillKey, PayableBill> byKey = new HashMap<>();
        while (row.next()) {
            BillKey key = new BillKey(new TenantId(row.getString("tenant_id")), Rows.uuid(row, "bill_id"));
            PayableBill payable = byKey.get(key);
            if (payable == null) {
                payable = new PayableBill(rows.read(row), new ArrayList<>(), row.getLong("version"));
                byKey.put(key, payable);
            }
            payable.demands().add(DemandStore.read(row, 0));
        }
        return byKey;
    }
}
