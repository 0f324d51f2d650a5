package dev.kosh.sandbox.demo;

import dev.kosh.sandbox.demo.Integrator.Answer;
import dev.kosh.wire.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The guide for integrators as a play: log in, fetch bills, register payments, look for the receipts. Each step says
 * what it expects and fails when that does not hold.
 */
public final class Story {

    static final String CLIENT_WITHOUT_SECRET = "ZWdvdi11c2VyLWNsaWVudDo=";
    static final String TENANT = "pb.amritsar";
    static final String MOBILE_NUMBER = "9814000231";
    static final String PROPERTY_ID = "PT-107-000231";

    private static final String FETCH = "/billing-service/bill/v2/_fetchbill";
    private static final String PAYMENT_SEARCH = "/collection-services/payments/_search";
    private static final Money ONE_PAISA = Money.ofPaise(1);

    private final Integrator integrator;
    private final Screen screen;
    private final Payments payments;
    private final Reckoning reckoning = new Reckoning();

    /** A story that this integrator plays. */
    public Story(Integrator integrator, Screen screen) {
        this.integrator = integrator;
        this.screen = screen;
        this.payments = new Payments(integrator, screen);
    }

    /**
     * Plays all steps, in order.
     *
     * @throws StoryFailed when a step does not hold
     */
    public void play(String userName, String password) {
        logIn(userName, password);
        DueBill property = billByPropertyId();
        Map<String, DueBill> byService = billsByMobileNumberAlone();
        tooLittleIsRefused(property);
        String partReceipt = partPayment(property);
        theRestIsDue(property);
        DueBill water = billOf("WS", byService);
        List<String> receipts = twoBillsInOnePayment(water, billOf("SW", byService));
        nothingIsDue(water);
        receiptIsFound(receipts.get(0), water);
        sameKeyGivesTheSameReceipt(partReceipt);
        theBooksAgree(byService);
    }

    private void logIn(String userName, String password) {
        screen.step("Log in as the state's integrator, as the guide's curl snippet does");
        Answer answer = integrator.logIn(CLIENT_WITHOUT_SECRET, userName, password, "pb");
        expect(answer.status() == 200, "a token with HTTP 200", answer);
        for (String member : List.of("access_token", "token_type", "refresh_token", "expires_in", "scope")) {
            expect(answer.body().has(member), "the member " + member, answer);
            screen.received(member, answer.body().path(member).asString());
        }
        screen.shown("one token of the state serves all of its towns");
    }

    private DueBill billByPropertyId() {
        screen.step("Fetch a bill by property id");
        List<DueBill> bills = fetch(byConsumer("PT", PROPERTY_ID));
        expect(bills.size() == 1, "one bill, not " + bills.size());
        DueBill bill = bills.get(0);
        expect(bill.partPaymentAllowed(), "part payment to be allowed");
        expect(bill.minimumAmountToBePaid().compareTo(bill.totalAmount()) < 0, "a minimum below the total");
        screen.shown("the bill itself says that it may be paid in part, and the least amount");
        return bill;
    }

    private Map<String, DueBill> billsByMobileNumberAlone() {
        screen.step("Fetch everything that a mobile number owes, naming no service");
        List<DueBill> bills = fetch(criteria("tenantId", TENANT, "mobileNumber", MOBILE_NUMBER));
        Map<String, DueBill> byService = new LinkedHashMap<>();
        bills.forEach(bill -> byService.put(bill.businessService(), bill));
        expect(byService.keySet().containsAll(List.of("PT", "WS", "SW", "TL")), "bills of PT, WS, SW and TL");
        reckoning.dueBefore(bills);
        screen.shown(bills.size() + " bills of " + byService.size() + " services");
        return byService;
    }

    private void tooLittleIsRefused(DueBill bill) {
        screen.step("Offer less than the minimum");
        Money tooLittle = bill.minimumAmountToBePaid().minus(ONE_PAISA);
        Answer answer = payments.offer(Map.of(bill, tooLittle), "too-little");
        expect(answer.status() == 400, "HTTP 400", answer);
        expect(answer.errorCode().equals("INVALID_PAYMENTDETAIL"), "INVALID_PAYMENTDETAIL", answer);
        JsonNode error = answer.body().path("Errors").path(0);
        screen.received("Errors[0].code", error.path("code").asString());
        screen.received("Errors[0].message", error.path("message").asString());
        screen.shown("nothing was recorded");
    }

    private String partPayment(DueBill bill) {
        screen.step("Pay the minimum");
        List<String> receipts = payments.pay(Map.of(bill, bill.minimumAmountToBePaid()), "part-payment");
        expect(receipts.size() == 1, "one receipt, not " + receipts.size());
        reckoning.paid(bill, bill.minimumAmountToBePaid());
        screen.shown("when the answer is there, receipt, bill and demand are all written");
        return receipts.get(0);
    }

