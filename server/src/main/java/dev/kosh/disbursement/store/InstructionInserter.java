package dev.kosh.disbursement.store;

import dev.kosh.disbursement.AccountIndex;
import dev.kosh.disbursement.NewBeneficiary;
import dev.kosh.disbursement.NewInstruction;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.secrets.PersonalData;
import dev.kosh.sql.SqlArrays;
import dev.kosh.sql.Times;
import dev.kosh.wire.Ids;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stores payment instructions, original and revised, with the payments that they make. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class InstructionInserter {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final PersonalData secrets;
    private final AccountIndexes indexes;

    InstructionInserter(JdbcClient jdbc, JdbcTemplate batches, PersonalData secrets, AccountIndexes indexes) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.secrets = secrets;
        this.indexes = indexes;
    }

    /**
     * Stores an instruction. For a revised one the attempts that it takes the place of stop being the latest.
     *
     * @throws org.springframework.dao.DuplicateKeyException when the number is taken, the payment has a live original or
     *     the chain an open revision
     */
    public void insert(NewInstruction pi) {
        PaymentInstruction parent = pi.parent();
        insertInstruction(pi, parent);
        if (parent != null) {
            jdbc.sql("""
                            update disbursement.beneficiary
                            set is_latest_attempt = false, modified_at = :at, version = version + 1
                            where tenant_id = :tenant and root_id = :root and is_latest_attempt
                              and beneficiary_number = any(:numbers)
                            """)
                    .param("at", Times.bind(pi.billDate()))
                    .param("tenant", pi.tenantId().value())
                    .param("root", parent.rootId())
                    .param(
                            "numbers",
                            SqlArrays.of(
                                    "text",
                                    pi.beneficiaries().stream()
                                            .map(NewBeneficiary::number)
                                            .toList()))
                    .update();
        }
        UUID root = parent == null ? pi.id() : parent.rootId();
        insertBeneficiaries(pi.tenantId(), pi.id(), root, pi.billDate(), pi.beneficiaries());
    }

    private void insertInstruction(NewInstruction pi, @Nullable PaymentInstruction parent) {
        jdbc.sql("""
                        insert into disbursement.payment_instruction
                            (tenant_id, id, pi_number, pi_type, root_id, parent_pi_number, previous_pi_number,
                             payment_number, program_code, bill_date, ddo_code, grantee_ag_code, scheme_code,
                             head_of_account, ssu_id, sanction_id, master_allotment_id, ssu_allotment_id,
                             allotment_serial, purpose, beneficiary_count, gross_paise, net_paise, pi_status,
                             bill_numbers, reference_ids, ward, project_type, project_name, additional_details,
                             created_by, created_at, modified_by, modified_at)
                        values (:tenant, :id, :number, :type, :root, :parent, :previous, :payment, :program, :billDate,
                                :ddo, :grantee, :scheme, :hoa, :ssu, cast(:sanction as uuid), :master, :allotment,
                                :serial, :purpose, :count, :gross, :net, :status, cast(:bills as text[]),
                                cast(:references as text[]), :ward, :projectType, :projectName,
                                cast(:additional as jsonb), :by, :billDate, :by, :billDate)
                        """)
                .param("tenant", pi.tenantId().value())
                .param("id", pi.id())
                .param("number", pi.number())
                .param("type", parent == null ? "ORIGINAL" : "REVISED")
                .param("root", parent == null ? pi.id() : parent.rootId())
                .param("parent", parent == null ? null : parent.number())
                .param("previous", pi.previousNumber())
                .param("payment", pi.paymentNumber())
                .param("program", pi.programCode())
                .param("billDate", Times.bind(pi.billDate()))
                .param("ddo", pi.funds().ddoCode())
                .param("grantee", pi.funds().granteeAgCode())
                .param("scheme", pi.funds().schemeCode())
                .param("hoa", pi.funds().headOfAccount())
                .param("ssu", pi.funds().ssuId())
                .param("sanction", pi.funds().sanctionId())
                .param("master", pi.funds().masterAllotmentId())
                .param("allotment", pi.funds().ssuAllotmentId())
                .param("serial", pi.funds().allotmentSerial())
                .param("purpose", pi.purpose())
                .param("count", pi.beneficiaries().size())
                .param("gross", pi.gross().paise())
                .param("net", pi.net().paise())
                .param("status", pi.status().name())
                .param("bills", SqlArrays.of("text", pi.context().billNumbers()))
                .param("references", SqlArrays.of("text", pi.context().referenceIds()))
                .param("ward", pi.context().ward())
                .param("projectType", pi.context().projectType())
                .param("projectName", pi.context().projectName())
                .param("additional", InstructionRows.text(pi.additionalDetails()))
                .param("by", pi.createdBy())
                .update();
    }

    private void insertBeneficiaries(
            TenantId tenant, UUID instruction, UUID root, Instant at, List<NewBeneficiary> beneficiaries) {
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> lines = new ArrayList<>();
        for (NewBeneficiary each : beneficiaries) {
            rows.add(new Object[] {
                tenant.value(),
                instruction,
                each.id(),
                root,
                each.number(),
                each.payeeId(),
                each.payeeType().name(),
                SealedPayee.seal(secrets, each.sentTo()),
                indexBytes(each.sentTo().accountNumber(), each.ifsc()),
                each.ifsc(),
                each.accountType(),
                each.amount().paise(),
                each.attempt(),
                InstructionRows.text(each.additionalDetails()),
                Times.bind(at),
                Times.bind(at)
            });
            each.amountByLine()
                    .forEach((line, amount) ->
                            lines.add(new Object[] {tenant.value(), each.id(), line, Ids.next(), amount.paise()}));
        }
        batches.batchUpdate("""
                insert into disbursement.beneficiary
                    (tenant_id, pi_id, id, root_id, beneficiary_number, payee_id, payee_type, sent_to, account_index,
                     ifsc, account_type, amount_paise, payment_status, attempt, is_latest_attempt, additional_details,
                     created_at, modified_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PENDING', ?, true, ?::jsonb, ?, ?)
                """, rows);
        batches.batchUpdate("""
                insert into disbursement.beneficiary_line_item (tenant_id, beneficiary_id, line_item_id, id, amount_paise)
                values (?, ?, ?, ?, ?)
                """, lines);
    }

    /** Puts these beneficiaries in the place of those of an instruction that the treasury refused or never saw. */
    public void replaceBeneficiaries(PaymentInstruction pi, List<NewBeneficiary> beneficiaries, Instant at) {
        jdbc.sql("""
                        with old as (
                            select b.id from disbursement.beneficiary b
                            where b.tenant_id = :tenant and b.pi_id = :pi
                        )
                        delete from disbursement.beneficiary_line_item i
                        using old
                        where i.tenant_id = :tenant and i.beneficiary_id = old.id
                        """)
                .param("tenant", pi.tenantId().value())
                .param("pi", pi.id())
                .update();
        jdbc.sql("delete from disbursement.beneficiary where tenant_id = :tenant and pi_id = :pi")
                .param("tenant", pi.tenantId().value())
                .param("pi", pi.id())
                .update();
        insertBeneficiaries(pi.tenantId(), pi.id(), pi.rootId(), at, beneficiaries);
    }

    /** Gives payments of a declined revised instruction the accounts of now; the id of each is its row. */
    public void correct(TenantId tenant, List<NewBeneficiary> payments, Instant at) {
        batches.batchUpdate(
                """
                update disbursement.beneficiary
                set sent_to = ?, account_index = ?, ifsc = ?, account_type = ?, modified_at = ?, version = version + 1
                where tenant_id = ? and id = ?
                """,
                payments.stream()
                        .map(each -> new Object[] {
                            SealedPayee.seal(secrets, each.sentTo()),
                            indexBytes(each.sentTo().accountNumber(), each.ifsc()),
                            each.ifsc(),
                            each.accountType(),
                            Times.bind(at),
                            tenant.value(),
                            each.id()
                        })
                        .toList());
    }

    private byte @Nullable [] indexBytes(@Nullable String accountNumber, @Nullable String ifsc) {
        AccountIndex index = indexes.of(accountNumber, ifsc);
        return index == null ? null : index.bytes();
    }
}
