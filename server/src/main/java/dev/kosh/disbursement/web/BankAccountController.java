package dev.kosh.disbursement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.access.Caller;
import dev.kosh.disbursement.BankAccount;
import dev.kosh.disbursement.BankAccounts;
import dev.kosh.disbursement.DisbursementError;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.ResponseInfo;
import dev.kosh.wire.TenantId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Bank accounts of payees. */
@RestController
@RequestMapping("/bankaccount-service/bankaccount/v1")
class BankAccountController {

    private static final String ACCOUNTANT = "BILL_ACCOUNTANT";
    private static final String ADMINISTRATOR = "MUKTA_ADMIN";

    private final BankAccounts accounts;

    BankAccountController(BankAccounts accounts) {
        this.accounts = accounts;
    }

    /**
     * What is searched for.
     *
     * @param reveal account numbers in clear, for those who may; put on the audit trail
     */
    record AccountCriteria(
            @Nullable String tenantId,
            @Nullable List<String> ids,
            @Nullable List<String> referenceId,
            @Nullable Boolean reveal) {}

    /** Body of a search. */
    record AccountSearchRequest(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @Nullable AccountCriteria bankAccountDetails,
            @Nullable @Valid PageJson pagination) {}

    /** Body of a decision on a correction. */
    record DecisionRequest(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @NotBlank String tenantId,
            @NotBlank String changeId) {}

    /** Answer of all bank account end points. */
    record AccountsResponse(
            @JsonProperty("ResponseInfo") ResponseInfo responseInfo, List<BankAccountJson> bankAccounts) {

        static AccountsResponse of(@Nullable RequestInfo request, List<BankAccount> accounts, boolean clear) {
            return new AccountsResponse(
                    ResponseInfo.of(request, ResponseInfo.OK),
                    accounts.stream()
                            .map(account -> BankAccountJson.of(account, clear))
                            .toList());
        }
    }

    @PostMapping("/_create")
    @Transactional
    public AccountsResponse create(@Valid @RequestBody BankAccountRequest request, Caller caller) {
        List<BankAccount> created = new ArrayList<>();
        for (BankAccountRequest.AccountInput input : request.bankAccounts()) {
            created.add(accounts.create(
                    Tenants.needed(input.tenantId()),
                    input.serviceCode(),
                    input.referenceId(),
                    input.details(List.of()),
                    input.additionalDetails(),
                    caller));
        }
        return AccountsResponse.of(request.requestInfo(), created, false);
    }

    /** Proposes corrections; another person approves them. */
    @PostMapping("/_update")
    @Transactional
    public AccountsResponse update(@Valid @RequestBody BankAccountRequest request, Caller caller) {
        List<BankAccount> proposed = new ArrayList<>();
        for (BankAccountRequest.AccountInput input : request.bankAccounts()) {
            TenantId tenant = Tenants.needed(input.tenantId());
            BankAccount known = known(tenant, input);
            proposed.add(accounts.propose(tenant, known.id(), input.details(known.details()), input.reason(), caller));
        }
        return AccountsResponse.of(request.requestInfo(), proposed, false);
    }

    private BankAccount known(TenantId tenant, BankAccountRequest.AccountInput input) {
        UUID id = Amounts.id("bankAccounts.id", input.id());
        List<BankAccount> found = id == null
                ? accounts.find(tenant, List.of(), List.of(input.referenceId()), 1, 0)
                : accounts.find(tenant, List.of(id), List.of(), 1, 0);
        return found.stream()
                .findFirst()
                .orElseThrow(() -> new RequestRefused(
                        DisbursementError.BANK_ACCOUNT_NOT_FOUND,
                        "bankAccounts: there are none of referenceId " + input.referenceId()));
    }

    @PostMapping("/_approve")
    AccountsResponse approve(@Valid @RequestBody DecisionRequest request, Caller caller) {
        BankAccount account = accounts.approve(Tenants.needed(request.tenantId()), changeId(request), caller);
        return AccountsResponse.of(request.requestInfo(), List.of(account), false);
    }

    @PostMapping("/_refuse")
    AccountsResponse refuse(@Valid @RequestBody DecisionRequest request, Caller caller) {
        BankAccount account = accounts.refuse(Tenants.needed(request.tenantId()), changeId(request), caller);
        return AccountsResponse.of(request.requestInfo(), List.of(account), false);
    }

    private static UUID changeId(DecisionRequest request) {
        return Objects.requireNonNull(Amounts.id("changeId", request.changeId()));
    }

    /** Body of a look at how accounts were. */
    record HistoryRequest(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @NotBlank String tenantId,
            @NotBlank String bankAccountId) {}

    /** Answer to a look at how accounts were, newest first. */
    record HistoryResponse(@JsonProperty("ResponseInfo") ResponseInfo responseInfo, List<Version> history) {}

    /**
     * How the accounts of a payee were from a moment on.
     *
     * @param at epoch milliseconds
     */
    record Version(
            long at, String changedBy, @Nullable String approvedBy, List<BankAccountJson.Detail> bankAccountDetails) {}

    @PostMapping("/_history")
    HistoryResponse history(@Valid @RequestBody HistoryRequest request) {
        TenantId tenant = Tenants.needed(request.tenantId());
        UUID id = Objects.requireNonNull(Amounts.id("bankAccountId", request.bankAccountId()));
        List<BankAccount.Version> versions = accounts.history(tenant, id);
        if (versions.isEmpty()) {
            throw new RequestRefused(
                    DisbursementError.BANK_ACCOUNT_NOT_FOUND, "bankAccountId: there is no such account in the tenant");
        }
        return new HistoryResponse(
                ResponseInfo.of(request.requestInfo(), ResponseInfo.OK),
                versions.stream()
                        .map(version -> new Version(
                                version.at(),
                                version.changedBy(),
                                version.approvedBy(),
                                version.details().stream()
                                        .map(detail -> BankAccountJson.Detail.of(detail, false))
                                        .toList()))
                        .toList());
    }

    @PostMapping("/_search")
    AccountsResponse search(@Valid @RequestBody AccountSearchRequest request, Caller caller) {
        AccountCriteria asked = request.bankAccountDetails();
        if (asked == null) {
            throw new RequestRefused(
                    DisbursementError.SEARCH_CRITERIA_MANDATORY, "Atleast one search parameter should be provided");
        }
        TenantId tenant = Tenants.needed(asked.tenantId());
        List<BankAccount> found = accounts.find(
                tenant,
                Amounts.ids("bankAccountDetails.ids", asked.ids()),
                Objects.requireNonNullElse(asked.referenceId(), List.of()),
                PageJson.limit(request.pagination()),
                PageJson.offset(request.pagination()));
        boolean clear = Boolean.TRUE.equals(asked.reveal())
                && (caller.hasRoleAt(ACCOUNTANT, tenant) || caller.hasRoleAt(ADMINISTRATOR, tenant));
        if (clear) {
            found.forEach(account -> accounts.revealed(account, caller));
        }
        return AccountsResponse.of(request.requestInfo(), found, clear);
    }
}
