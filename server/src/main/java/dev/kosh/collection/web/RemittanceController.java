package dev.kosh.collection.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.access.Caller;
import dev.kosh.collection.Remittance;
import dev.kosh.collection.RemittanceCriteria;
import dev.kosh.collection.RemittanceCriteria.Sorting;
import dev.kosh.collection.RemittanceCriteria.Text;
import dev.kosh.collection.Remittances;
import dev.kosh.masters.Masters;
import dev.kosh.wire.QueryCriteria;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.RequestInfoWrapper;
import dev.kosh.wire.ResponseInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Deposit slips of the finance system. */
@RestController
@RequestMapping("/collection-services/remittances")
class RemittanceController {

    private final Remittances remittances;
    private final Masters masters;

    RemittanceController(Remittances remittances, Masters masters) {
        this.remittances = remittances;
        this.masters = masters;
    }

    record RemittanceRequest(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,

            @JsonProperty("Remittance") @NotNull @Size(min = 1, max = 100)
            List<@Valid @NotNull RemittanceJson> remittances) {

        List<Remittance> slips() {
            return remittances.stream().map(RemittanceJson::remittance).toList();
        }
    }

    record RemittanceResponse(
            @JsonProperty("ResponseInfo") ResponseInfo responseInfo,
            @JsonProperty("Remittance") List<RemittanceJson> remittances) {

        static RemittanceResponse of(@Nullable RequestInfo request, List<Remittance> slips) {
            return new RemittanceResponse(
                    ResponseInfo.of(request, ResponseInfo.OK),
                    slips.stream().map(RemittanceJson::of).toList());
        }
    }

    record RemittanceQuery(
            @NotNull String tenantId,
            @Nullable Set<String> ids,
            @Nullable Set<String> referenceNumbers,
            @Nullable Long fromDate,
            @Nullable Long toDate,
            @Nullable String voucherHeader,
            @Nullable String function,
            @Nullable String fund,
            @Nullable String remarks,
            @Nullable String reasonForDelay,
            @Nullable String status,
            @Nullable String bankaccount,
            @Nullable String sortBy,
            @Nullable String sortOrder) {}

    @PostMapping("/_create")
    RemittanceResponse create(@Valid @RequestBody RemittanceRequest request, Caller caller) {
        return RemittanceResponse.of(request.requestInfo(), remittances.create(request.slips(), caller));
    }

    @PostMapping("/_update")
    RemittanceResponse update(@Valid @RequestBody RemittanceRequest request, Caller caller) {
        return RemittanceResponse.of(request.requestInfo(), remittances.update(request.slips(), caller));
    }

    @PostMapping("/_search")
    RemittanceResponse search(
            @ParameterObject @QueryCriteria("remittanceSearchCriteria") RemittanceQuery query,
            @RequestBody RequestInfoWrapper body) {
        return RemittanceResponse.of(body.requestInfo(), remittances.find(criteria(query)));
    }

    private RemittanceCriteria criteria(RemittanceQuery query) {
        Map<Text, String> texts = new EnumMap<>(Text.class);
        put(texts, Text.VOUCHER_HEADER, query.voucherHeader());
        put(texts, Text.FUNCTION, query.function());
        put(texts, Text.FUND, query.fund());
        put(texts, Text.REMARKS, query.remarks());
        put(texts, Text.REASON_FOR_DELAY, query.reasonForDelay());
        put(texts, Text.STATUS, query.status());
        put(texts, Text.BANK_ACCOUNT, query.bankaccount());
        return new RemittanceCriteria(
                TenantNames.under(query.tenantId(), masters),
                Objects.requireNonNullElse(query.ids(), Set.of()),
                Objects.requireNonNullElse(query.referenceNumbers(), Set.of()),
                texts,
                instant(query.fromDate()),
                instant(query.toDate()),
                "referenceNumber".equalsIgnoreCase(query.sortBy()) ? Sorting.REFERENCE_NUMBER : Sorting.REFERENCE_DATE,
                !"desc".equalsIgnoreCase(query.sortOrder()));
    }

    private static void put(Map<Text, String> texts, Text member, @Nullable String text) {
        if (StringUtils.hasText(text)) {
            texts.put(member, text);
        }
    }

    private static @Nullable Instant instant(@Nullable Long epochMillis) {
        return epochMillis == null ? null : Instant.ofEpochMilli(epochMillis);
    }
}