    private void theRestIsDue(DueBill before) {
        screen.step("Fetch the same bill again");
        List<DueBill> bills = fetch(byConsumer("PT", PROPERTY_ID));
        Money rest = before.totalAmount().minus(before.minimumAmountToBePaid());
        expect(bills.size() == 1 && bills.get(0).totalAmount().equals(rest), "Rs " + rest + " to be left");
        screen.shown(
                "Rs " + before.totalAmount() + " less Rs " + before.minimumAmountToBePaid() + " leaves Rs " + rest);
    }

    private List<String> twoBillsInOnePayment(DueBill water, DueBill sewerage) {
        screen.step("Pay two bills of two services in one call");
        Map<DueBill, Money> amounts = new LinkedHashMap<>();
        amounts.put(water, water.totalAmount());
        amounts.put(sewerage, sewerage.totalAmount());
        List<String> receipts = payments.pay(amounts, "two-services");
        expect(receipts.size() == 2 && !receipts.get(0).equals(receipts.get(1)), "two different receipts");
        amounts.forEach(reckoning::paid);
        screen.shown("one payment, a receipt for each bill");
        return receipts;
    }

    private void nothingIsDue(DueBill paid) {
        screen.step("Fetch a paid bill again");
        List<DueBill> bills = fetch(byConsumer(paid.businessService(), paid.consumerCode()));
        expect(bills.isEmpty(), "no bill");
        screen.shown("nothing is due");
    }

    private void receiptIsFound(String receipt, DueBill bill) {
        screen.step("Look for a receipt");
        Answer answer = integrator.ask(PAYMENT_SEARCH, criteria("tenantId", TENANT, "receiptNumbers", receipt));
        expect(answer.status() == 200, "HTTP 200", answer);
        expect(answer.body().path("Payments").size() == 1, "one payment", answer);
        payments.show(answer.body().path("Payments").path(0));
        boolean has = answer.body()
                .path("Payments")
                .path(0)
                .path("paymentDetails")
                .valueStream()
                .anyMatch(detail -> detail.path("receiptNumber").asString("").equals(receipt)
                        && detail.path("billId").asString("").equals(bill.id()));
        expect(has, "receipt " + receipt + " for bill " + bill.id());
        screen.shown("receipt " + receipt + " is for " + bill.name());
    }

    private void sameKeyGivesTheSameReceipt(String receipt) {
        screen.step("Repeat the part payment, as after a time-out, with the same Idempotency-Key");
        List<String> repeated = payments.repeat("part-payment");
        expect(repeated.equals(List.of(receipt)), "receipt " + receipt + " again, not " + repeated);
        screen.shown("the same receipt; no second payment");
    }

    private void theBooksAgree(Map<String, DueBill> before) {
        screen.step("Fetch everything once more and compare");
        List<DueBill> after = fetch(criteria("tenantId", TENANT, "mobileNumber", MOBILE_NUMBER));
        reckoning.dueAfter(after);
        screen.line("");
        screen.table(reckoning.rows(before.values()));
        expect(reckoning.agrees(before.values()), "due before less paid to be due after");
        screen.shown("due before less paid is due after, for each bill and in all");
    }

    private List<DueBill> fetch(Map<String, String> criteria) {
        Answer answer = integrator.ask(FETCH, criteria);
        expect(answer.status() == 201, "HTTP 201", answer);
        List<DueBill> bills = new ArrayList<>();
        answer.body().path("Bill").forEach(each -> bills.add(DueBill.of(each)));
        bills.forEach(bill -> screen.received(
                bill.name(),
                "Rs " + bill.totalAmount() + (bill.partPaymentAllowed() ? ", at least Rs " : ", only whole: Rs ")
                        + bill.minimumAmountToBePaid()));
        if (bills.isEmpty()) {
            screen.received("Bill", "[]");
        }
        return bills;
    }

    private static DueBill billOf(String service, Map<String, DueBill> byService) {
        DueBill bill = byService.get(service);
        if (bill == null) {
            throw new StoryFailed("expected a bill of " + service);
        }
        return bill;
    }

    private static Map<String, String> byConsumer(String service, String consumerCode) {
        return criteria("tenantId", TENANT, "businessService", service, "consumerCode", consumerCode);
    }

    private static Map<String, String> criteria(String... namesAndValues) {
        Map<String, String> criteria = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            criteria.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return criteria;
    }

    private static void expect(boolean holds, String expectation, Answer answer) {
        expect(holds, expectation + "; the answer was HTTP " + answer.status() + " " + answer.body());
    }

    private static void expect(boolean holds, String expectation) {
        StoryFailed.unless(holds, expectation);
    }
}
