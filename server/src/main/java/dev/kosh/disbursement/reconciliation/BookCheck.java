package dev.kosh.disbursement.reconciliation;

import dev.kosh.disbursement.Reconciliation;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Checks rule after rule; each is one statement over all data. */
@Component
class BookCheck implements Reconciliation {

    private static final Logger log = LoggerFactory.getLogger(BookCheck.class);

    private final Findings findings;
    private final Clock clock;

    BookCheck(Findings findings, Clock clock) {
        this.findings = findings;
        this.clock = clock;
    }

    @Override
    public Report check(@Nullable TenantId tenant) {
        Instant at = clock.instant();
        List<RuleResult> results = new ArrayList<>();
        for (BookRule rule : BookRule.values()) {
            long broken = findings.check(rule, tenant, at);
            results.add(new RuleResult(rule.name(), rule.says(), findings.subjects(rule, tenant), broken));
            if (broken > 0) {
                log.warn("{} does not hold for {}: {}", rule, broken, rule.says());
            }
        }
        return new Report(at, results);
    }

    @Override
    public List<Finding> findings(TenantId tenant, boolean openOnly, int limit) {
        return findings.list(tenant, openOnly, limit);
    }
}
