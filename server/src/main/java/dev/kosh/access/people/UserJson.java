package dev.kosh.access.people;

import dev.kosh.access.User;
import dev.kosh.access.store.Person;
import dev.kosh.access.store.Profile;
import dev.kosh.access.token.PasswordAge;
import dev.kosh.access.token.RoleOnWire;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user in the answers of user administration; never with a password. */
record UserJson(
        long id,
        String userName,
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
        @Nullable String alternatemobilenumber,
        boolean active,
        String locale,
        String type,
        boolean accountLocked,
        @Nullable Long accountLockedDate,
        @Nullable String fatherOrHusbandName,
        @Nullable String relationship,
        @Nullable String signature,
        @Nullable String bloodGroup,
        @Nullable String photo,
        @Nullable String identificationMark,
        @Nullable Long createdBy,
        @Nullable Long lastModifiedBy,
        String tenantId,
        List<RoleOnWire> roles,
        String uuid,
        String createdDate,
        String lastModifiedDate,
        @Nullable String dob,
        @Nullable String pwdExpiryDate) {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm:ss").withZone(ZoneOffset.UTC);

    /** @param dob in the form of this answer */
    static UserJson of(Person person, @Nullable String dob, PasswordAge age) {
        User user = person.account().user();
        Profile profile = person.profile();
        Instant lockedAt = person.account().lockedAt();
        Instant expiresAt = age.expiresAt(person.passwordSetAt());
        return new UserJson(
                user.id(),
                user.userName(),
                profile.salutation(),
                user.name(),
                user.gender(),
                user.mobileNumber(),
                user.emailId(),
                profile.altContactNumber(),
                null,
                null,
                user.permanentAddress(),
                profile.permanentCity(),
                profile.permanentPinCode(),
                profile.correspondenceAddress(),
                profile.correspondenceCity(),
                profile.correspondencePinCode(),
                profile.alternatemobilenumber(),
                user.active(),
                person.account().locale(),
                user.type().name(),
                lockedAt != null,
                lockedAt == null ? null : lockedAt.toEpochMilli(),
                profile.fatherOrHusbandName(),
                profile.relationship(),
                profile.signature(),
                profile.bloodGroup(),
                profile.photo(),
                profile.identificationMark(),
                person.createdBy(),
                person.modifiedBy(),
                user.tenantId().value(),
                person.account().roles().stream().map(RoleOnWire::of).toList(),
                user.uuid(),
                DATE.format(person.createdAt()),
                DATE.format(person.modifiedAt()),
                dob,
                expiresAt == null ? null : DATE.format(expiresAt));
    }
}
