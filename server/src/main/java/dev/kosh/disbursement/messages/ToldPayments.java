package dev.kosh.disbursement.messages;

import dev.kosh.disbursement.PayeeType;
import dev.kosh.disbursement.SmsState;
import dev.kosh.disbursement.store.InstructionStore;
import dev.kosh.disbursement.store.PayeeShares;
import dev.kosh.sql.SqlArrays;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what a message to a beneficiary says, and notes what became of it. */
@Component
class ToldPayments {

    private final JdbcClient jdbc;
    private final InstructionStore instructions;
    private final PayeeShares shares;

    ToldPayments(JdbcClient jdbc, InstructionStore instructions, PayeeShares shares) {
        this.jdbc = jdbc;
        this.instructions = instructions;
        this.shares = shares;
    }

    /** A payment as it stands, and whether it pays several people. */
    private record Found(ToldPayment payment, boolean isShared) {}

    /** Payments that were made, without those that came back since: of these the failure tells all there is to tell. */
    List<ToldPayment> made(TenantId tenant, Collection<UUID> beneficiaries) {
        return opened(
                tenant,
                jdbc.sql("""
                        select b.id, cast(null as uuid) as event_id, b.payee_type, b.amount_paise, b.utr_number as utr,
                               cast(null as text) as other_utr, b.end_to_end_id as transfer,
                               coalesce(jsonb_exists(b.additional_details, 'payees'), false) as shared
                        from disbursement.beneficiary b
                        where b.tenant_id = :tenant and b.id = any(:ids) and b.payment_status <> 'FAILED'
                        """)
                        .param("tenant", tenant.value())
                        .param("ids", SqlArrays.of("uuid", beneficiaries))
                        .query(ToldPayments::told)
                        .list());
    }

    /** Payments that came back, by their failures. */
    List<ToldPayment> failed(TenantId tenant, Collection<UUID> events) {
        return opened(
                tenant,
                jdbc.sql("""
                        select b.id, e.id as event_id, b.payee_type, b.amount_paise, e.utr_number as utr,
                               b.utr_number as other_utr, coalesce(e.end_to_end_id, b.end_to_end_id) as transfer,
                               coalesce(jsonb_exists(b.additional_details, 'payees'), false) as shared
                        from disbursement.failure_event e
                        join disbursement.beneficiary b on b.tenant_id = e.tenant_id and b.id = e.beneficiary_id
                        where e.tenant_id = :tenant and e.id = any(:ids)
                        """)
                        .param("tenant", tenant.value())
                        .param("ids", SqlArrays.of("uuid", events))
                        .query(ToldPayments::told)
                        .list());
    }

    void note(TenantId tenant, Collection<UUID> events, SmsState state) {
        if (!events.isEmpty()) {
            jdbc.sql("""
                            update disbursement.failure_event
                            set sms_state = :state
                            where tenant_id = :tenant and id = any(:ids) and sms_state = 'QUEUED'
                            """)
                    .param("state", state.name())
                    .param("tenant", tenant.value())
                    .param("ids", SqlArrays.of("uuid", events))
                    .update();
        }
    }

    private static Found told(ResultSet row, int number) throws SQLException {
        ToldPayment payment = new ToldPayment(
                row.getObject("id", UUID.class),
                row.getObject("event_id", UUID.class),
                ToldPayment.FIRST,
                PayeeType.valueOf(row.getString("payee_type")),
                Money.ofPaise(row.getLong("amount_paise")),
                null,
                row.getString("utr"),
                row.getString("other_utr"),
                row.getString("transfer"));
        return new Found(payment, row.getBoolean("shared"));
    }

    /** One for each person: who shares an account with others hears of his own money. */
    private List<ToldPayment> opened(TenantId tenant, List<Found> sealed) {
        Map<UUID, @Nullable String> numbers = new HashMap<>();
        instructions
                .sentTo(
                        tenant,
                        sealed.stream()
                                .map(each -> each.payment().beneficiaryId())
                                .toList())
                .forEach((id, payee) -> numbers.put(id, payee.mobileNumber()));
        Map<UUID, List<PayeeShares.PayeeShare>> shared = shared(tenant, sealed);
        return sealed.stream()
                .map(Found::payment)
                .map(each -> each.withMobileNumber(numbers.get(each.beneficiaryId())))
                .flatMap(each -> shared.containsKey(each.beneficiaryId())
                        ? shared.get(each.beneficiaryId()).stream().map(each::shareOf)
                        : Stream.of(each))
                .toList();
    }

    private Map<UUID, List<PayeeShares.PayeeShare>> shared(TenantId tenant, List<Found> sealed) {
        Set<UUID> ids = sealed.stream()
                .filter(Found::isShared)
                .map(each -> each.payment().beneficiaryId())
                .collect(Collectors.toSet());
        return ids.isEmpty()
                ? Map.of()
                : shares.of(tenant, ids).stream().collect(Collectors.groupingBy(PayeeShares.PayeeShare::beneficiaryId));
    }
}
