package dev.kosh.billing.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.wire.ResponseInfo;
import java.util.List;

/** Answer of the bill end points. The first member's misspelling is contract; the second says the same. */
record BillResponse(
        @JsonProperty("ResposneInfo") ResponseInfo resposneInfo,
        @JsonProperty("ResponseInfo") ResponseInfo responseInfo,
        @JsonProperty("Bill") List<BillJson> bills) {

    BillResponse(ResponseInfo info, List<BillJson> bills) {
        this(info, info, bills);
    }
}
