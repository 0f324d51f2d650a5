package dev.kosh.access.people;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.SafeHtml;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Body of the calls that put users on record or change them; the name stands in the codes of its violations. */
record CreateUserRequest(
        @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
        @Valid @NotNull UserInput user) {

    static final String NAME = "^[^\\\\$\"<>?~!@#%^()+={}\\[\\]*,:;]*$";
    static final String MOBILE = "^$|^[0-9]{10}$";
    private static final String PIN = "^$|^[1-9][0-9]{5}$";
    private static final String DATE = "^$|^[0-9]{2}/[0-9]{2}/[0-9]{4}$";

    /**
     * A user; what is absent stays as it is.
     *
     * @param dob {@code dd/MM/yyyy}
     * @param otpReference the one-time password that registration shows
     */
    record UserInput(
            @Nullable Long id,
            @Nullable @Size(max = 36) String uuid,
            @Nullable @SafeHtml @Size(max = 64) String userName,
            @Nullable @SafeHtml @Size(max = 5) String salutation,

            @Nullable @Size(max = 50) @Pattern(regexp = NAME)
            String name,

            @Nullable @Size(max = 20) String gender,
            @Nullable @Pattern(regexp = MOBILE) String mobileNumber,
            @Nullable @Email @Size(max = 128) String emailId,
            @Nullable @SafeHtml @Size(max = 50) String altContactNumber,
            @Nullable @Pattern(regexp = MOBILE) String alternatemobilenumber,
            @Nullable @SafeHtml @Size(max = 300) String permanentAddress,
            @Nullable @SafeHtml @Size(max = 300) String permanentCity,
            @Nullable @Pattern(regexp = PIN) String permanentPinCode,
            @Nullable @SafeHtml @Size(max = 300) String correspondenceAddress,
            @Nullable @SafeHtml @Size(max = 300) String correspondenceCity,
            @Nullable @Pattern(regexp = PIN) String correspondencePinCode,
            @Nullable @SafeHtml @Size(max = 100) String fatherOrHusbandName,
            @Nullable @SafeHtml @Size(max = 20) String relationship,
            @Nullable @SafeHtml @Size(max = 36) String signature,
            @Nullable @SafeHtml @Size(max = 32) String bloodGroup,
            @Nullable @SafeHtml @Size(max = 36) String photo,
            @Nullable @SafeHtml @Size(max = 300) String identificationMark,
            @Nullable @Pattern(regexp = DATE) String dob,
            @Nullable @Size(max = 16) String locale,
            @Nullable String type,
            @Nullable Boolean active,
            @Nullable Boolean accountLocked,
            @Nullable @Size(max = 128) String password,
            @Nullable String tenantId,
            @Nullable @Size(max = 200) List<@Valid @NotNull RoleInput> roles,
            @Nullable String otpReference) {

        @Override
        public String toString() {
            return "UserInput[" + uuid + "]";
        }
    }

    /** @param tenantId that of the user unless given */
    record RoleInput(
            @Nullable @Size(max = 50) String code,
            @Nullable @SafeHtml @Size(max = 128) String name,
            @Nullable String tenantId) {}
}
