package dev.kosh.disbursement;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The parameters of PI, in the order of the agreed form (docs/contract/disbursement.md, push). */
final class PushMessage {

    /** Marks belong to letters: Odia and Devanagari cannot do without. */
    private static final Pattern NOT_PLAIN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private PushMessage() {}

    static ObjectNode of(PaymentInstruction pi, Map<UUID, SentPayee> sentTo, String beneficiaryPurpose) {
        FundSource funds = pi.funds();
        ObjectNode params = JsonNodeFactory.instance
                .objectNode()
                .put("jitBillNo", pi.number())
                .put("jitBillDate", TreasuryDates.dateTime(pi.billDate()))
                .put("jitBillDdoCode", funds.ddoCode())
                .put("granteeAgCode", funds.granteeAgCode())
                .put("schemeCode", funds.schemeCode())
                .put("hoa", funds.headOfAccount())
                .put("ssuIaId", funds.ssuId())
                .put("mstAllotmentDistId", funds.masterAllotmentId())
                .put("ssuAllotmentId", funds.ssuAllotmentId())
                .put("allotmentTxnSlNo", String.valueOf(funds.allotmentSerial()))
                .put("billGrossAmount", pi.gross().toString())
                .put("billNetAmount", pi.net().toString())
                .put("billNumberOfBenf", Integer.toString(pi.beneficiaryCount()))
                .put("purpose", pi.purpose());
        var list = params.putArray("beneficiaryDetails");
        for (Beneficiary each : pi.beneficiaries()) {
            SentPayee payee = sentTo.get(each.id());
            if (payee == null) {
                throw new IllegalStateException("beneficiary " + each.number() + " has no snapshot");
            }
            list.addObject()
                    .put("benefId", each.number())
                    .put("benefName", plain(payee.name()))
                    .put("benfAcctNo", payee.accountNumber())
                    .put("benfBankIfscCode", each.ifsc())
                    .put("benfMobileNo", payee.mobileNumber() == null ? "" : payee.mobileNumber())
                    .put("benfEmailId", "")
                    .put("benfAddress", plain(payee.address()))
                    .put("benfAccountType", accountType(each.accountType()))
                    .put("benfAmount", each.amount().toString())
                    .put("panNo", "")
                    .put("adhaarNumber", "")
                    .put("purpose", beneficiaryPurpose);
        }
        return params;
    }

    /** Letters, digits and single blanks: what the treasury takes in names and addresses. */
    static String plain(@Nullable String text) {
        return text == null ? "" : NOT_PLAIN.matcher(text).replaceAll(" ").strip();
    }

    /** Registries say {@code SAVINGS} or {@code CURRENT}, the treasury {@code Saving} or {@code Current}. */
    private static String accountType(@Nullable String registered) {
        return registered != null && registered.toUpperCase(Locale.ROOT).startsWith("CURRENT") ? "Current" : "Saving";
    }
}
