package dev.kosh.collection.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.access.Caller;
import dev.kosh.collection.BankAccountOfService;
import dev.kosh.collection.CollectionError;
import dev.kosh.collection.Remittances;
import dev.kosh.masters.Masters;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Problems;
import dev.kosh.wire.QueryCriteria;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.RequestInfoWrapper;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.ResponseInfo;
import dev.kosh.wire.SafeHtml;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which bank account a service's money goes to, as the finance system keeps it. */
@RestController
@RequestMapping("/collection-services/bankAccountServiceMapping")
class AccountOfServiceController {

    private final Remittances remittances;
    private final Masters masters;

    AccountOfServiceController(Remittances remittances, Masters masters) {
        this.remittances = remittances;
        this.masters = masters;
    }

    record AccountOfServiceJson(
            @Nullable Long id,

            @Nullable @SafeHtml @Size(max = 64) @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String businessDetails,

            @Nullable @SafeHtml @Size(min = 8, max = 18) @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String bankAccount,

            @Nullable @SafeHtml @Size(max = 64) String bank,
            @Nullable @SafeHtml @Size(max = 64) String bankBranch,
            @Nullable Boolean active,
            @NotNull @SafeHtml @Size(max = 64) String tenantId,
            @Nullable AuditDetails auditDetails) {

        static AccountOfServiceJson of(BankAccountOfService account) {
            return new AccountOfServiceJson(
                    account.id(),
                    account.businessService(),
                    account.bankAccount(),
                    account.bank(),
                    account.bankBranch(),
                    account.active(),
                    account.tenantId().value(),
                    account.audit());
        }

        /** @throws RequestRefused when it says not which account it is, or whose */
        BankAccountOfService account() {
            Problems problems = new Problems();
            String service =
                    given(businessDetails, CollectionError.ACCOUNT_WITHOUT_SERVICE, "businessDetails", problems);
            String number = given(bankAccount, CollectionError.ACCOUNT_WITHOUT_NUMBER, "bankAccount", problems);
            problems.throwIfAny();
            return new BankAccountOfService(
                    null,
                    WireIds.tenant(tenantId, CollectionError.INVALID_TENANT),
                    service,
                    number,
                    bank,
                    bankBranch,
                    true,
                    null);
        }

        private static String given(@Nullable String text, CollectionError missing, String member, Problems problems) {
            if (!StringUtils.hasText(text)) {
                problems.add(missing, member + ": required");
            }
            return String.valueOf(text);
        }
    }

    record AccountOfServiceRequest(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,

            @JsonProperty("BankAccountServiceMapping") @NotNull @Size(min = 1, max = 100)
            List<@Valid @NotNull AccountOfServiceJson> accounts) {}

    record AccountOfServiceResponse(
            @JsonProperty("ResponseInfo") ResponseInfo responseInfo,
            @JsonProperty("BankAccountServiceMapping") List<AccountOfServiceJson> accounts) {

        static AccountOfServiceResponse of(@Nullable RequestInfo request, List<BankAccountOfService> accounts) {
            return new AccountOfServiceResponse(
                    ResponseInfo.of(request, ResponseInfo.OK),
                    accounts.stream().map(AccountOfServiceJson::of).toList());
        }
    }

    record AccountOfServiceQuery(
            @NotNull String tenantId,
            @Nullable String businessDetails,
            @Nullable String bankAccount) {}

    @PostMapping("/_create")
    AccountOfServiceResponse create(@Valid @RequestBody AccountOfServiceRequest request, Caller caller) {
        return AccountOfServiceResponse.of(
                request.requestInfo(),
                remittances.nameAccounts(
                        request.accounts().stream()
                                .map(AccountOfServiceJson::account)
                                .toList(),
                        caller));
    }

    @PostMapping("/_search")
    AccountOfServiceResponse search(
            @ParameterObject @QueryCriteria("bankAccountServiceCriteria") AccountOfServiceQuery query,
            @RequestBody RequestInfoWrapper body) {
        return AccountOfServiceResponse.of(
                body.requestInfo(),
                remittances.accounts(
                        TenantNames.under(query.tenantId(), masters), query.businessDetails(), query.bankAccount()));
    }
}
