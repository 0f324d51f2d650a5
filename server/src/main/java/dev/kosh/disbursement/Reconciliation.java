package dev.kosh.disbursement;

import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Proves the books against each other, to the paisa (docs/contract/disbursement-reconciliation.md). */
public interface Reconciliation {

    /**
     * Checks every rule over all data, writes down what does not hold, and closes what holds again.
     *
     * @param tenant a ULB, or a state with all its ULBs; null for everything
     */
    Report check(@Nullable TenantId tenant);

    /** What does not hold, or did not, newest first. */
    List<Finding> findings(TenantId tenant, boolean openOnly, int limit);

    /** What a check found, rule by rule. */
    record Report(Instant at, List<RuleResult> rules) {

        /** Whether every rule holds everywhere. */
        public boolean holds() {
            return rules.stream().allMatch(rule -> rule.exceptions() == 0);
        }
    }

    /**
     * What became of one rule.
     *
     * @param rule {@code R9}
     * @param says the rule in words
     * @param checked things that it was checked for
     * @param exceptions those for which it does not hold
     */
    record RuleResult(String rule, String says, long checked, long exceptions) {}

    /**
     * Something for which a rule does not hold.
     *
     * @param rule {@code R9}, or what an answer of the treasury broke
     * @param subject a payment instruction's number, a sanction, a bill
     * @param open whether it still does not hold
     */
    record Finding(
            TenantId tenantId,
            String rule,
            String subject,
            String expected,
            String found,
            boolean open,
            Instant firstSeenAt,
            Instant lastSeenAt) {}
}
