package dev.kosh.disbursement.web;

import dev.kosh.disbursement.DisbursementError;
import dev.kosh.disbursement.InstructionCriteria;
import dev.kosh.disbursement.InstructionCriteria.About;
import dev.kosh.disbursement.InstructionCriteria.Order;
import dev.kosh.disbursement.InstructionCriteria.View;
import dev.kosh.disbursement.PiStatus;
import dev.kosh.disbursement.UpstreamStatus;
import dev.kosh.wire.RequestRefused;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Search criteria of the wire as those of the module. */
final class SearchCriteriaReader {

    private static final int DEFAULT_LIMIT = 30;

    private SearchCriteriaReader() {}

    /**
     * @param upstream whether statuses are those of the original product
     * @throws RequestRefused when nothing is asked for, or what is asked has not the form that it needs
     */
    static InstructionCriteria read(InstructionSearchRequest.@Nullable SearchCriteria asked, boolean upstream) {
        if (asked == null || asked.isEmpty()) {
            throw new RequestRefused(
                    DisbursementError.SEARCH_CRITERIA_MANDATORY, "Atleast one search parameter should be provided");
        }
        return new InstructionCriteria(
                Tenants.needed(asked.tenantId()),
                ids(asked.ids()),
                numbers(asked),
                upstream ? Set.of() : statuses(asked.piStatus()),
                upstream ? upstreamStatus(asked.piStatus()) : null,
                asked.piType(),
                asked.isActive(),
                asked.parentPiNumber(),
                new About(asked.muktaReferenceId(), null, null, null, null),
                null,
                null,
                View.ALL,
                order(asked.sortBy()),
                "ASC".equalsIgnoreCase(asked.sortOrder()),
                limit(asked.limit()),
                Objects.requireNonNullElse(asked.offset(), 0));
    }

    static int limit(@Nullable Integer asked) {
        return asked == null || asked == 0 ? DEFAULT_LIMIT : Math.min(asked, InstructionCriteria.MOST);
    }

    /** An id that is none stands for no instruction. */
    private static Set<UUID> ids(@Nullable List<@Nullable String> texts) {
        Set<UUID> ids = new HashSet<>();
        if (texts != null) {
            texts.stream().filter(Objects::nonNull).forEach(text -> ids.add(id(text)));
        }
        return ids;
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw new RequestRefused(DisbursementError.PI_REQUEST_INVALID_PARAMS, "ids: each is a UUID");
        }
    }

    private static Set<String> numbers(InstructionSearchRequest.SearchCriteria asked) {
        Set<String> numbers = new HashSet<>();
        if (asked.piNumber() != null) {
            numbers.add(asked.piNumber());
        }
        if (asked.piNumbers() != null) {
            asked.piNumbers().stream().filter(Objects::nonNull).forEach(numbers::add);
        }
        return numbers;
    }

    static Set<PiStatus> statuses(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Set.of();
        }
        return Arrays.stream(PiStatus.values())
                .filter(status -> status.name().equals(code(text)))
                .findFirst()
                .map(Set::of)
                .orElseThrow(() -> unknownStatus(
                        Arrays.stream(PiStatus.values()).map(Enum::name).toList()));
    }

    private static @Nullable UpstreamStatus upstreamStatus(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return Arrays.stream(UpstreamStatus.values())
                .filter(status -> status.name().equals(code(text)))
                .findFirst()
                .orElseThrow(() -> unknownStatus(Arrays.stream(UpstreamStatus.values())
                        .map(UpstreamStatus::wire)
                        .toList()));
    }

    private static String code(String text) {
        return text.strip().toUpperCase(Locale.ROOT).replace(' ', '_');
    }

    private static RequestRefused unknownStatus(List<String> known) {
        return new RequestRefused(
                DisbursementError.PI_REQUEST_INVALID_PARAMS,
                "status: one of " + known.stream().collect(Collectors.joining(", ")));
    }

    private static Order order(@Nullable String sortBy) {
        return "lastModifiedTime".equalsIgnoreCase(sortBy) ? Order.MODIFIED : Order.CREATED;
    }
}
