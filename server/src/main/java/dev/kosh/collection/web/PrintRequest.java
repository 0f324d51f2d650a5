package dev.kosh.collection.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.wire.RequestInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Body of the PDF service: what is printed, by its id. The rest of what is posted is not read: the stored one is printed. */
record PrintRequest(
        @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
        @JsonProperty("Payments") @Nullable List<@NotNull @Valid PrintedJson> payments,
        @JsonProperty("Bill") @Nullable List<@NotNull @Valid PrintedJson> bills) {

    /** A payment by its id, or a bill by its id or number. */
    record PrintedJson(
            @Nullable @Size(max = 64) String id,
            @Nullable @Size(max = 64) String tenantId,
            @Nullable @Size(max = 128) String billNumber) {}

    List<PrintedJson> printed(String member) {
        List<PrintedJson> named = member.equals("Bill") ? bills : payments;
        return named == null ? List.of() : named;
    }

    /** The tenants that what is printed names; that of the call when it names none. */
    Set<String> tenants(String member, String ofCall) {
        Set<String> named = new HashSet<>();
        for (PrintedJson each : printed(member)) {
            if (each.tenantId() != null) {
                named.add(each.tenantId());
            }
        }
        return named.isEmpty() ? Set.of(ofCall) : named;
    }
}
