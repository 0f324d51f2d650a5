package dev.kosh.disbursement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.disbursement.PiType;
import dev.kosh.wire.RequestInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Body of {@code pi/v1/_search}. */
record InstructionSearchRequest(
        @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
        @Nullable @Valid SearchCriteria searchCriteria) {

    record SearchCriteria(
            @Nullable @Size(max = 100) List<@Nullable String> ids,
            @Nullable @Size(max = 50) String tenantId,
            @Nullable @Size(max = 32) String piStatus,
            @Nullable @Size(max = 64) String muktaReferenceId,
            @Nullable @Size(max = 64) String piNumber,
            @Nullable @Size(max = 100) List<@Nullable String> piNumbers,
            @Nullable @Size(max = 64) String parentPiNumber,
            @Nullable PiType piType,
            @Nullable Boolean isActive,
            @Nullable @PositiveOrZero Integer limit,
            @Nullable @PositiveOrZero Integer offset,
            @Nullable String sortBy,
            @Nullable String sortOrder) {

        /** Whether nothing is asked for: paging and sorting ask for nothing. */
        boolean isEmpty() {
            return isBlank(ids)
                    && isBlank(piNumbers)
                    && Stream.of(tenantId, piStatus, muktaReferenceId, piNumber, parentPiNumber, piType, isActive)
                            .allMatch(Objects::isNull);
        }

        private static boolean isBlank(@Nullable List<?> list) {
            return list == null || list.isEmpty();
        }
    }
}
