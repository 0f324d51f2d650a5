package dev.kosh.disbursement;

import dev.kosh.wire.TenantId;
import java.util.List;
import java.util.Optional;

/** Finds payment instructions (docs/contract/disbursement-api.md). */
public interface InstructionSearch {

    /** Instructions that match, each whole with all its payments. */
    Found<InstructionView> find(InstructionCriteria criteria);

    /** Instructions that match, for a list. */
    Found<InstructionSummary> list(InstructionCriteria criteria);

    /** One instruction. */
    Optional<InstructionView> view(TenantId tenant, String number);

    /**
     * A page of what matches.
     *
     * @param total how many match in all
     */
    record Found<T>(List<T> page, long total) {}
}
