package dev.kosh.disbursement.revision;

import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.TreasuryDates;
import dev.kosh.disbursement.orders.PushSettings;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Writes the parameters of COR for a revised instruction. */
@Component
class CorrectionRequests {

    private final CorrectionSettings settings;
    private final PushSettings treasury;

    CorrectionRequests(CorrectionSettings settings, PushSettings treasury) {
        this.settings = settings;
        this.treasury = treasury;
    }

    ObjectNode of(PaymentInstruction revised, PaymentInstruction root, List<FailedAttempt> failed) {
        CorrectionRequest request = new CorrectionRequest(
                revised.number(),
                TreasuryDates.dateTime(revised.billDate()),
                treasury.appName(),
                Objects.requireNonNull(root.advice(), "a completed instruction has an advice")
                        .billReference(),
                root.number(),
                TreasuryDates.dateTime(root.billDate()));
        return request.cor(
                settings.beneficiaryKey(),
                failed.stream().map(FailedAttempt::correction).toList());
    }
}
