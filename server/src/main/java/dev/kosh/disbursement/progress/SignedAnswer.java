package dev.kosh.disbursement.progress;

import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.polls.AnswerRow;
import dev.kosh.wire.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What PIS answers once the spending unit has signed an instruction.
 *
 * @param treasuryPiDate as written: PAG sends it back so
 */
record SignedAnswer(
        String treasuryPiId,
        String treasuryPiDate,
        @Nullable Money net,
        @Nullable Money gross,
        @Nullable Integer beneficiaryCount) {

    /** The row about one instruction; empty when there is none, or none that can be used. */
    static Optional<SignedAnswer> read(Iterable<JsonNode> data, String piNumber) {
        for (AnswerRow row : AnswerRow.all(data)) {
            String id = row.text("pmtInstId");
            String date = row.text("payInstDate");
            if (row.names(piNumber, "jitBillNumber", "jitBillNo") && id != null && date != null) {
                return Optional.of(new SignedAnswer(
                        id,
                        date,
                        row.money("billNetAmount"),
                        row.money("billGrossAmount"),
                        row.count("totalNumberOfBeneficiary")));
            }
        }
        return Optional.empty();
    }

    /** Whether what was signed is what was sent (reconciliation rule R6). */
    boolean agreesWith(PaymentInstruction pi) {
        return pi.net().equals(net)
                && pi.gross().equals(gross)
                && beneficiaryCount != null
                && beneficiaryCount == pi.beneficiaryCount();
    }

    /** Net, gross and count, for people who compare. */
    String inWords() {
        return "net %s, gross %s, beneficiaries %s".formatted(net, gross, beneficiaryCount);
    }

    /** The same of an instruction of ours. */
    static String inWords(PaymentInstruction pi) {
        return "net %s, gross %s, beneficiaries %s".formatted(pi.net(), pi.gross(), pi.beneficiaryCount());
    }
}
