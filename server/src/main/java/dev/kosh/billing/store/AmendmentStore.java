package dev.kosh.billing.store;

import dev.kosh.billing.ConsumerKey;
import dev.kosh.billing.amendments.Amendment;
import dev.kosh.billing.amendments.AmendmentCriteria;
import dev.kosh.billing.amendments.AmendmentFacts;
import dev.kosh.billing.amendments.AmendmentReason;
import dev.kosh.billing.amendments.AmendmentState;
import dev.kosh.billing.amendments.AmendmentStatus;
import dev.kosh.sql.Conditions;
import dev.kosh.sql.Times;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code billing.amendment}. Who writes here holds the lock of the consumer's account. */
@Component
public class AmendmentStore {

    private static final String SELECT = """
            select a.id, a.tenant_id, a.business_service, a.consumer_code, a.amendment_number, a.reason,
                   a.reason_document_number, a.status, a.workflow_state, a.lines, a.documents, a.effective_from,
                   a.effective_till, a.amended_demand_id, a.additional_details,
                   a.created_by, a.created_at, a.modified_by, a.modified_at
            from billing.amendment a
            """;

    private final JdbcClient jdbc;

    AmendmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Amendments that match, latest first. */
    public List<Amendment> find(AmendmentCriteria criteria) {
        Conditions conditions = new Conditions()
                .ifGiven("tenant", criteria.tenantId().value(), "a.tenant_id = :tenant")
                .ifGiven("service", criteria.businessService(), "a.business_service = :service")
                .ifGiven("number", criteria.number(), "a.amendment_number = :number")
                .ifAny(
                        "a.status",
                        "text",
                        "statuses",
                        criteria.statuses().stream().map(Enum::name).toList());
        if (criteria.consumerCodes() != null) {
            conditions.oneOf("a.consumer_code", "text", "consumers", criteria.consumerCodes());
        }
        return jdbc.sql(SELECT + "where " + conditions.text() + """

                        order by a.created_at desc, a.amendment_number
                        limit :limit offset :offset
                        """)
                .params(conditions.parameters())
                .param("limit", criteria.limit())
                .param("offset", criteria.offset())
                .query(AmendmentStore::read)
                .list();
    }

    /** Approved amendments of these consumers that no demand took yet, oldest first. */
    public List<Amendment> waiting(TenantId tenant, Collection<ConsumerKey> consumers) {
        Conditions conditions = Consumers.of(tenant, consumers, "a").and("a.status = 'ACTIVE'");
        return jdbc.sql(SELECT + "where " + conditions.text() + "\norder by a.created_at, a.amendment_number")
                .params(conditions.parameters())
                .query(AmendmentStore::read)
                .list();
    }

    public boolean hasOneInWorkflow(ConsumerKey consumer) {
        return jdbc.sql("""
                        select exists (
                            select 1
                            from billing.amendment
                            where tenant_id = :tenant and business_service = :service and consumer_code = :consumer
                              and status = 'INWORKFLOW')
                        """)
                .param("tenant", consumer.tenantId().value())
                .param("service", consumer.businessService())
                .param("consumer", consumer.consumerCode())
                .query(Boolean.class)
                .single();
    }

    /**
     * Answers the number that the amendment got.
     *
     * @param numberPrefix what stands before the count in its number
     */
    public String insert(Amendment amendment, String numberPrefix) {
        AmendmentFacts facts = amendment.facts();
        return jdbc.sql("""
                        insert into billing.amendment
                            (tenant_id, id, business_service, consumer_code, amendment_number, reason,
                             reason_document_number, status, workflow_state, lines, documents, effective_from,
                             effective_till, amended_demand_id, additional_details,
                             created_by, created_at, modified_by, modified_at)
                        select :tenant, :id, :service, :consumer, :prefix || lpad(n::text, greatest(6, length(n::text)), '0'),
                               :reason, :document, :status, :state, :lines::jsonb, :documents::jsonb, :from, :till,
                               :demand, :additional::jsonb, :by, :at, :by, :at
                        from nextval('billing.amendment_number_seq') n
                        returning amendment_number
                        """)
                .param("tenant", amendment.consumer().tenantId().value())
                .param("id", amendment.id())
                .param("service", amendment.consumer().businessService())
                .param("consumer", amendment.consumer().consumerCode())
                .param("prefix", numberPrefix)
                .param("reason", facts.reason().name())
                .param("document", facts.reasonDocumentNumber())
                .param("status", amendment.status().name())
                .param("state", amendment.state().name())
                .param("lines", StoredAmendment.writeLines(amendment.lines()))
                .param("documents", StoredAmendment.writeDocuments(facts.documents()))
                .param("from", Times.bindNullable(facts.effectiveFrom()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("till", Times.bindNullable(facts.effectiveTill()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("demand", amendment.amendedDemandId(), java.sql.Types.OTHER)
                .param("additional", StoredLines.writeNode(facts.additionalDetails()))
                .param("by", amendment.audit().createdBy())
                .param("at", Times.bind(Instant.ofEpochMilli(amendment.audit().createdTime())))
                .query(String.class)
                .single();
    }

    /** Writes all that may change of an amendment. */
    public void update(Amendment amendment) {
        AmendmentFacts facts = amendment.facts();
        jdbc.sql("""
                        update billing.amendment
                        set reason = :reason, reason_document_number = :document, status = :status,
                            workflow_state = :state, documents = :documents::jsonb, effective_from = :from,
                            effective_till = :till, amended_demand_id = :demand,
                            additional_details = :additional::jsonb, modified_by = :by, modified_at = :at
                        where tenant_id = :tenant and id = :id
                        """)
                .param("reason", facts.reason().name())
                .param("document", facts.reasonDocumentNumber())
                .param("status", amendment.status().name())
                .param("state", amendment.state().name())
                .param("documents", StoredAmendment.writeDocuments(facts.documents()))
                .param("from", Times.bindNullable(facts.effectiveFrom()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("till", Times.bindNullable(facts.effectiveTill()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("demand", amendment.amendedDemandId(), java.sql.Types.OTHER)
                .param("additional", StoredLines.writeNode(facts.additionalDetails()))
                .param("by", amendment.audit().lastModifiedBy())
                .param("at", Times.bind(Instant.ofEpochMilli(amendment.audit().lastModifiedTime())))
                .param("tenant", amendment.consumer().tenantId().value())
                .param("id", amendment.id())
                .update();
    }

    private static Amendment read(ResultSet row, int rowNumber) throws SQLException {
        AmendmentReason reason = AmendmentReason.valueOf(row.getString("reason"));
        return new Amendment(
                Rows.uuid(row, "id"),
                row.getString("amendment_number"),
                Consumers.readKey(row, rowNumber),
                AmendmentStatus.valueOf(row.getString("status")),
                AmendmentState.valueOf(row.getString("workflow_state")),
                StoredAmendment.readLines(row.getString("lines")),
                new AmendmentFacts(
                        reason,
                        row.getString("reason_document_number"),
                        Times.readNullable(row, "effective_from"),
                        Times.readNullable(row, "effective_till"),
                        StoredAmendment.readDocuments(row.getString("documents")),
                        StoredLines.readNode(row.getString("additional_details"))),
                row.getObject("amended_demand_id", UUID.class),
                Rows.audit(row));
    }
}
