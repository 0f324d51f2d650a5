package dev.kosh.disbursement;

import java.util.List;
import java.util.UUID;

/** What a bill pays to one payee. */
public record BillDetail(UUID id, Payee payee, List<PayableLine> lines) {}
