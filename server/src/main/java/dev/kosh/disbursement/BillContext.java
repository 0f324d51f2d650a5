package dev.kosh.disbursement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an instruction pays for, as people search for it.
 *
 * @param referenceIds work orders
 */
public record BillContext(
        List<String> billNumbers,
        List<String> referenceIds,
        @Nullable String ward,
        @Nullable String projectType,
        @Nullable String projectName) {}
