package dev.kosh.billing.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.wire.ResponseInfo;
import java.util.List;

/** Answer of the end points of bulk jobs. */
record BulkJobResponse(
        @JsonProperty("ResponseInfo") ResponseInfo responseInfo,
        @JsonProperty("BulkJobs") List<BulkJobJson> bulkJobs) {}
