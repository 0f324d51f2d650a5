package dev.kosh.collection.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.collection.CollectionRegister;
import dev.kosh.collection.RegisterCriteria;
import dev.kosh.collection.RegisterLine;
import dev.kosh.collection.papers.PaperLanguage;
import dev.kosh.collection.papers.RegisterSheets;
import dev.kosh.masters.Masters;
import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.QueryCriteria;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.RequestInfoWrapper;
import dev.kosh.wire.ResponseInfo;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The collection register: day by day, mode by mode. */
@RestController
class CollectionRegisterController {

    private final CollectionRegister register;
    private final RegisterSheets sheets;
    private final Masters masters;
    private final Clock clock;

    CollectionRegisterController(CollectionRegister register, RegisterSheets sheets, Masters masters, Clock clock) {
        this.register = register;
        this.sheets = sheets;
        this.masters = masters;
        this.clock = clock;
    }

    /**
     * @param fromDate any time of the first day; today when it is left out
     * @param toDate any time of the last day; the first when it is left out
     * @param collectedBy uuid of the user who recorded the payments
     * @param format of a download: csv or xlsx
     */
    record RegisterQuery(
            @NotNull String tenantId,
            @Nullable Long fromDate,
            @Nullable Long toDate,
            @Nullable Set<String> businessServices,
            @Nullable Set<String> paymentModes,
            @Nullable String collectedBy,
            @Nullable String format) {}

    record RegisterResponse(
            @JsonProperty("ResponseInfo") ResponseInfo responseInfo,
            @JsonProperty("Register") RegisterJson register) {}

    @PostMapping("/collection-services/register/_search")
    RegisterResponse search(
            @ParameterObject @QueryCriteria("registerSearchCriteria") RegisterQuery query,
            @RequestBody RequestInfoWrapper body) {
        RegisterCriteria criteria = criteria(query);
        return new RegisterResponse(
                ResponseInfo.of(body.requestInfo(), ResponseInfo.OK),
                RegisterJson.of(query.tenantId(), criteria, register.lines(criteria)));
    }

    @PostMapping("/collection-services/register/_download")
    ResponseEntity<byte[]> download(
            @ParameterObject @QueryCriteria("registerSearchCriteria") RegisterQuery query,
            @RequestBody RequestInfoWrapper body) {
        SheetFile.Format format = SheetFile.Format.of(query.format());
        List<RegisterLine> lines = register.lines(criteria(query));
        return SheetFile.of(sheets.register(lines, language(body.requestInfo())), "collection-register", format);
    }

    static PaperLanguage language(@Nullable RequestInfo request) {
        return PaperLanguage.of(request == null ? RequestInfo.DEFAULT_LOCALE : request.locale());
    }

    private RegisterCriteria criteria(RegisterQuery query) {
        LocalDate from = day(query.fromDate(), BusinessCalendar.dateOf(clock.instant()));
        return new RegisterCriteria(
                TenantNames.under(query.tenantId(), masters),
                from,
                day(query.toDate(), from),
                query.businessServices() == null ? Set.of() : query.businessServices(),
                query.paymentModes() == null
                        ? Set.of()
                        : query.paymentModes().stream()
                                .map(mode -> mode.toUpperCase(Locale.ROOT))
                                .collect(Collectors.toSet()),
                query.collectedBy());
    }

    private static LocalDate day(@Nullable Long epochMillis, LocalDate otherwise) {
        return epochMillis == null ? otherwise : BusinessCalendar.dateOf(Instant.ofEpochMilli(epochMillis));
    }
}
