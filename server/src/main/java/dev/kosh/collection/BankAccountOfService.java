package dev.kosh.collection;

import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * The bank account that a service's money goes to.
 *
 * @param id null before it is kept
 * @param audit null before it is kept
 */
public record BankAccountOfService(
        @Nullable Long id,
        TenantId tenantId,
        String businessService,
        String bankAccount,
        @Nullable String bank,
        @Nullable String bankBranch,
        boolean active,
        @Nullable AuditDetails audit) {}
