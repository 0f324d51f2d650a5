package dev.kosh.disbursement;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What of a payment a new original instruction pays.
 *
 * @param superseded payments that failed, or were never taken, and that it makes instead
 * @param retired instructions that the treasury refused and whose place it takes
 */
record CreationScope(Set<UUID> lineIds, List<Beneficiary> superseded, List<PaymentInstruction> retired) {}
