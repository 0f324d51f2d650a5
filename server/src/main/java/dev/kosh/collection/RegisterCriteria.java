package dev.kosh.collection;

import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which days of which tenants a register is about; empty sets ask for nothing in particular.
 *
 * @param from first Indian day
 * @param to last Indian day
 * @param modes payment modes
 * @param recordedByUuid only what this user recorded
 */
public record RegisterCriteria(
        List<TenantId> tenants,
        LocalDate from,
        LocalDate to,
        Set<String> businessServices,
        Set<String> modes,
        @Nullable String recordedByUuid) {

    /** The first instant of the days. */
    public Instant begin() {
        return from.atStartOfDay(BusinessCalendar.ZONE).toInstant();
    }

    /** The first instant after them. */
    public Instant end() {
        return to.plusDays(1).atStartOfDay(BusinessCalendar.ZONE).toInstant();
    }
}
