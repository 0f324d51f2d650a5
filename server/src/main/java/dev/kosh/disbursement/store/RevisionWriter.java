package dev.kosh.disbursement.store;

import dev.kosh.disbursement.AccountIndex;
import dev.kosh.disbursement.NewRevision;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.secrets.PersonalData;
import dev.kosh.sql.SqlArrays;
import dev.kosh.sql.Times;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ArrayNode;

/** Writes revised instructions and begins their pushes. Callers hold the lock of the chain's first instruction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class RevisionWriter {

    private final JdbcClient jdbc;
    private final PersonalData secrets;
    private final AccountIndexes accounts;

    RevisionWriter(JdbcClient jdbc, PersonalData secrets, AccountIndexes accounts) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.accounts = accounts;
    }

    /** Writes the instruction as Pending, its push begun, and a new attempt of each payment. */
    public void insert(NewRevision revision) {
        insertInstruction(revision);
        TenantId tenant = revision.original().tenantId();
        List<UUID> failed =
                revision.attempts().stream().map(each -> each.failed().id()).toList();
        jdbc.sql("""
                        update disbursement.beneficiary
                        set is_latest_attempt = false, modified_at = :at, version = version + 1
                        where tenant_id = :tenant and id = any(:failed)
                        """)
                .param("tenant", tenant.value())
                .param("failed", SqlArrays.of("uuid", failed))
                .param("at", Times.bind(revision.at()))
                .update();
        insertBeneficiaries(revision);
        jdbc.sql("""
                        insert into disbursement.beneficiary_line_item
                            (tenant_id, beneficiary_id, line_item_id, id, amount_paise)
                        select line.tenant_id, again.id, line.line_item_id, gen_random_uuid(), line.amount_paise
                        from disbursement.beneficiary again
                        join disbursement.beneficiary before
                            on before.tenant_id = again.tenant_id and before.root_id = again.root_id
                                and before.beneficiary_number = again.beneficiary_number and before.id = any(:failed)
                        join disbursement.beneficiary_line_item line
                            on line.tenant_id = before.tenant_id and line.beneficiary_id = before.id
                        where again.tenant_id = :tenant and again.pi_id = :pi
                        """)
                .param("tenant", tenant.value())
                .param("pi", revision.id())
                .param("failed", SqlArrays.of("uuid", failed))
                .update();
    }

    private void insertInstruction(NewRevision revision) {
        PaymentInstruction original = revision.original();
        Money net = Money.sum(
                revision.attempts().stream().map(each -> each.failed().amount()).toList());
        jdbc.sql("""
                        insert into disbursement.payment_instruction
                            (tenant_id, id, pi_number, pi_type, root_id, parent_pi_number, previous_pi_number,
                             payment_number, program_code, bill_date, ddo_code, grantee_ag_code, scheme_code,
                             head_of_account, ssu_id, sanction_id, master_allotment_id, ssu_allotment_id,
                             allotment_serial, purpose, beneficiary_count, gross_paise, net_paise, pi_status,
                             pushed_at, push_started_at, bill_numbers, reference_ids, ward, project_type, project_name,
                             additional_details, created_by, created_at, modified_by, modified_at)
                        select tenant_id, :id, :number, 'REVISED', id, pi_number, :previous, payment_number,
                               program_code, :at, ddo_code, grantee_ag_code, scheme_code, head_of_account, ssu_id,
                               sanction_id, master_allotment_id, ssu_allotment_id, allotment_serial, purpose, :count,
                               :net, :net, 'PENDING', :at, :at, bill_numbers, reference_ids, ward, project_type,
                               project_name, additional_details, :by, :at, :by, :at
                        from disbursement.payment_instruction
                        where tenant_id = :tenant and id = :original
                        """)
                .param("tenant", original.tenantId().value())
                .param("original", original.id())
                .param("id", revision.id())
                .param("number", revision.number())
                .param("previous", revision.previousNumber())
                .param("count", revision.attempts().size())
                .param("net", net.paise())
                .param("at", Times.bind(revision.at()))
                .param("by", revision.by())
                .update();
    }

    private void insertBeneficiaries(NewRevision revision) {
        jdbc.sql("""
                        insert into disbursement.beneficiary
                            (tenant_id, pi_id, id, root_id, beneficiary_number, payee_id, payee_type, sent_to,
                             account_index, ifsc, account_type, amount_paise, payment_status, attempt,
                             is_latest_attempt, additional_details, created_at, modified_at)
                        select before.tenant_id, :pi, again.id, before.root_id, before.beneficiary_number,
                               before.payee_id, before.payee_type, decode(again.sent_to, 'hex'),
                               decode(again.account_index, 'hex'), again.ifsc, again.account_type,
                               before.amount_paise, 'PENDING', before.attempt + 1, true,
                               before.additional_details - 'warnings', :at, :at
                        from jsonb_to_recordset(cast(:attempts as jsonb)) as again
                            (id uuid, before uuid, sent_to text, account_index text, ifsc text, account_type text)
                        join disbursement.beneficiary before
                            on before.tenant_id = :tenant and before.id = again.before
                        """)
                .param("tenant", revision.original().tenantId().value())
                .param("pi", revision.id())
                .param("attempts", json(revision.attempts()))
                .param("at", Times.bind(revision.at()))
                .update();
    }

    /**
     * Gives payments of a declined revised instruction the accounts of now; {@code id} of each attempt is its row.
     */
    public void correct(TenantId tenant, List<NewRevision.Attempt> attempts, Instant at) {
        jdbc.sql("""
                        update disbursement.beneficiary payment
                        set sent_to = decode(again.sent_to, 'hex'),
                            account_index = decode(again.account_index, 'hex'), ifsc = again.ifsc,
                            account_type = again.account_type, modified_at = :at, version = payment.version + 1
                        from jsonb_to_recordset(cast(:attempts as jsonb)) as again
                            (id uuid, sent_to text, account_index text, ifsc text, account_type text)
                        where payment.tenant_id = :tenant and payment.id = again.id
                        """)
                .param("tenant", tenant.value())
                .param("attempts", json(attempts))
                .param("at", Times.bind(at))
                .update();
    }

    /** Notes, before the call, that the treasury may know of the instruction from now on: it is Pending. */
    public void beginPush(PaymentInstruction revised, Instant at, String by) {
        jdbc.sql("""
                        update disbursement.payment_instruction
                        set pi_status = 'PENDING', push_started_at = :at, pushed_at = coalesce(pushed_at, :at),
                            modified_by = :by, modified_at = :at, version = version + 1
                        where tenant_id = :tenant and id = :id and pi_status in ('PENDING', 'DECLINED')
                        """)
                .param("tenant", revised.tenantId().value())
                .param("id", revised.id())
                .param("at", Times.bind(at))
                .param("by", by)
                .update();
    }

    private String json(List<NewRevision.Attempt> attempts) {
        ArrayNode array = InstructionRows.JSON.createArrayNode();
        for (NewRevision.Attempt each : attempts) {
            AccountIndex index = Objects.requireNonNull(
                    accounts.of(each.sentTo().accountNumber(), each.ifsc()), "a payment is made again to an account");
            array.addObject()
                    .put("id", each.id().toString())
                    .put("before", each.failed().id().toString())
                    .put("sent_to", HexFormat.of().formatHex(SealedPayee.seal(secrets, each.sentTo())))
                    .put("account_index", index.hex())
                    .put("ifsc", each.ifsc())
                    .put("account_type", each.accountType());
        }
        return InstructionRows.JSON.writeValueAsString(array);
    }
}
