package dev.kosh.disbursement.failures;

import dev.kosh.secrets.PersonalData;
import dev.kosh.sql.SqlArrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Failure records as values of the columns of {@code disbursement.failure_event}; account numbers are sealed. */
@Component
class FailureRecords {

    private final PersonalData secrets;
    private final JsonMapper json;

    FailureRecords(PersonalData secrets, JsonMapper json) {
        this.secrets = secrets;
        this.json = json;
    }

    /** The events as an array of objects, whose members are columns; bytes are in hexadecimal. */
    String json(FailureSource source, FailedBill bill, List<FailurePlan.NewEvent> events) {
        ArrayNode array = json.createArrayNode();
        for (FailurePlan.NewEvent event : events) {
            MatchedRow matched = event.matched();
            FailedRow row = matched.row();
            ObjectNode object = array.addObject()
                    .put("id", event.id().toString())
                    .put(
                            "pi_id",
                            source.instructionId() == null
                                    ? null
                                    : source.instructionId().toString())
                    .put(
                            "beneficiary_id",
                            matched.beneficiary() == null
                                    ? null
                                    : matched.beneficiary().id().toString())
                    .put("event_key", matched.key())
                    .put("content_hash", matched.contentHash())
                    .put("bill_number", bill.number())
                    .put("bill_reference", bill.billRefNo())
                    .put("original_bill_ref", row.orgBillRefNumber())
                    .put("token_number", bill.tokenNumber())
                    .put("token_date", bill.tokenDate())
                    .put("voucher_number", bill.voucherNo())
                    .put("voucher_date", bill.voucherDate())
                    .put("beneficiary_number", row.benfId())
                    .put("account_number", hex(secrets.encryptNullable(row.accountNumber())))
                    .put("ifsc", row.ifsc())
                    .put("utr_number", row.utrNo())
                    .put("utr_date", row.utrDate())
                    .put("end_to_end_id", row.endToEndId())
                    .put("challan_number", row.challanNumber())
                    .put("challan_date", row.challanDate())
                    .put("failed_reason", row.failedReason())
                    .put("state", event.state().name())
                    .put(
                            "reason_code",
                            event.reason() == null ? null : event.reason().name())
                    .put("sms_state", event.sms().name());
            ArrayNode warnings = object.putArray("warnings");
            matched.warnings().forEach(warning -> warnings.add(warning.name()));
        }
        return json.writeValueAsString(array);
    }

    /** What a record says now, by the names of the parameters of an update. */
    Map<String, @Nullable Object> parameters(FailedBill bill, MatchedRow matched) {
        FailedRow row = matched.row();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("hash", matched.contentHash());
        values.put("voucherNo", bill.voucherNo());
        values.put("voucherDate", bill.voucherDate());
        values.put("benfId", row.benfId());
        values.put("account", secrets.encryptNullable(row.accountNumber()));
        values.put("ifsc", row.ifsc());
        values.put("utrNo", row.utrNo());
        values.put("utrDate", row.utrDate());
        values.put("endToEndId", row.endToEndId());
        values.put("challanNumber", row.challanNumber());
        values.put("challanDate", row.challanDate());
        values.put("reason", row.failedReason());
        values.put("original", row.orgBillRefNumber());
        values.put(
                "warnings",
                SqlArrays.of(
                        "text",
                        matched.warnings().stream().map(FailureWarning::name).toList()));
        return values;
    }

    private static @Nullable String hex(byte @Nullable [] bytes) {
        return bytes == null ? null : HexFormat.of().formatHex(bytes);
    }
}
