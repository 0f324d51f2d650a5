package dev.kosh.collection.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.collection.CollectionError;
import dev.kosh.collection.CollectionRegister;
import dev.kosh.collection.RemittanceSlip;
import dev.kosh.collection.SlipCriteria;
import dev.kosh.collection.papers.AmountInWords;
import dev.kosh.collection.papers.PaperLanguage;
import dev.kosh.collection.papers.RegisterSheets;
import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.Money;
import dev.kosh.wire.QueryCriteria;
import dev.kosh.wire.RequestInfoWrapper;
import dev.kosh.wire.ResponseInfo;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The slip that goes to the bank with cash, cheques and DDs. */
@RestController
class RemittanceSlipController {

    private final CollectionRegister register;
    private final RegisterSheets sheets;
    private final AmountInWords words;

    RemittanceSlipController(CollectionRegister register, RegisterSheets sheets, AmountInWords words) {
        this.register = register;
        this.sheets = sheets;
        this.words = words;
    }

    /**
     * @param remittedDate any time of the day on which it was remitted; left out: what waits now
     * @param collectedBy uuid of the user who recorded the payments
     * @param format of a download: csv or xlsx
     */
    record SlipQuery(
            @NotNull String tenantId,
            @Nullable Long remittedDate,
            @Nullable String collectedBy,
            @Nullable String format) {}

    record InstrumentJson(
            String paymentId,
            String paymentMode,
            @Nullable String instrumentNumber,
            @Nullable Long instrumentDate,
            @Nullable String ifscCode,
            List<String> receiptNumbers,
            Money amount) {}

    record SlipJson(
            String tenantId,
            @Nullable String remittedDate,
            long slipDate,
            long cashPayments,
            Money cashAmount,
            List<InstrumentJson> instruments,
            Money totalAmount,
            String totalAmountInWords) {}

    record SlipResponse(
            @JsonProperty("ResponseInfo") ResponseInfo responseInfo,
            @JsonProperty("RemittanceSlip") SlipJson slip) {}

    @PostMapping("/collection-services/remittance-slip/_search")
    SlipResponse search(
            @ParameterObject @QueryCriteria("remittanceSlipCriteria") SlipQuery query,
            @RequestBody RequestInfoWrapper body) {
        RemittanceSlip slip = register.slip(criteria(query));
        return new SlipResponse(
                ResponseInfo.of(body.requestInfo(), ResponseInfo.OK),
                json(slip, CollectionRegisterController.language(body.requestInfo())));
    }

    @PostMapping("/collection-services/remittance-slip/_download")
    ResponseEntity<byte[]> download(
            @ParameterObject @QueryCriteria("remittanceSlipCriteria") SlipQuery query,
            @RequestBody RequestInfoWrapper body) {
        SheetFile.Format format = SheetFile.Format.of(query.format());
        RemittanceSlip slip = register.slip(criteria(query));
        return SheetFile.of(
                sheets.slip(slip, CollectionRegisterController.language(body.requestInfo())),
                "remittance-slip",
                format);
    }

    private static SlipCriteria criteria(SlipQuery query) {
        return new SlipCriteria(
                WireIds.tenant(query.tenantId(), CollectionError.INVALID_TENANT),
                query.remittedDate() == null
                        ? null
                        : BusinessCalendar.dateOf(Instant.ofEpochMilli(query.remittedDate())),
                query.collectedBy());
    }

    private SlipJson json(RemittanceSlip slip, PaperLanguage language) {
        return new SlipJson(
                slip.tenantId().value(),
                slip.remittedOn() == null ? null : slip.remittedOn().toString(),
                slip.madeAt().toEpochMilli(),
                slip.cashPayments(),
                slip.cash(),
                slip.instruments().stream().map(RemittanceSlipController::json).toList(),
                slip.total(),
                words.of(slip.total(), language));
    }

    private static InstrumentJson json(RemittanceSlip.Instrument each) {
        return new InstrumentJson(
                each.paymentId().toString(),
                each.mode().name(),
                each.number(),
                PaymentJson.millis(each.date()),
                each.ifsc(),
                each.receiptNumbers(),
                each.amount());
    }
}
