package dev.kosh.disbursement.store;

import dev.kosh.disbursement.FundSource;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.PiStatus;
import dev.kosh.sql.SqlArrays;
import dev.kosh.sql.Times;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes what we do to a stored instruction, beside what the treasury's answers do ({@link OutcomeWriter}). */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class InstructionWriter {

    private final JdbcClient jdbc;

    InstructionWriter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes where the money of an instruction comes from and how many it pays. */
    public void assignFunds(PaymentInstruction pi, FundSource funds, int beneficiaries, Instant at, String by) {
        jdbc.sql("""
                        update disbursement.payment_instruction
                        set ddo_code = :ddo, grantee_ag_code = :grantee, scheme_code = :scheme, head_of_account = :hoa,
                            ssu_id = :ssu, sanction_id = cast(:sanction as uuid), master_allotment_id = :master,
                            ssu_allotment_id = :allotment, allotment_serial = :serial, beneficiary_count = :count,
                            modified_by = :by, modified_at = :at, version = version + 1
                        where tenant_id = :tenant and id = :pi
                        """)
                .param("ddo", funds.ddoCode())
                .param("grantee", funds.granteeAgCode())
                .param("scheme", funds.schemeCode())
                .param("hoa", funds.headOfAccount())
                .param("ssu", funds.ssuId())
                .param("sanction", funds.sanctionId())
                .param("master", funds.masterAllotmentId())
                .param("allotment", funds.ssuAllotmentId())
                .param("serial", funds.allotmentSerial())
                .param("count", beneficiaries)
                .param("by", by)
                .param("at", Times.bind(at))
                .param("tenant", pi.tenantId().value())
                .param("pi", pi.id())
                .update();
    }

    /** Notes before the call that a push begins: from now on the treasury may know of the instruction. */
    public void beginPush(TenantId tenant, UUID instruction, PiStatus status, Instant at, String by) {
        jdbc.sql("""
                        update disbursement.payment_instruction
                        set pi_status = :status, pushed_at = coalesce(pushed_at, :at), push_started_at = :at,
                            modified_by = :by, modified_at = :at, version = version + 1
                        where tenant_id = :tenant and id = :pi
                        """)
                .param("status", status.name())
                .param("at", Times.bind(at))
                .param("by", by)
                .param("tenant", tenant.value())
                .param("pi", instruction)
                .update();
    }

    /** Marks that another instruction takes the place of a rejected one. */
    public void retire(PaymentInstruction pi, Instant at, String by) {
        jdbc.sql("""
                        update disbursement.payment_instruction
                        set is_active = false, modified_by = :by, modified_at = :at, version = version + 1
                        where tenant_id = :tenant and id = :pi
                        """)
                .param("by", by)
                .param("at", Times.bind(at))
                .param("tenant", pi.tenantId().value())
                .param("pi", pi.id())
                .update();
    }

    /** Marks that a new original instruction pays these failed payments. */
    public void supersede(TenantId tenant, Collection<UUID> beneficiaries, UUID by, Instant at) {
        jdbc.sql("""
                        update disbursement.beneficiary
                        set superseded_by = :by, modified_at = :at, version = version + 1
                        where tenant_id = :tenant and id = any(:beneficiaries)
                        """)
                .param("by", by)
                .param("at", Times.bind(at))
                .param("tenant", tenant.value())
                .param("beneficiaries", SqlArrays.of("uuid", beneficiaries))
                .update();
    }
}
