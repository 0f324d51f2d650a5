package dev.kosh.sandbox.demo;

import dev.kosh.notification.Sms;
import dev.kosh.sandbox.demo.Instruction.Payment;
import dev.kosh.sandbox.demo.Integrator.Answer;
import dev.kosh.sandbox.demo.TreasuryOffice.Return;
import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.Money;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Money out as a play: twelve workers are paid by three instructions, two payments come back in the night, one account is
 * corrected, both are paid again. Each step says what it expects and fails when that does not hold.
 */
public final class MoneyOutStory {

    private static final LocalTime OFFICE_OPENS = LocalTime.of(10, 0);
    private static final LocalTime NIGHT = LocalTime.of(22, 0);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.ENGLISH);

    private static final String FAILED_SMS = "PAYMENT_FAILED_TO_BENEFICIARY";
    private static final String PAID_SMS = "PAYMENT_SUCCESS_TO_BENEFICIARY";
    private static final String FAILED_TEXT = "Payment of Rs. %s for MUKTA, transaction %s is failed."
            + " Contact MUKTA Cell at ULB for more detail. MUKTA - Govt. of Odisha.";
    private static final String UPDATED = "On call of %s API: Response is received and updated successfully";

    private static final Worker CLOSED = Workers.DRAIN.get(1);
    private static final Worker LATE = Workers.DRAIN.get(3);
    private static final int BENEFICIARIES = Workers.DRAIN.size() + Workers.ROAD.size() + Workers.POND.size();
    private static final int INSTRUCTIONS = 3;

    private final Screen screen;
    private final Sheets sheets;
    private final MoneyDesk desk;
    private final TreasuryOffice treasury;
    private final StoryClock clock;
    private final Telephones telephones;

    /**
     * @param simulator the treasury that the server talks to
     * @param clock the server's and the treasury's
     * @param telephones where the server's messages arrive
     */
    public MoneyOutStory(URI server, URI simulator, Screen screen, StoryClock clock, Telephones telephones) {
        this.screen = screen;
        this.sheets = new Sheets(screen);
        this.desk = new MoneyDesk(server, screen);
        this.treasury = new TreasuryOffice(simulator, screen);
        this.clock = clock;
        this.telephones = telephones;
    }

    /**
     * Plays all steps, in order.
     *
     * @return number of the instruction whose payments came back
     * @throws StoryFailed when a step does not hold
     */
    public String play(String password) {
        theDeskOpens(password);
        billsAreApproved();
        List<Instruction> sent = instructionsAreSent();
        List<Instruction> paid = signedAdvisedPaid(sent);
        Instruction hit = twoPaymentsComeBack(paid.get(0));
        theNightFindsThem(paid, hit.number());
        peopleAreTold(hit.number());
        theAccountIsCorrected();
        Instruction revised = theRevisedInstructionIsSent(hit.number());
        revised = theRevisedInstructionIsPaid(revised);
        theBooksBalance(paid, revised);
        return hit.number();
    }

    private void theDeskOpens(String password) {
        screen.step("Morning in Cuttack: what may be spent");
        itIs(dayAfter(today()), OFFICE_OPENS);
        desk.signIn(password);
        await(
                "three sanctions from the treasury's VA",
                () -> desk.sanctionsNow().size() == INSTRUCTIONS);
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("head of account", "sanction", "allotted", "available"));
        desk.sanctions()
                .forEach(each -> rows.add(List.of(
                        each.path("hoaCode").asString(),
                        each.path("masterAllotmentId").asString(),
                        summary(each, "allottedAmount").toString(),
                        summary(each, "availableAmount").toString())));
        screen.table(rows);
        screen.shown("the nightly VA call has read the treasury's allotments");
    }

    private void billsAreApproved() {
        screen.step("Three approved bills of wages for twelve workers come in");
        List<Worker> all = new ArrayList<>(Workers.DRAIN);
        all.addAll(Workers.ROAD);
        all.addAll(Workers.POND);
        desk.registerAccounts(all);
        bill("WO/CTC/000123_1", "Drain of Ward 3", Workers.DRAIN);
        bill("WO/CTC/000124_1", "Road of Ward 3", Workers.ROAD);
        bill("WO/CTC/000125_1", "Pond of Ward 3", Workers.POND);
        screen.shown("approval makes the payment and its payment instruction in the same transaction");
    }

    private void bill(String workOrder, String project, List<Worker> workers) {
        JsonNode bill = desk.approvedBill(workOrder, project, workers, clock.instant());
        screen.received(
                bill.path("billNumber").asString(),
                project + ", " + bill.path("wfStatus").asString());
    }

    private List<Instruction> instructionsAreSent() {
        screen.step("Kosh chooses the funds and sends each instruction to the treasury (PI)");
        await(
                "three instructions that the treasury has taken",
                () -> desk.instructionsNow().stream()
                                .filter(each -> each.status().equals("INITIATED"))
                                .count()
                        == INSTRUCTIONS);
        List<Instruction> sent = desk.instructions();
        int beneficiaries =
                sent.stream().mapToInt(each -> each.payments().size()).sum();
        expect(sent.size() == INSTRUCTIONS && beneficiaries == BENEFICIARIES, "3 instructions, 12 beneficiaries");
        sheets.instructions(sent);
        Set<String> heads = sent.stream().map(Instruction::headOfAccount).collect(Collectors.toSet());
        expect(heads.size() == 2, "two heads of account: the first has not money enough for all");
        screen.shown("the first head of account had not money enough for all three: the next in order pays");
        return sent;
    }

    private List<Instruction> signedAdvisedPaid(List<Instruction> sent) {
        screen.step("The spending unit signs; the accountant refreshes (PIS)");
        sent.forEach(treasury::sign);
        List<Instruction> signed = refreshed(sent, "APPROVED", "PIS");
        screen.step("The treasury advises the payment and gives a token (PAG)");
        signed.forEach(treasury::advise);
        List<Instruction> advised = refreshed(signed, "IN_PROCESS", "PAG");
        screen.step("The treasury pays (PD)");
        advised.forEach(treasury::pay);
        List<Instruction> paid = refreshed(advised, "COMPLETED", "PD");
        expect(paid.stream().allMatch(each -> each.isAll("Payment Successful")), "all payments to be successful");
        await("an SMS to each of the 12", () -> telephones.received(PAID_SMS).size() >= BENEFICIARIES);
        sheets.sms(telephones.received(PAID_SMS).get(0));
        screen.shown("12 beneficiaries paid, 12 messages sent; the first is above");
        return paid;
    }

    /** Every one asked by the accountant, an hour later. */
    private List<Instruction> refreshed(List<Instruction> before, String status, String service) {
        clock.moveTo(clock.instant().plus(Duration.ofHours(1)));
        screen.meanwhile("an hour later");
        List<Instruction> after = before.stream().map(desk::refresh).toList();
        sheets.instructions(after);
        for (Instruction each : after) {
            expect(each.status().equals(status), each.number() + " to be " + status + ", not " + each.status());
            expect(each.message().equals(UPDATED.formatted(service)), "the message of " + service);
        }
        screen.shown("page message: " + after.get(0).message());
        return after;
    }

    private Instruction twoPaymentsComeBack(Instruction paid) {
        screen.step("Two banks send payments back; here nobody knows it yet");
        treasury.sendBack(
                paid,
                List.of(
                        new Return(paymentOf(paid, CLOSED).number(), "Account closed"),
                        new Return(paymentOf(paid, LATE).number(), "Late return by RBI")));
        Instruction still = desk.instruction(paid.number());
        expect(still.failed().isEmpty() && still.actions().isEmpty(), "nothing failed and nothing to be done yet");
        screen.shown(paid.number() + " still shows " + still.payments().size() + " successful payments, no action");
        return still;
    }

    private void theNightFindsThem(List<Instruction> paid, String hitNumber) {
        screen.step("22:00 in India: the nightly FD run asks about each Completed instruction");
        itIs(today(), NIGHT);
        await(
                "two failed payments",
                () -> desk.instructionsNow().stream()
                                .mapToInt(each -> each.failed().size())
                                .sum()
                        == 2);
        paid.forEach(each -> await(
                "FD to have been asked about " + each.number(),
                () -> desk.instructionsNow().stream()
                        .filter(now -> now.number().equals(each.number()))
                        .allMatch(now -> now.message().contains("FD"))));
        JsonNode exchange = desk.exchanges(hitNumber, "FD").get(0);
        screen.received("FD", exchange.path("outcome").asString("") + ", on record with what was said");
        Instruction hit = desk.instruction(hitNumber);
        sheets.instructions(List.of(hit));
        sheets.payments(hit);
        expect(hit.status().equals("COMPLETED"), "the instruction to stay COMPLETED");
        expect(
                ids(hit.failed()).equals(Set.of(CLOSED.id(), LATE.id())),
                "the payments of " + CLOSED.name() + " and " + LATE.name() + " to have failed, and no others");
        expect(hit.message().equals(UPDATED.formatted("FD")), "the page message of FD, not: " + hit.message());
        expect(hit.actions().equals(List.of("GENERATE_REVISED_PI")), "Generate Revised PI, not " + hit.actions());
        screen.shown("page message: " + hit.message());
        screen.shown("the instruction stays COMPLETED; the page now offers "
                + hit.actions().get(0));
    }

    private void peopleAreTold(String hitNumber) {
        screen.step("The two beneficiaries are told by SMS");
        await("two messages", () -> telephones.received(FAILED_SMS).size() >= 2);
        List<Sms> messages = telephones.received(FAILED_SMS);
        messages.forEach(sheets::sms);
        Set<String> expected = desk.instruction(hitNumber).failed().stream()
                .map(each -> FAILED_TEXT.formatted(
                        each.amount().toRupees().toPlainString(),
                        each.json().path("failureUtrNo").asString("")))
                .collect(Collectors.toSet());
        Set<String> texts = messages.stream().map(Sms::text).collect(Collectors.toSet());
        expect(messages.size() == 2 && texts.equals(expected), "exactly these texts: " + expected);
        screen.shown("the registered text, word by word, with amount and transaction; nobody else is told");
    }

    private void theAccountIsCorrected() {
        screen.step("Next morning: the closed account is corrected, by two people");
        itIs(dayAfter(today()), OFFICE_OPENS);
        Worker corrected = Workers.withAccount(CLOSED, "00219900004815", "TEST0000777");
        JsonNode proposed = desk.proposeAccount(corrected, "Account closed; the worker brought a new pass book");
        String changeId = proposed.path("pendingChange").path("id").asString();
        screen.received("account now", number(proposed.path("bankAccountDetails")));
        screen.received(
                "waits for approval", number(proposed.path("pendingChange").path("bankAccountDetails")));
        Answer own = desk.tryApproveOwnChange(changeId);
        expect(own.errorCode().equals("BANK_ACCOUNT_CHANGE_OWN"), "BANK_ACCOUNT_CHANGE_OWN, not " + own.body());
        screen.received("Errors[0].code", own.errorCode());
        JsonNode approved = desk.approveChange(changeId);
        screen.received("account now", number(approved.path("bankAccountDetails")));
        expect(number(approved.path("bankAccountDetails")).contains("TEST0000777"), "the corrected account");
        screen.shown("the correction counts once a second person has approved it");
    }

    private Instruction theRevisedInstructionIsSent(String hitNumber) {
        screen.step("The accountant generates the revised instruction (COR)");
        Answer refused = desk.tryRevise(hitNumber);
        expect(refused.errorCode().equals("PI_UNCHANGED_ACCOUNT"), "PI_UNCHANGED_ACCOUNT, not " + refused.body());
        screen.received("Errors[0].code", refused.errorCode());
        screen.received(
                "Errors[0].message",
                refused.body().path("Errors").path(0).path("message").asString());
        screen.shown(LATE.name() + "'s account is right, the return was the banks' affair: the accountant confirms");
        Instruction revised = desk.reviseConfirmingUnchanged(hitNumber);
        sheets.instructions(List.of(revised));
        sheets.payments(revised);
        expect(revised.status().equals("IN_PROCESS"), "the revised instruction to be IN_PROCESS: " + revised.message());
        expect(ids(revised.payments()).equals(Set.of(CLOSED.id(), LATE.id())), "the two workers and nobody else");
        screen.shown("page message: " + revised.message());
        return revised;
    }

    private Instruction theRevisedInstructionIsPaid(Instruction revised) {
        screen.step("The treasury pays out of suspense (FTPS)");
        treasury.pay(revised);
        Instruction paid = refreshed(List.of(revised), "COMPLETED", "FTPS").get(0);
        sheets.payments(paid);
        expect(paid.isAll("Payment Successful"), "both payments to be successful");
        return paid;
    }

    private void theBooksBalance(List<Instruction> originals, Instruction revised) {
        screen.step("The books: ours, the bills', the treasury's");
        Money total = Money.sum(originals.stream().map(Instruction::net).toList());
        List<JsonNode> payments =
                desk.payments(originals.stream().map(Instruction::paymentNumber).toList());
        payments.forEach(each -> screen.received(
                each.path("paymentNumber").asString(), each.path("status").asString()));
        expect(
                payments.size() == INSTRUCTIONS
                        && payments.stream()
                                .allMatch(each -> each.path("status").asString().equals("SUCCESSFUL")),
                "the payments of all three bills to be SUCCESSFUL");
        JsonNode proof = desk.reconciliation();
        long checked = proof.path("rules")
                .valueStream()
                .mapToLong(rule -> rule.path("checked").asLong())
                .sum();
        screen.received(
                "holds",
                proof.path("holds").asBoolean() + ": " + proof.path("rules").size() + " rules, " + checked + " checks, "
                        + proof.path("findings").size() + " findings");
        expect(proof.path("holds").asBoolean() && checked > 0, "every rule of the books to hold: " + proof);
        JsonNode books = treasury.books();
        Money debited = paise(books, "debitedPaise");
        Money credited = paise(books, "creditedPaise");
        screen.table(List.of(
                List.of("Rs", ""),
                List.of("three instructions", total.toString()),
                List.of(
                        "of that paid again by " + revised.number(),
                        revised.net().toString()),
                List.of("treasury: left the allotments", debited.toString()),
                List.of("treasury: lies with the workers", credited.toString()),
                List.of(
                        "treasury: still in suspense",
                        paise(books, "inSuspensePaise").toString()),
                List.of(
                        "treasury: people paid twice",
                        String.valueOf(books.path("paidTwice").size()))));
        expect(debited.equals(total) && credited.equals(total), "Rs " + total + " to have left, and to have arrived");
        expect(paise(books, "inSuspensePaise").isZero(), "nothing in suspense");
        expect(books.path("paidTwice").isEmpty(), "nobody to be paid twice: " + books.path("paidTwice"));
        screen.shown("each of the 12 workers has the wages once");
    }

    private void itIs(LocalDate day, LocalTime time) {
        ZonedDateTime then = day.atTime(time).atZone(BusinessCalendar.ZONE);
        clock.moveTo(then.toInstant());
        screen.meanwhile("the demo's clock moves to " + TIME.format(then) + " in India");
    }

    private LocalDate today() {
        return BusinessCalendar.dateOf(clock.instant());
    }

    private static LocalDate dayAfter(LocalDate day) {
        return day.plusDays(1);
    }

    private static void await(String what, BooleanSupplier there) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            expect(System.nanoTime() < end, what + " within " + PATIENCE.toSeconds() + " seconds");
            try {
                Thread.sleep(LOOK_EVERY.toMillis());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new StoryFailed("interrupted");
            }
        }
    }

    private static Payment paymentOf(Instruction instruction, Worker worker) {
        return instruction.payments().stream()
                .filter(each -> each.payeeId().equals(worker.id()))
                .findFirst()
                .orElseThrow(() -> new StoryFailed("expected a payment of " + worker.name()));
    }

    private static Set<String> ids(List<Payment> payments) {
        return payments.stream().map(Payment::payeeId).collect(Collectors.toSet());
    }

    /** Masked, with the branch. */
    private static String number(JsonNode details) {
        JsonNode account = details.path(0);
        return account.path("accountNumber").asString("")
                + " at "
                + account.path("bankBranchIdentifier").path("code").asString("");
    }

    private static Money summary(JsonNode sanction, String member) {
        return DueBill.money(sanction.path("fundsSummary").path(member));
    }

    private static Money paise(JsonNode books, String member) {
        return Money.ofPaise(books.path(member).asLong());
    }

    private static void expect(boolean holds, String expectation) {
        StoryFailed.unless(holds, expectation);
    }
}
