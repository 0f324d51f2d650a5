package dev.kosh.disbursement;

import dev.kosh.access.Caller;
import dev.kosh.wire.TenantId;
import java.util.UUID;

/** What people do with a payment instruction short of pushing it (docs/contract/disbursement-api.md, actions). */
public interface InstructionActions {

    /**
     * Asks the treasury the one thing that its status allows and applies the answer; what a call brings is told by the
     * instruction's message. At most once a minute for each instruction. Failed payments (FD, FTFPS) are asked for on
     * behalf of {@code MUKTA_ADMIN} and {@code SYSTEM} only.
     *
     * @throws dev.kosh.wire.RequestRefused {@link DisbursementError#PI_NOT_FOUND},
     *     {@link DisbursementError#PI_ACTION_NOT_ALLOWED}, {@link DisbursementError#PI_REFRESH_TOO_EARLY}
     */
    InstructionView refresh(TenantId tenant, String number, Caller caller);

    /**
     * Lets an instruction go on that was signed for another amount or count than was sent.
     *
     * @param note what was found out; kept with the finding and on the audit trail
     * @throws dev.kosh.wire.RequestRefused {@link DisbursementError#PI_NOT_FOUND},
     *     {@link DisbursementError#PI_ACTION_NOT_ALLOWED}, {@link DisbursementError#PI_REQUEST_INVALID_PARAMS}
     */
    InstructionView review(TenantId tenant, String number, String note, Caller caller);

    /**
     * Whom a payment was sent to, with the account number in clear. Who looked is put on the audit trail.
     *
     * @throws dev.kosh.wire.RequestRefused {@link DisbursementError#PI_NOT_FOUND}
     */
    SentPayee reveal(TenantId tenant, String number, UUID beneficiaryId, Caller caller);
}
