package dev.kosh.disbursement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.disbursement.DisbursementError;
import dev.kosh.disbursement.FundCriteria;
import dev.kosh.disbursement.Funds;
import dev.kosh.disbursement.RegisterCriteria;
import dev.kosh.disbursement.RegisterFiles;
import dev.kosh.disbursement.RegisterRow;
import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.Money;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.ResponseInfo;
import dev.kosh.wire.TenantId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Sanctions, funds and the fund allocation register. */
@RestController
class FundController {

    private static final int USUAL = 100;

    private final Funds funds;
    private final RegisterFiles files;
    private final Clock clock;

    FundController(Funds funds, RegisterFiles files, Clock clock) {
        this.funds = funds;
        this.files = files;
        this.clock = clock;
    }

    /** Which sanctions are searched for. */
    record FundSearchCriteria(
            @Nullable List<String> ids,
            @Nullable String tenantId,
            @Nullable String hoaCode,
            @Nullable String ddoCode,
            @Nullable String masterAllotmentId,
            @Nullable @Min(1) @Max(FundCriteria.MOST) Integer limit,
            @Nullable @Min(0) Integer offset,
            @Nullable String sortBy,
            @Nullable String sortOrder) {}

    /** Body of a search of sanctions. */
    record FundSearchRequest(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @Nullable @Valid FundSearchCriteria searchCriteria) {}

    /** Answer to a search of sanctions. */
    record FundsResponse(@JsonProperty("ResponseInfo") ResponseInfo responseInfo, List<FundJson> funds) {}

    /** Which rows of the register are wanted. */
    record RegisterSearchCriteria(
            @Nullable String tenantId,
            @Nullable @Pattern(regexp = "\\d{4}-\\d{2}") String financialYear,
            @Nullable String hoaCode,
            @Nullable String transactionType,
            @Nullable @Min(1) @Max(RegisterCriteria.MOST) Integer limit,
            @Nullable @Min(0) Integer offset) {}

    /** Body of a search of the register. */
    record RegisterRequest(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @Nullable @Valid RegisterSearchCriteria searchCriteria) {}

    /** One row of the register. */
    record RegisterRowJson(
            String hoaCode,
            String hoaName,
            String transactionNumber,
            long transactionDate,
            String transactionType,
            Money transactionAmount,
            Money sanctionedBalance,
            Money fundAvailable) {}

    /** Answer to a search of the register. */
    record RegisterResponse(
            @JsonProperty("ResponseInfo") ResponseInfo responseInfo, List<RegisterRowJson> rows, long totalCount) {}

    @PostMapping({"/ifms-adapter/funds/v1/_search", "/ifms/funds/v1/_search"})
    FundsResponse search(@Valid @RequestBody FundSearchRequest request) {
        FundSearchCriteria asked = request.searchCriteria();
        if (asked == null) {
            throw criteriaMissing();
        }
        FundCriteria criteria = new FundCriteria(
                Tenants.needed(asked.tenantId()),
                Amounts.ids("searchCriteria.ids", asked.ids()),
                asked.hoaCode(),
                asked.ddoCode(),
                asked.masterAllotmentId(),
                !"ASC".equalsIgnoreCase(asked.sortOrder()),
                Objects.requireNonNullElse(asked.limit(), USUAL),
                Objects.requireNonNullElse(asked.offset(), 0));
        return new FundsResponse(
                ResponseInfo.of(request.requestInfo(), ResponseInfo.OK),
                funds.find(criteria).stream().map(FundJson::of).toList());
    }

    @PostMapping("/ifms-adapter/funds/v1/_register")
    RegisterResponse register(@Valid @RequestBody RegisterRequest request) {
        RegisterCriteria criteria = criteria(request, USUAL);
        Funds.Register register = funds.register(criteria);
        return new RegisterResponse(
                ResponseInfo.of(request.requestInfo(), ResponseInfo.OK),
                register.rows().stream()
                        .map(row -> row(criteria.tenantId(), row))
                        .toList(),
                register.total());
    }

    /** The same search on paper, in the language that {@code msgId} names. */
    @PostMapping(path = "/ifms-adapter/funds/v1/_registerpdf")
    ResponseEntity<byte[]> registerPdf(@Valid @RequestBody RegisterRequest request) {
        RegisterCriteria criteria = criteria(request, RegisterCriteria.MOST);
        String language = request.requestInfo() == null
                ? RequestInfo.DEFAULT_LOCALE
                : request.requestInfo().locale();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(RegisterFiles.name(criteria, "pdf"))
                                .build()
                                .toString())
                .body(files.pdf(criteria, language));
    }

    private RegisterCriteria criteria(RegisterRequest request, int usual) {
        RegisterSearchCriteria asked = request.searchCriteria();
        if (asked == null) {
            throw criteriaMissing();
        }
        return new RegisterCriteria(
                Tenants.needed(asked.tenantId()),
                Objects.requireNonNullElse(asked.financialYear(), BusinessCalendar.financialYear(clock.instant())),
                asked.hoaCode(),
                kind(asked.transactionType()),
                Objects.requireNonNullElse(asked.limit(), usual),
                Objects.requireNonNullElse(asked.offset(), 0));
    }

    private RegisterRowJson row(TenantId tenant, RegisterRow row) {
        return new RegisterRowJson(
                row.headOfAccount(),
                funds.headName(tenant, row.headOfAccount()),
                row.transactionNumber(),
                row.date().atStartOfDay(BusinessCalendar.ZONE).toInstant().toEpochMilli(),
                row.kind().label(),
                row.amount(),
                row.sanctionedBalance(),
                row.fundAvailable());
    }

    private static RegisterRow.@Nullable Kind kind(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return Arrays.stream(RegisterRow.Kind.values())
                .filter(kind ->
                        kind.label().equalsIgnoreCase(text) || kind.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new RequestRefused(
                        DisbursementError.PI_REQUEST_INVALID_PARAMS,
                        "searchCriteria.transactionType: Initial Allotment, Additional Allotment, Withdrawal, Expense or"
                                + " Expense (Reversed)"));
    }

    private static RequestRefused criteriaMissing() {
        return new RequestRefused(
                DisbursementError.SEARCH_CRITERIA_MANDATORY, "Atleast one search parameter should be provided");
    }
}
