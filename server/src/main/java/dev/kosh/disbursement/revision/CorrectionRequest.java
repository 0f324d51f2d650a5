package dev.kosh.disbursement.revision;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parameters of COR and FTPS (docs/contract/disbursement-failures.md, requests). No amounts travel: the treasury
 * pays what lies in suspense.
 *
 * @param number of the revised instruction
 * @param date of it, fixed when it was made
 * @param departmentCode by which the treasury knows us
 * @param originalReference online bill reference of the chain's first instruction, in every generation
 */
record CorrectionRequest(
        String number,
        String date,
        String departmentCode,
        String originalReference,
        String originalNumber,
        String originalDate) {

    /** What FTPS sends: to the letter what COR said of the two instructions. */
    ObjectNode ftps() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("jitCorBillNo", number)
                .put("jitCorBillDate", date)
                .put("jitCorBillDeptCode", departmentCode)
                .put("jitOrgBillRefNo", originalReference)
                .put("jitOrgBillNo", originalNumber)
                .put("jitOrgBillDate", originalDate);
    }

    /** @param beneficiaryKey name of the array */
    ObjectNode cor(String beneficiaryKey, List<Correction> corrections) {
        ObjectNode params = ftps();
        ArrayNode beneficiaries = params.putArray(beneficiaryKey);
        for (Correction each : corrections) {
            beneficiaries
                    .addObject()
                    .put("benefId", each.failed().number())
                    .put("jitCurBillRefNo", each.currentBillReference())
                    .put("orgAccountNo", each.original().accountNumber())
                    .put("orgIfsc", each.original().ifsc())
                    .put("correctedAccountNo", each.corrected().accountNumber())
                    .put("correctedIfsc", each.corrected().ifsc())
                    .put("curAccountNo", each.current().accountNumber())
                    .put("curIfsc", each.current().ifsc());
        }
        return params;
    }
}
