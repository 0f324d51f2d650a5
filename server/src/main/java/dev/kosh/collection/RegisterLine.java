package dev.kosh.collection;

import dev.kosh.wire.TenantId;
import java.time.LocalDate;

/** What one mode brought for one service on one day. */
public record RegisterLine(
        LocalDate day, TenantId tenantId, PaymentMode mode, String businessService, RegisterSum sum) {}
