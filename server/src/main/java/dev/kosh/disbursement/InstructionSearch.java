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

    /** What the searches by ward and project can find in an office; at most {@link #MOST_CHOICES} of each. */
    Choices choices(TenantId tenant);

    int MOST_CHOICES = 500;

    /** Wards, project types and project names that instructions have, in the order of their letters. */
    record Choices(List<String> wards, List<String> projectTypes, List<String> projectNames) {}

    /**
     * A page of what matches.
     *
     * @param total how many match in all
     */
    record Found<T>(List<T> page, long total) {}
}
