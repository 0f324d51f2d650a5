package dev.kosh.access.people;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of the user search; criteria stand beside {@code RequestInfo}.
 *
 * @param pageSize how many
 * @param pageNumber how many to leave out, in spite of its name
 * @param fuzzyLogic whether {@code name} may be a part of the name
 * @param sort the first of them: {@code name}, {@code userName}, {@code id}, {@code createdDate},
 *     {@code lastModifiedDate}
 */
record UserSearchRequest(
        @JsonProperty("RequestInfo") @Nullable InfoWithPlainAccess requestInfo,
        @Nullable List<Long> id,
        @Nullable List<String> uuid,
        @Nullable String userName,
        @Nullable String name,
        @Nullable String mobileNumber,
        @Nullable String emailId,
        @Nullable Boolean fuzzyLogic,
        @Nullable Boolean active,
        @Nullable String tenantId,
        @Nullable Integer pageSize,
        @Nullable Integer pageNumber,
        @Nullable List<String> sort,
        @Nullable String userType,
        @Nullable List<String> roleCodes) {

    /** What of {@code RequestInfo} this search reads: who wants to see something in clear. */
    record InfoWithPlainAccess(@Nullable PlainAccess plainAccessRequest) {}

    /**
     * A wish to see members of one person in clear; told to the audit trail.
     *
     * @param recordId uuid of the person
     * @param fields the same as {@code plainRequestFields}
     */
    record PlainAccess(
            @Nullable String recordId,
            @Nullable List<String> plainRequestFields,
            @Nullable List<String> fields) {

        List<String> members() {
            List<String> named = plainRequestFields == null ? fields : plainRequestFields;
            return named == null ? List.of() : named;
        }
    }

    @Override
    public String toString() {
        return "UserSearchRequest[" + tenantId + "]";
    }
}
