package dev.kosh.billing.web;

import dev.kosh.access.User;
import org.jspecify.annotations.Nullable;

/** A demand's payer as the wire has him; what we do not keep of people is null. */
record PayerJson(
        String uuid,
        @Nullable Long id,
        String userName,
        String type,
        @Nullable String salutation,
        String name,
        @Nullable String gender,
        @Nullable String mobileNumber,
        @Nullable String emailId,
        @Nullable String altContactNumber,
        @Nullable String pan,
        @Nullable String aadhaarNumber,
        @Nullable String permanentAddress,
        @Nullable String permanentCity,
        @Nullable String permanentPinCode,
        @Nullable String correspondenceAddress,
        @Nullable String correspondenceCity,
        @Nullable String correspondencePinCode,
        boolean active,
        String tenantId) {

    static PayerJson of(User user) {
        return new PayerJson(
                user.uuid(),
                user.id(),
                user.userName(),
                user.type().name(),
                null,
                user.name(),
                user.gender(),
                user.mobileNumber(),
                user.emailId(),
                null,
                null,
                null,
                user.permanentAddress(),
                null,
                null,
                null,
                null,
                null,
                user.active(),
                user.tenantId().value());
    }
}
