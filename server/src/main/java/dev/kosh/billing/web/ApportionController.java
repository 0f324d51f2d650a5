package dev.kosh.billing.web;

import dev.kosh.billing.Demand;
import dev.kosh.billing.DemandDetail;
import dev.kosh.billing.DemandStatus;
import dev.kosh.billing.TrialApportioning;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Ids;
import dev.kosh.wire.Money;
import dev.kosh.wire.ResponseInfo;
import dev.kosh.wire.TenantId;
import jakarta.validation.Valid;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** End points of the apportion service: arithmetic on what the caller hands in. Served under both of its prefixes. */
@RestController
@RequestMapping({"/apportion-service", "/egov-apportion-service"})
class ApportionController {

    private static final String SUCCESSFUL = "successful";

    private final TrialApportioning apportioning;
    private final Clock clock;

    ApportionController(TrialApportioning apportioning, Clock clock) {
        this.apportioning = apportioning;
        this.clock = clock;
    }

    /** The first version had an algorithm of its own, which lost signs; its callers get the second's. */
    @PostMapping({"/v2/bill/_apportion", "/v1/_apportion"})
    ApportionResponse bills(@Valid @RequestBody ApportionRequest request) {
        TenantId tenant = Tenants.of(request.tenantId());
        Instant now = clock.instant();
        List<ApportionBillJson> spread = new ArrayList<>();
        for (ApportionBillJson json : request.bills()) {
            ApportionedBill bill = new ApportionedBill(json);
            spread.add(bill.with(apportioning.spread(bill.open(tenant, now), bill.paid(), json.isAdvanceAllowed())));
        }
        return new ApportionResponse(ResponseInfo.of(request.requestInfo(), SUCCESSFUL), request.tenantId(), spread);
    }

    @PostMapping("/v2/demand/_apportion")
    DemandApportionResponse demands(@Valid @RequestBody DemandApportionRequest request) {
        Map<UUID, DemandApportionRequest.ApportionDemandJson> jsonById = new HashMap<>();
        List<Demand> demands = new ArrayList<>();
        List<UUID> inRequestOrder = new ArrayList<>();
        for (DemandApportionRequest.ApportionDemandJson json : request.demands()) {
            Demand demand = demand(json);
            jsonById.put(demand.id(), json);
            inRequestOrder.add(demand.id());
            demands.add(demand);
        }
        demands.sort(Comparator.comparing(Demand::periodFrom).thenComparing(Demand::periodTo));
        Map<UUID, Demand> after = new HashMap<>();
        apportioning.useAdvance(demands).forEach(demand -> after.put(demand.id(), demand));
        return new DemandApportionResponse(
                ResponseInfo.of(request.requestInfo(), SUCCESSFUL),
                request.tenantId(),
                inRequestOrder.stream()
                        .map(id ->
                                json(Objects.requireNonNull(jsonById.get(id)), Objects.requireNonNull(after.get(id))))
                        .toList());
    }

    private Demand demand(DemandApportionRequest.ApportionDemandJson json) {
        List<DemandDetail> lines = json.demandDetails().stream()
                .map(line -> new DemandDetail(
                        Ids.next(),
                        line.taxHeadMasterCode(),
                        ApportionedBill.money("taxAmount", line.taxAmount()),
                        ApportionedBill.money(
                                "collectionAmount",
                                Objects.requireNonNullElse(line.collectionAmount(), BigDecimal.ZERO)),
                        null))
                .toList();
        return new Demand(
                Ids.next(),
                Tenants.of(json.tenantId()),
                json.businessService(),
                json.consumerCode(),
                json.consumerType(),
                null,
                Instant.ofEpochMilli(json.taxPeriodFrom()),
                Instant.ofEpochMilli(json.taxPeriodTo()),
                lines,
                Money.ZERO,
                null,
                null,
                null,
                false,
                DemandStatus.ACTIVE,
                AuditDetails.created("", clock.millis()));
    }

    private static DemandApportionRequest.ApportionDemandJson json(
            DemandApportionRequest.ApportionDemandJson json, Demand after) {
        List<DemandApportionRequest.LineJson> lines = new ArrayList<>();
        for (int i = 0; i < after.details().size(); i++) {
            lines.add(json.demandDetails()
                    .get(i)
                    .with(after.details().get(i).collected().toRupees()));
        }
        return json.with(lines);
    }
}
