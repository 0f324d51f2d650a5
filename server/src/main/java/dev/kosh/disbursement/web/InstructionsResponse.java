package dev.kosh.disbursement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.disbursement.InstructionSearch.Found;
import dev.kosh.disbursement.InstructionView;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.ResponseInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answer to a search of payment instructions. */
record InstructionsResponse(
        @JsonProperty("ResponseInfo") ResponseInfo responseInfo,
        List<InstructionJson> paymentInstructions,
        long totalCount) {

    static InstructionsResponse of(@Nullable RequestInfo request, Found<InstructionView> found, boolean upstream) {
        return new InstructionsResponse(
                ResponseInfo.of(request, ResponseInfo.OK),
                found.page().stream()
                        .map(view -> InstructionJson.of(view, upstream))
                        .toList(),
                found.total());
    }
}
