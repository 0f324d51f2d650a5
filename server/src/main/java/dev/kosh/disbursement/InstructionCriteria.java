package dev.kosh.disbursement;

import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which payment instructions are asked for; null members and empty sets ask for nothing in particular.
 *
 * @param tenant a ULB, or a state with all its ULBs
 * @param statuses any of these
 * @param about what they pay for
 * @param createdTo up to and including
 * @param view what people look for beside that
 * @param limit of instructions, at most {@value #MOST}
 */
public record InstructionCriteria(
        TenantId tenant,
        Set<UUID> ids,
        Set<String> numbers,
        Set<PiStatus> statuses,
        @Nullable UpstreamStatus upstreamStatus,
        @Nullable PiType type,
        @Nullable Boolean active,
        @Nullable String parentNumber,
        About about,
        @Nullable Instant createdFrom,
        @Nullable Instant createdTo,
        View view,
        Order order,
        boolean ascending,
        int limit,
        int offset) {

    public static final int MOST = 100;

    /** @throws IllegalArgumentException when limit or offset are out of bounds */
    public InstructionCriteria {
        if (limit < 1 || limit > MOST || offset < 0) {
            throw new IllegalArgumentException("limit is 1 to " + MOST + ", offset 0 or more");
        }
    }

    /**
     * What instructions pay for.
     *
     * @param paymentNumber {@code EP/…}
     * @param projectName part of it, in any letter case
     */
    public record About(
            @Nullable String paymentNumber,
            @Nullable String billNumber,
            @Nullable String ward,
            @Nullable String projectType,
            @Nullable String projectName) {

        public static final About ANYTHING = new About(null, null, null, null, null);
    }

    /** A choice beside the criteria. */
    public enum View {
        ALL,
        /** Pending, declined or rejected; or completed with a failed payment that no open revision covers. */
        PENDING_FOR_ACTION,
        /** Those whose last call brought an error or no response. */
        LAST_CALL_TROUBLED
    }

    /** What the answer goes by. */
    public enum Order {
        CREATED,
        MODIFIED
    }

    /** The newest of a tenant. */
    public static InstructionCriteria of(TenantId tenant) {
        return new InstructionCriteria(
                tenant,
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null,
                null,
                null,
                About.ANYTHING,
                null,
                null,
                View.ALL,
                Order.CREATED,
                false,
                MOST,
                0);
    }

    /** One instruction by its number. */
    public static InstructionCriteria of(TenantId tenant, String number) {
        InstructionCriteria any = of(tenant);
        return new InstructionCriteria(
                tenant,
                Set.of(),
                Set.of(number),
                Set.of(),
                null,
                null,
                null,
                null,
                any.about,
                null,
                null,
                View.ALL,
                Order.CREATED,
                false,
                1,
                0);
    }
}
