package dev.kosh.disbursement.messages;

import dev.kosh.access.Accounts;
import dev.kosh.disbursement.BillCriteria;
import dev.kosh.disbursement.BillDetail;
import dev.kosh.disbursement.ExpenseBill;
import dev.kosh.disbursement.store.BillMessages;
import dev.kosh.disbursement.store.ExpenseBillStore;
import dev.kosh.events.OutboxHandler;
import dev.kosh.events.OutboxMessage;
import dev.kosh.masters.ExpenditureMasters;
import dev.kosh.masters.HeadCode;
import dev.kosh.masters.Masters;
import dev.kosh.notification.MobileNumber;
import dev.kosh.notification.SmsMessage;
import dev.kosh.notification.SmsSender;
import dev.kosh.wire.Money;
import dev.kosh.wire.RequestInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Tells, once, what was decided about a bill of works (docs/contract/disbursement-intake.md, messages): approved, the
 * payee; rejected, whoever brought it. Who has no number is not told, and the log says so.
 */
@Component
class BillSms implements OutboxHandler {

    private final ExpenseBillStore bills;
    private final Accounts accounts;
    private final Masters masters;
    private final SmsSender sms;
    private final MessageSettings settings;

    BillSms(ExpenseBillStore bills, Accounts accounts, Masters masters, SmsSender sms, MessageSettings settings) {
        this.bills = bills;
        this.accounts = accounts;
        this.masters = masters;
        this.sms = sms;
        this.settings = settings;
    }

    @Override
    public String kind() {
        return BillMessages.DECIDED;
    }

    @Override
    public void deliver(OutboxMessage message) {
        JsonNode payload = message.payload();
        String template = payload.path("template").asString();
        UUID billId = UUID.fromString(payload.path("billId").asString());
        ExpenseBill bill = bills.find(BillCriteria.byIds(message.tenantId(), List.of(billId))).stream()
                .findFirst()
                .orElseThrow();
        String number = recipient(bill, template)
                .filter(each -> MobileNumber.in(each)
                        .filter(known -> settings.blockedNumbers().contains(known.digits()))
                        .isEmpty())
                .orElse(null);
        // The sender takes a message without a number, logs that there is none, and sends nothing.
        sms.send(new SmsMessage(
                message.tenantId(),
                "bill decided " + payload.path("decisionId").asString(),
                template,
                payload.path("locale").asString(RequestInfo.DEFAULT_LOCALE),
                number,
                Map.of(
                        "billnumber", payload.path("billNumber").asString(),
                        "amount",
                                Money.ofPaise(payload.path("paise").asLong())
                                        .toRupees()
                                        .toPlainString())));
    }

    private Optional<String> recipient(ExpenseBill bill, String template) {
        return template.equals(BillMessages.PURCHASE_REJECTED)
                ? accounts.mobileNumber(bill.audit().createdBy())
                : payee(bill);
    }

    /** The number of the first payee; a department that gets what is deducted is none. */
    private Optional<String> payee(ExpenseBill bill) {
        ExpenditureMasters known = masters.expenditure(bill.tenantId()).orElseThrow();
        return bill.details().stream()
                .filter(detail -> isPaidItself(detail, known))
                .findFirst()
                .flatMap(detail -> Optional.ofNullable(detail.payee().mobileNumber()));
    }

    private static boolean isPaidItself(BillDetail detail, ExpenditureMasters known) {
        return detail.lines().stream()
                .anyMatch(line -> line.active()
                        && known.headCode(line.headCode())
                                .filter(HeadCode::deduction)
                                .isEmpty());
    }
}
