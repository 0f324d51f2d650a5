package dev.kosh.console.accounts;

import dev.kosh.access.Accounts;
import dev.kosh.access.PageSessions;
import dev.kosh.console.shell.PageTexts;
import dev.kosh.console.shell.SeeOther;
import dev.kosh.console.shell.Toast;
import dev.kosh.console.shell.Toasts;
import dev.kosh.console.shell.Visit;
import dev.kosh.disbursement.BankAccount;
import dev.kosh.disbursement.BankAccount.Detail;
import dev.kosh.disbursement.BankAccountNumber;
import dev.kosh.disbursement.BankAccounts;
import dev.kosh.disbursement.DisbursementError;
import dev.kosh.wire.Ids;
import dev.kosh.wire.RequestRefused;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** The bank account of a payee: how it is, how it was, its correction, and the second person's word on that. */
@Hidden
@Controller
class AccountPageController {

    private static final String ACCOUNTS = PageSessions.ROOT + "/accounts";
    private static final String CORRECT = ACCOUNTS + "/correct";
    private static final String DECIDE = ACCOUNTS + "/decide";
    private static final String REVEAL = ACCOUNTS + "/reveal";

    private final BankAccounts accounts;
    private final Accounts users;
    private final PageTexts texts;
    private final Toasts toasts;

    AccountPageController(BankAccounts accounts, Accounts users, PageTexts texts, Toasts toasts) {
        this.accounts = accounts;
        this.users = users;
        this.texts = texts;
        this.toasts = toasts;
    }

    /** An account as the page shows it; the number is masked. */
    record ShownAccount(@Nullable String holder, String number, String ifsc, String type, boolean primary) {

        static ShownAccount of(Detail detail) {
            return new ShownAccount(
                    detail.holder(),
                    BankAccountNumber.masked(detail.number()),
                    detail.ifsc(),
                    detail.type(),
                    detail.primary() && detail.active());
        }
    }

    /** @param payee whose account is wanted; none: the page asks for it */
    @GetMapping(ACCOUNTS)
    ModelAndView accounts(Visit visit, @RequestParam(required = false) @Nullable String payee) {
        ModelAndView page = new ModelAndView("accounts").addObject("payee", payee);
        if (payee == null || payee.isBlank()) {
            return page.addObject("account", null);
        }
        BankAccount account = accounts.find(visit.tenant(), List.of(), List.of(payee.strip()), 1, 0).stream()
                .findFirst()
                .orElse(null);
        page.addObject("account", account);
        if (account != null) {
            page.addObject(
                    "details", account.details().stream().map(ShownAccount::of).toList());
            page.addObject(
                    "history",
                    accounts.history(visit.tenant(), account.id()).stream()
                            .map(this::past)
                            .toList());
            BankAccount.Change change = account.pendingChange();
            page.addObject("change", change);
            page.addObject(
                    "proposed",
                    change == null
                            ? List.of()
                            : change.details().stream()
                                    .map(ShownAccount::of)
                                    .filter(ShownAccount::primary)
                                    .toList());
            page.addObject(
                    "own",
                    change != null && change.proposedBy().equals(visit.caller().uuid()));
            page.addObject("types", List.of("SAVINGS", "CURRENT"));
        }
        return page;
    }

    /** How the primary account was from a moment on, and by whom. */
    record PastAccount(
            Instant at,
            List<ShownAccount> accounts,
            String changedBy,
            @Nullable String approvedBy) {}

    private PastAccount past(BankAccount.Version version) {
        String approvedBy = version.approvedBy();
        return new PastAccount(
                Instant.ofEpochMilli(version.at()),
                version.details().stream()
                        .map(ShownAccount::of)
                        .filter(ShownAccount::primary)
                        .toList(),
                users.name(version.changedBy()).orElse(version.changedBy()),
                approvedBy == null ? null : users.name(approvedBy).orElse(approvedBy));
    }

    /** Shows a payee's account in clear; the audit trail tells who looked. */
    @PostMapping(REVEAL)
    ModelAndView reveal(Visit visit, @RequestParam UUID id) {
        BankAccount account = known(visit, id);
        accounts.revealed(account, visit.caller());
        List<Detail> primary = account.details().stream()
                .filter(detail -> detail.primary() && detail.active())
                .toList();
        return new ModelAndView("revealed")
                .addObject("back", address(visit, account.payeeId()))
                .addObject("name", primary.isEmpty() ? null : primary.get(0).holder())
                .addObject("numbers", primary.stream().map(Detail::number).toList());
    }

    private BankAccount known(Visit visit, UUID id) {
        return accounts.find(visit.tenant(), List.of(id), List.of(), 1, 0).stream()
                .findFirst()
                .orElseThrow(() -> new RequestRefused(
                        DisbursementError.BANK_ACCOUNT_NOT_FOUND, "there is no such account in the office"));
    }

    /** Proposes another primary account; the present one stays on record, inactive. */
    @PostMapping(CORRECT)
    ModelAndView correct(
            Visit visit,
            @RequestParam UUID id,
            @RequestParam String payee,
            @RequestParam(defaultValue = "") String holder,
            @RequestParam String accountNumber,
            @RequestParam String ifsc,
            @RequestParam String accountType,
            @RequestParam(required = false) @Nullable String reason,
            HttpServletResponse response) {
        Detail corrected = new Detail(
                Ids.next(),
                holder.isBlank() ? null : holder.strip(),
                accountNumber.strip(),
                accountType,
                true,
                true,
                "IFSC",
                ifsc.strip().toUpperCase(Locale.ROOT));
        return afterwards(visit, payee, "CONSOLE_CHANGE_PROPOSED", response, () -> {
            List<Detail> details = new ArrayList<>(List.of(corrected));
            known(visit, id).details().stream()
                    .map(AccountPageController::retired)
                    .forEach(details::add);
            accounts.propose(visit.tenant(), id, details, reason, visit.caller());
        });
    }

    private static Detail retired(Detail detail) {
        return new Detail(
                detail.id(),
                detail.holder(),
                detail.number(),
                detail.type(),
                false,
                false,
                detail.branchType(),
                detail.ifsc());
    }

    /** @param approve false: refuse, or withdraw one's own */
    @PostMapping(DECIDE)
    ModelAndView decide(
            Visit visit,
            @RequestParam UUID change,
            @RequestParam String payee,
            @RequestParam boolean approve,
            HttpServletResponse response) {
        String done = approve ? "CONSOLE_CHANGE_APPROVED" : "CONSOLE_CHANGE_REFUSED";
        return afterwards(visit, payee, done, response, () -> {
            if (approve) {
                accounts.approve(visit.tenant(), change, visit.caller());
            } else {
                accounts.refuse(visit.tenant(), change, visit.caller());
            }
        });
    }

    private ModelAndView afterwards(
            Visit visit, String payee, String done, HttpServletResponse response, Runnable action) {
        try {
            action.run();
            toasts.leave(Toast.good(texts.get(visit.language(), done)), response);
        } catch (RequestRefused refusal) {
            toasts.leave(Toast.bad(refusal.problems().get(0).message()), response);
        }
        return SeeOther.to(address(visit, payee));
    }

    private static String address(Visit visit, String payee) {
        return UriComponentsBuilder.fromPath(ACCOUNTS)
                .queryParam("tenantId", "{tenant}")
                .queryParam("payee", "{payee}")
                .encode()
                .buildAndExpand(visit.tenant().value(), payee)
                .toUriString();
    }
}
