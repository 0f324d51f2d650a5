package dev.kosh.access.store;

import org.jspecify.annotations.Nullable;

/**
 * Whatever else is known of a person; kept sealed, as a whole. Aadhaar and PAN are not among it: nothing here needs them.
 *
 * @param dob {@code yyyy-MM-dd}
 */
public record Profile(
        @Nullable String salutation,
        @Nullable String altContactNumber,
        @Nullable String alternatemobilenumber,
        @Nullable String permanentCity,
        @Nullable String permanentPinCode,
        @Nullable String correspondenceAddress,
        @Nullable String correspondenceCity,
        @Nullable String correspondencePinCode,
        @Nullable String fatherOrHusbandName,
        @Nullable String relationship,
        @Nullable String signature,
        @Nullable String bloodGroup,
        @Nullable String photo,
        @Nullable String identificationMark,
        @Nullable String dob) {

    public static final Profile EMPTY =
            new Profile(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    @Override
    public String toString() {
        return "Profile";
    }
}
