package dev.kosh.disbursement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.disbursement.DisbursementError;
import dev.kosh.disbursement.InstructionCriteria;
import dev.kosh.disbursement.InstructionCriteria.About;
import dev.kosh.disbursement.InstructionCriteria.Order;
import dev.kosh.disbursement.InstructionCriteria.View;
import dev.kosh.disbursement.InstructionSearch;
import dev.kosh.disbursement.InstructionSearch.Found;
import dev.kosh.disbursement.InstructionView;
import dev.kosh.disbursement.PiStatus;
import dev.kosh.disbursement.web.InboxRequest.Inbox;
import dev.kosh.disbursement.web.InboxRequest.ModuleSearchCriteria;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.ResponseInfo;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The inbox of the original product's pages. */
@RestController
class InboxController {

    private static final ModuleSearchCriteria EVERYTHING =
            new ModuleSearchCriteria(null, null, null, null, null, null, null, null, null, null);

    private final InstructionSearch search;

    InboxController(InstructionSearch search) {
        this.search = search;
    }

    /** One line of the inbox. */
    record InboxItem(InstructionJson businessObject) {}

    /** What the inbox holds. */
    record InboxResponse(
            @JsonProperty("ResponseInfo") ResponseInfo responseInfo, List<InboxItem> items, long totalCount) {}

    @PostMapping({"/wms/pi/_search", "/wms/ifms-pi/_search", "/wms/mukta-pi/_search"})
    InboxResponse search(@Valid @RequestBody InboxRequest request) {
        Inbox inbox = request.inbox();
        if (inbox == null) {
            throw new RequestRefused(
                    DisbursementError.SEARCH_CRITERIA_MANDATORY, "Atleast one search parameter should be provided");
        }
        Found<InstructionView> found = search.find(criteria(inbox));
        return new InboxResponse(
                ResponseInfo.of(request.requestInfo(), ResponseInfo.OK),
                found.page().stream()
                        .map(view -> new InboxItem(InstructionJson.of(view, false)))
                        .toList(),
                found.total());
    }

    private static InstructionCriteria criteria(Inbox inbox) {
        ModuleSearchCriteria asked = Objects.requireNonNullElse(inbox.moduleSearchCriteria(), EVERYTHING);
        return new InstructionCriteria(
                Tenants.needed(asked.tenantId() == null ? inbox.tenantId() : asked.tenantId()),
                Set.of(),
                asked.jitBillNo() == null ? Set.of() : Set.of(asked.jitBillNo()),
                statuses(asked.status()),
                null,
                asked.piType(),
                null,
                null,
                new About(null, asked.billNumber(), asked.ward(), asked.projectType(), asked.projectName()),
                instant(asked.createdFrom()),
                instant(asked.createdTo()),
                View.ALL,
                Order.CREATED,
                false,
                SearchCriteriaReader.limit(inbox.limit()),
                Objects.requireNonNullElse(inbox.offset(), 0));
    }

    private static Set<PiStatus> statuses(@Nullable JsonNode asked) {
        Set<PiStatus> statuses = new HashSet<>();
        if (asked != null && asked.isArray()) {
            asked.forEach(each -> statuses.addAll(SearchCriteriaReader.statuses(each.asString(""))));
        } else if (asked != null && !asked.isNull()) {
            statuses.addAll(SearchCriteriaReader.statuses(asked.asString("")));
        }
        return statuses;
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
